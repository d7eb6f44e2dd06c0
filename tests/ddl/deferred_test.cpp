#include "ddl/deferred.hpp"

#include "ddl/sql_builder.hpp"
#include "support/catch.hpp"

namespace migrator {
namespace {

DeferredStatement index_on(std::string const& given_name = "") {
  return SqlBuilder{}
      .words("CREATE INDEX")
      .index_name({"t", {"a"}, "", given_name})
      .words("ON")
      .table("t")
      .columns("t", {ListedColumn{"a", " DESC"}, ListedColumn{"", "lower(b)"}})
      .deferred();
}

DeferredStatement foreign_key() {
  return SqlBuilder{}
      .words("ALTER TABLE")
      .table("t")
      .words("ADD CONSTRAINT")
      .foreign_key_name({"t", "a", "u", "id"})
      .words("FOREIGN KEY")
      .columns("t", std::vector<std::string>{"a"})
      .words("REFERENCES")
      .table("u")
      .columns("u", std::vector<std::string>{"id"})
      .deferred();
}

}  // namespace

TEST_CASE("a builder puts one blank between words and quotes names", "[ddl]") {
  CHECK(SqlBuilder{}
            .words("ALTER TABLE")
            .table("t x")
            .words("")
            .words("DROP COLUMN")
            .column("t x", "c")
            .words("CASCADE")
            .text() == "ALTER TABLE \"t x\" DROP COLUMN \"c\" CASCADE");
  CHECK(SqlBuilder{}.words("IS").literal("it's").text() == "IS 'it''s'");
  CHECK(SqlBuilder{}.words("CHECK").parenthesised("a > 0").tight(";").text() == "CHECK (a > 0);");
}

TEST_CASE("a deferred statement is written with the names of that moment", "[ddl]") {
  DeferredStatement index = index_on();
  CHECK(index.sql() == "CREATE INDEX \"t_a_fec8f2a3\" ON \"t\" (\"a\" DESC, lower(b))");

  index.rename_table("t", "s");
  index.rename_column("s", "a", "z");

  CHECK(index.sql().starts_with("CREATE INDEX \"s_z_"));
  CHECK(index.sql().ends_with("ON \"s\" (\"z\" DESC, lower(b))"));
}

TEST_CASE("a given name is kept when the table is renamed", "[ddl]") {
  DeferredStatement index = index_on("mine");
  index.rename_table("t", "s");
  CHECK(index.sql() == "CREATE INDEX \"mine\" ON \"s\" (\"a\" DESC, lower(b))");
}

TEST_CASE("the name of an index stays what it was when somebody looked for it", "[ddl]") {
  DeferredStatement index = index_on();
  std::string const name = "CREATE INDEX \"t_a_fec8f2a3\"";
  index.settle_index_names("other");
  index.rename_column("t", "a", "z");
  CHECK_FALSE(index.sql().starts_with(name));
  index.rename_column("t", "z", "a");
  index.settle_index_names("t");
  index.rename_column("t", "a", "z");
  CHECK(index.sql() == name + " ON \"t\" (\"z\" DESC, lower(b))");
}

TEST_CASE("the name of a unique constraint is always made anew", "[ddl]") {
  DeferredStatement constraint = SqlBuilder{}.index_name({"t", {"a"}, "_uniq", ""}).deferred();
  std::string const name = constraint.sql();
  constraint.settle_index_names("t");
  constraint.rename_column("t", "a", "z");
  CHECK(constraint.sql() != name);
}

TEST_CASE("a foreign key follows the renaming of either end", "[ddl]") {
  DeferredStatement statement = foreign_key();
  CHECK(statement.sql().find("_fk_u_id\"") != std::string::npos);
  statement.rename_table("u", "v");
  statement.rename_column("v", "id", "pk");
  CHECK(statement.sql().find("_fk_v_pk\"") != std::string::npos);
  CHECK(statement.sql().ends_with("REFERENCES \"v\" (\"pk\")"));
}

TEST_CASE("a column of the same name in another table is another column", "[ddl]") {
  DeferredStatement index = index_on();
  index.rename_column("other", "a", "z");
  CHECK(index.sql() == index_on().sql());
}

TEST_CASE("a statement mentions its tables, its columns and the index it makes", "[ddl]") {
  CHECK(foreign_key().mentions_table("t"));
  CHECK(foreign_key().mentions_table("u"));
  CHECK_FALSE(foreign_key().mentions_table("v"));
  CHECK(foreign_key().mentions_column("u", "id"));
  CHECK_FALSE(foreign_key().mentions_column("t", "id"));
  CHECK_FALSE(index_on().mentions_column("t", "b"));
  CHECK(index_on("mine").creates_index("t", "mine"));
  CHECK(index_on().creates_index("t", "t_a_fec8f2a3"));
  CHECK_FALSE(index_on("mine").creates_index("u", "mine"));
}

}  // namespace migrator
