"""What a random history is: the models it goes on from, its migrations, the journey over them."""

from dataclasses import dataclass, field
from typing import Any

import random_names
from random_literals import AUTOMATIC, INTEGERS

Operation = dict[str, Any]
Key = tuple[str, str]  # app, migration
Step = tuple[str, ...]  # what follows the word migrate

ALWAYS = 1000  # steps that no journey has
INDEXABLE = INTEGERS + ("CharField", "DateField", "DateTimeField", "DecimalField", "BooleanField",
                        "UUIDField")
RELATIONS_WITH_COLUMN = ("ForeignKey", "OneToOneField")
WITHOUT_COLUMN = ("ManyToManyField", "CompositePrimaryKey")


@dataclass
class Model:
    """What the generator has to know of a model to go on from it."""

    app: str
    name: str
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    together: list[list[str]] = field(default_factory=list)
    index_together: list[list[str]] = field(default_factory=list)
    indexes: dict[str, dict[str, Any]] = field(default_factory=dict)
    constraints: dict[str, dict[str, Any]] = field(default_factory=dict)
    parents: tuple[str, ...] = ()  # "app.Model" that it inherits from, by table or as a proxy
    proxy: bool = False
    ordered_by: str = ""  # order_with_respect_to
    db_table: str = ""
    managed: bool = True
    swappable: bool = False  # settings name it
    swapped: bool = False
    nulled: bool = False  # a group of fields was set to null, which Django's RenameField cannot take
    rows: int = 0         # how many the table has
    made_in: int = 0      # the number of the migration that creates it

    @property
    def label(self) -> str:
        return f"{self.app}.{self.name}"

    @property
    def composite(self) -> bool:
        return any(each["type"] == "CompositePrimaryKey" for each in self.fields.values())

    def has_table(self) -> bool:
        return self.managed and not self.swapped

    def table(self) -> str:
        return self.db_table or random_names.shortened(f"{self.app}_{self.name}".lower())

    def quoted_table(self) -> str:
        return random_names.quoted(self.table())

    def column(self, name: str) -> str:
        relation = self.fields[name]["type"] in RELATIONS_WITH_COLUMN
        return self.fields[name].get("db_column") or name + ("_id" if relation else "")

    def named_objects(self) -> list[dict[str, Any]]:
        return [*self.indexes.values(), *self.constraints.values()]

    def used_fields(self) -> set[str]:
        """Those that an index, a constraint, a group or another field names."""
        used = {name for group in (*self.together, *self.index_together) for name in group}
        for each in self.fields.values():
            used |= {*each.get("_uses", ()), *each.get("field_names", ())}
        for each in self.named_objects():
            used |= {name.lstrip("-") for name in each.get("fields", ())} | set(each["_uses"])
        return used | {self.ordered_by}

    def fields_in_texts(self) -> set[str]:
        """Those whose type or name an SQL text, an operator class or an access method needs."""
        return {name for each in (*self.fields.values(), *self.named_objects())
                for name in each.get("_uses", ())}

    def columns(self, kinds: tuple[str, ...] = INDEXABLE) -> list[str]:
        """Fields that an SQL text can name: the column is called as they are."""
        return [name for name, each in self.fields.items()
                if each["type"] in kinds and "db_column" not in each]

    def names(self) -> list[str]:
        """Fields with a column, whatever it is called, that a B-tree can hold."""
        kinds = INDEXABLE + RELATIONS_WITH_COLUMN + AUTOMATIC + ("TextField", "SlugField")
        return [name for name, each in self.fields.items() if each["type"] in kinds]


@dataclass
class Migration:
    key: Key
    dependencies: list[Key]
    operations: list[Operation]
    atomic: bool = True
    run_before: list[Key] = field(default_factory=list)
    replaces: list[Key] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)  # other keys of the file
    since: int = 0  # the step of the journey from which on the file is there
    until: int = ALWAYS  # the step at which it is gone

    def content(self) -> dict[str, Any]:
        content: dict[str, Any] = dict(self.more)
        if not self.atomic:
            content["atomic"] = False
        for key, keys in (("dependencies", self.dependencies), ("run_before", self.run_before),
                          ("replaces", self.replaces)):
            if keys or key == "dependencies":
                content[key] = [list(each) for each in keys]
        return content | {"operations": [stripped(each) for each in self.operations]}


@dataclass
class History:
    seed: int
    migrations: list[Migration]
    journey: list[Step]  # where to go, one after the other
    settings: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # beside the migrations


def stripped(value: Any) -> Any:
    """Without what the generator notes for itself, under keys that begin with an underscore."""
    if isinstance(value, dict):
        plain = {key: stripped(each) for key, each in value.items() if not key.startswith("_")}
        return plain | ({"to": {"setting": value["_setting"]}} if "_setting" in value else {})
    return [stripped(each) for each in value] if isinstance(value, list) else value
