#include "inspection/inspect_models.hpp"

#include "ddl/names.hpp"
#include "support/catch.hpp"

using namespace migrator;

namespace {

ColumnDescription column(std::string name, std::string type, std::string type_name) {
  return {.name = std::move(name), .type = std::move(type), .type_name = std::move(type_name)};
}

ColumnDescription id() {
  ColumnDescription made = column("id", "bigint", "int8");
  made.identity = Identity::by_default;
  return made;
}

ConstraintDescription key_of(std::string const& table) {
  return {.name = table + "_pkey", .kind = ConstraintKind::primary_key, .columns = {"id"}};
}

ConstraintDescription reference(std::string name, std::string from, std::string to) {
  return {.name = std::move(name),
          .kind = ConstraintKind::foreign_key,
          .definition = "FOREIGN KEY (x) REFERENCES y(id) DEFERRABLE INITIALLY DEFERRED",
          .columns = {std::move(from)},
          .to_table = std::move(to),
          .to_columns = {"id"},
          .is_deferrable = true,
          .is_deferred = true};
}

TableDescription table(std::string const& name, std::vector<ColumnDescription> columns) {
  TableDescription made{.name = name, .columns = {id()}, .constraints = {key_of(name)}};
  for (ColumnDescription& each : columns) {
    made.columns.push_back(std::move(each));
  }
  return made;
}

Field field_of(ColumnDescription const& one, std::size_t notes = 0) {
  AnnotatedModel const made = inspect_models({table("t", {one})}, "app").front();
  CHECK(made.field_notes.size() == notes);
  return made.model.fields.at(1).field;
}

IndexDescription index(std::string name, std::string column_name, std::string opclass = "") {
  return {.name = std::move(name),
          .method = "btree",
          .elements = {{.column = column_name, .sql = column_name, .opclass = std::move(opclass)}}};
}

}  // namespace

TEST_CASE("a type that Django has no class for is a CustomField", "[inspection]") {
  CHECK(text_option(field_of(column("c", "cidr", "cidr")), "db_type") == "cidr");
  ColumnDescription own = column("c", "text", "text");
  own.type = "public.text";
  own.is_built_in = false;
  CHECK(text_option(field_of(own), "db_type") == "public.text");
}

TEST_CASE("a class that makes another type is given, and that is said", "[inspection]") {
  CHECK(field_of(column("c", "real", "float4"), 1).is("FloatField"));
  CHECK(field_of(column("c", "numeric", "numeric"), 1).is("DecimalField"));
  CHECK(field_of(column("c", "double precision", "float8")).is("FloatField"));
}

TEST_CASE("arrays are fields of fields", "[inspection]") {
  ColumnDescription matrix = column("c", "integer", "int4");
  matrix.dimensions = 2;
  Field const made = field_of(matrix);
  REQUIRE(made.is("ArrayField"));
  REQUIRE(made.inner.front().is("ArrayField"));
  CHECK(made.inner.front().inner.front().is("IntegerField"));
}

TEST_CASE("simple defaults are values, others SQL", "[inspection]") {
  auto const default_of = [](std::string type, std::string type_name, std::string sql) {
    ColumnDescription with = column("c", std::move(type), std::move(type_name));
    with.default_sql = std::move(sql);
    return field_of(with).db_default;
  };
  CHECK(default_of("integer", "int4", "'-1'::integer") == Value{-1});
  CHECK(default_of("integer", "int4", "12") == Value{12});
  CHECK(default_of("integer", "int4", "(1 + 2)") == Value{Sql{"(1 + 2)"}});
  CHECK(default_of("text", "text", "'it''s'::text") == Value{"it's"});
  CHECK(default_of("text", "text", "('a'::text || 'b'::text)") ==
        Value{Sql{"('a'::text || 'b'::text)"}});
  CHECK(default_of("boolean", "bool", "true") == Value{true});
  // PostgreSQL writes these so only if they were given so.
  CHECK(default_of("bigint", "int8", "'0'::bigint") == Value{Sql{"'0'::bigint"}});
  CHECK(default_of("bigint", "int8", "'5000000000'::bigint") == Value{5'000'000'000});
  CHECK(default_of("text", "text", "'x'::character varying") ==
        Value{Sql{"'x'::character varying"}});
}

TEST_CASE("an index that the field would have is the field's, any other the model's",
          "[inspection]") {
  TableDescription with = table("t", {column("c", "text", "text")});
  with.indexes = {index(index_name("t", {"c"}, ""), "c"), index("any", "c", "text_pattern_ops"),
                  index("mine", "c"), index("other", "c", "varchar_pattern_ops"),
                  index("second", "c", "text_pattern_ops")};
  ModelState const made = inspect_models({with}, "app").front().model;
  CHECK(made.fields[1].field.db_index);
  REQUIRE(made.options.indexes.size() == 3);
  CHECK(made.options.indexes[0].name == "mine");
  CHECK(made.options.indexes[1].name == "other");
  CHECK(made.options.indexes[2].name == "second");
}

TEST_CASE("an index for LIKE that a new column gets is told of", "[inspection]") {
  TableDescription with = table("t", {column("c", "text", "text")});
  with.indexes = {index(index_name("t", {"c"}, ""), "c")};
  AnnotatedModel const made = inspect_models({with}, "app").front();
  CHECK(made.field_notes.at("c") ==
        std::vector<std::string>{"a new one gets an index for LIKE, too"});
}

TEST_CASE("a generated column is blank, and never NOT NULL", "[inspection]") {
  ColumnDescription generated = column("c", "integer", "int4");
  generated.is_generated = true;
  generated.default_sql = "(a + 1)";
  CHECK(field_of(generated, 1).blank);
  generated.is_null = true;
  CHECK(field_of(generated, 0).blank);
}

TEST_CASE("what fields and models cannot say of columns and tables is told of", "[inspection]") {
  ColumnDescription domain = column("c", "amount", "amount");
  domain.is_built_in = false;
  domain.is_null_but_for_type = true;
  field_of(domain, 1);
  ColumnDescription stored = column("c", "integer", "int4");
  stored.more = "STATISTICS 9";
  field_of(stored, 1);

  TableDescription with = table("t", {});
  with.more = {"CREATE STATISTICS public.s ON a, b FROM t"};
  with.constraints.front().is_deferrable = true;
  with.constraints.front().definition = "PRIMARY KEY (id) DEFERRABLE";
  with.indexes = {index("t_pkey", "id")};
  with.indexes.front().parameters = {"fillfactor=70"};
  CHECK(inspect_models({with}, "app").front().notes ==
        std::vector<std::string>{
            "without CREATE STATISTICS public.s ON a, b FROM t",
            "constraint t_pkey: PRIMARY KEY (id) DEFERRABLE WITH (fillfactor=70)"});
}

TEST_CASE("what a foreign key cannot say of its column is told of", "[inspection]") {
  TableDescription maker = table("maker", {});
  maker.kind = TableKind::partitioned;
  ColumnDescription from = column("maker_id", "bigint", "int8");
  from.is_generated = true;
  from.default_sql = "1";
  TableDescription item = table("item", {from});
  item.constraints.push_back(reference("f", "maker_id", "maker"));
  item.constraints.back().definition =
      "FOREIGN KEY (maker_id) REFERENCES maker(id) ON DELETE SET NULL (maker_id)";
  AnnotatedModel const made = inspect_models({item, maker}, "app").front();
  CHECK(made.field_notes.at("maker") ==
        std::vector<std::string>{
            "the foreign key is ON DELETE SET NULL (maker_id); a new one would be DEFERRABLE "
            "INITIALLY DEFERRED",
            "GENERATED ALWAYS AS 1; a new one would not be",
            "to maker, which is not managed: it has to be there before"});
}

TEST_CASE("relations that would have one name from the other side are told apart", "[inspection]") {
  TableDescription maker = table("maker", {column("item", "text", "text")});
  TableDescription item =
      table("item", {column("a_id", "bigint", "int8"), column("b", "bigint", "int8")});
  item.constraints.push_back(reference("fa", "a_id", "maker"));
  item.constraints.push_back(reference("fb", "b", "maker"));
  std::vector<AnnotatedModel> const made = inspect_models({item, maker}, "app");
  std::vector<NamedField> const& fields = made.front().model.fields;
  CHECK(fields[1].name == "a");
  CHECK(fields[1].field.relation->to.name == "Maker");
  CHECK(fields[1].field.relation->related_name == "item_a_set");
  CHECK(fields[2].field.relation->related_name == "item_b_set");
  CHECK(fields[2].field.db_column == "b");
}

TEST_CASE("a reference to a table that is not there stays a column, and that is said",
          "[inspection]") {
  TableDescription item = table("item", {column("a_id", "bigint", "int8")});
  item.constraints.push_back(reference("fa", "a_id", "elsewhere"));
  AnnotatedModel const made = inspect_models({item}, "app").front();
  CHECK(made.model.fields[1].name == "a_id");
  CHECK(made.model.fields[1].field.is("BigIntegerField"));
  CHECK(made.notes.size() == 1);
}

TEST_CASE("a table without a primary key is not managed", "[inspection]") {
  TableDescription log{.name = "log", .columns = {column("at", "date", "date")}};
  ModelState const made = inspect_models({log}, "app").front().model;
  CHECK_FALSE(made.options.managed);
  CHECK(made.fields.front().field.primary_key);
}

TEST_CASE("an index whose name Django refuses is held back, and that is said", "[inspection]") {
  TableDescription one = table("t", {column("c", "integer", "int4")});
  std::string const longest(30, 'x');
  one.indexes = {index("_lead", "c"), index("1st", "c"), index("a%b", "c"),
                 index(longest, "c"), index("_1%", "c"), index(longest + "x", "c")};
  AnnotatedModel const made = inspect_models({one}, "app").front();
  std::vector<Index> const& kept = made.model.options.indexes;
  REQUIRE(kept.size() == 2);
  CHECK(kept.front().name == "a%%b");
  CHECK(kept.back().name == longest);
  REQUIRE(made.held_back_indexes.size() == 4);
  CHECK(made.held_back_indexes[0].name == "_lead");
  CHECK(made.held_back_indexes[1].name == "1st");
  CHECK(made.held_back_indexes[2].name == "_1%");
  CHECK(made.notes.size() == 4);
  CHECK(made.notes.front() == "without index _lead: Django does not take its name");
}

TEST_CASE("of constraints of one name the first stays", "[inspection]") {
  TableDescription one = table("a", {column("c", "integer", "int4")});
  ConstraintDescription const check{
      .name = "c%1", .definition = "CHECK (c > 1)", .columns = {"c"}, .condition = "c > 1"};
  one.constraints.push_back(check);
  TableDescription other = table("b", {column("c", "integer", "int4")});
  other.constraints.push_back(check);
  std::vector<AnnotatedModel> const made = inspect_models({one, other}, "app");
  CHECK(made[0].model.options.constraints.size() == 1);
  CHECK(made[0].held_back_constraints.empty());
  CHECK(made[1].model.options.constraints.empty());
  REQUIRE(made[1].held_back_constraints.size() == 1);
  CHECK(name_of(made[1].held_back_constraints.front()) == "c%1");
  CHECK(made[1].notes.size() == 1);
}
