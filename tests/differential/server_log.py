"""The statements that a private server has logged, without a runner's own bookkeeping."""

import re
from pathlib import Path

from sides import Server

# What is sent besides the migrations' SQL: the session, transactions, questions to the catalogue,
# the record of the migrations and, without a transaction, of their statements.
BOOKKEEPING = re.compile(
    r"BEGIN\b|COMMIT\b|ROLLBACK\b|SET (TimeZone|DateStyle|SESSION CHARACTERISTICS)\b|SHOW |"
    r"SELECT (current_database|set_config|pg_(advisory|backend_pid|try_advisory|is_in_recovery))|"
    r"SET migrator\.migration = |RESET migrator\.migration|SELECT [^;]*pg_locks|"
    r"LOCK TABLE \"django_migrations\"|"
    r"\s*(SELECT|WITH)\s[^;]*\b(pg_(class|constraint|type|collation|index|extension)|pg_catalog)\b|"
    r"(INSERT INTO|DELETE FROM|SELECT [^;]* FROM|CREATE TABLE) \"django_migrations\"|"
    r"(INSERT INTO|DELETE FROM|SELECT [^;]* FROM|CREATE TABLE|DROP TABLE) \"?(public\.)?"
    r"django_migrations_ledger\"?( |$)|(SAVEPOINT|RELEASE SAVEPOINT) migrator_1$|"
    r"SET LOCAL lock_timeout = '1s'; SET LOCAL statement_timeout = 0$",
    re.DOTALL)


class Log:
    """The server's log, from where it was last read."""

    def __init__(self, server: Server) -> None:
        self.path = Path(server.query("SHOW data_directory")) / "server.log"
        self.read_to = 0

    def skip(self) -> None:
        self.read_to = self.path.stat().st_size

    def statements(self) -> list[str]:
        """One an entry; the lines of a statement but its first are indented by a tab."""
        with self.path.open(encoding="utf-8") as file:
            file.seek(self.read_to)
            text = file.read()
        found = re.findall(r"LOG:  statement: ([^\n]*(?:\n\t[^\n]*)*)", text)
        return [statement.replace("\n\t", "\n") for statement in found]

    def sent(self) -> str:
        """The migrations' own, as a script."""
        own = [each for each in self.statements() if not BOOKKEEPING.match(each)]
        return "".join(each + ("\n" if each.rstrip().endswith(";") else ";\n") for each in own)
