#include "ddl/state_catalog.hpp"

#include "support/catch.hpp"
#include "support/editor_world.hpp"

#include <algorithm>

namespace migrator {
namespace {

using testing::key;
using testing::make;
using testing::model_of;
using testing::relation;
using testing::text;

using Names = std::vector<std::string>;

Names names(std::vector<ConstraintInfo> const& all) {
  Names found;
  for (ConstraintInfo const& info : all) {
    found.push_back(info.name);
  }
  return found;
}

ProjectState library() {
  ProjectState state;
  state.put(model_of("Shelf", {key()}));
  ModelState book = model_of(
      "Book", {key("id", "AutoField"), text("isbn", 13), make("pages", "PositiveIntegerField"),
               relation("shelf", "ForeignKey", "lab.Shelf"),
               relation("tags", "ManyToManyField", "lab.Shelf")});
  book.fields[1].field.unique = true;
  book.options.unique_together = {{"pages", "shelf"}};
  book.options.indexes = {{.type = IndexType::gin, .name = "gin", .fields = {"isbn"}}};
  book.options.constraints = {
      UniqueConstraint{.name = "part", .fields = {"pages"}, .condition = "x"}};
  state.put(book);
  return state;
}

}  // namespace

TEST_CASE("PostgreSQL's names have their longer part shortened first", "[ddl]") {
  CHECK(postgres_name("t", "", "pkey") == "t_pkey");
  CHECK(postgres_name("t", "c", "key") == "t_c_key");
  std::string const name = postgres_name(std::string(60, 't'), std::string(20, 'c'), "check");
  CHECK(name == std::string(36, 't') + "_" + std::string(20, 'c') + "_check");
  CHECK(postgres_name(std::string(60, 't'), std::string(60, 'c'), "key").size() == 63);
}

TEST_CASE("a state foretells the constraints of its tables", "[ddl]") {
  Settings const settings;
  StateCatalog const catalog{library(), settings};

  std::vector<ConstraintInfo> const all = catalog.constraints("lab_book");

  Names const found = names(all);
  CHECK(found.size() == 9);
  for (char const* const name : {"lab_book_isbn_key", "lab_book_pages_check", "lab_book_pkey",
                                 "lab_book_shelf_id_f7131649_fk_lab_shelf_id",
                                 "lab_book_shelf_id_f7131649", "gin", "part"}) {
    INFO(name);
    CHECK(std::ranges::find(found, name) != found.end());
  }
  CHECK(all.back().index);
  CHECK_FALSE(all.front().index);
}

TEST_CASE("many-to-many tables are foretold too", "[ddl]") {
  Settings const settings;
  StateCatalog const catalog{library(), settings};
  CHECK(catalog.has_table("lab_book_tags"));
  CHECK(catalog.columns("lab_book_tags") == Names{"id", "book_id", "shelf_id"});
  CHECK_FALSE(catalog.has_table("lab_other"));
  CHECK(catalog.constraints("lab_other").empty());
}

TEST_CASE("automatic columns have sequences", "[ddl]") {
  Settings const settings;
  StateCatalog const catalog{library(), settings};
  CHECK(catalog.sequence("lab_book", "id") == "lab_book_id_seq");
  CHECK(catalog.sequence("lab_book", "pages") == std::nullopt);
}

TEST_CASE("a custom field has a sequence when its type makes one", "[ddl]") {
  auto const custom = [](char const* name, decltype(Field::options) const& options) {
    return make(name, "CustomField", [&](Field& field) { field.options = options; });
  };
  ProjectState state;
  state.put(model_of("Row", {key(), custom("a", {{"db_type", "bigserial"}}),
                             custom("b", {{"db_type", "bigint"},
                                          {"db_type_suffix", "GENERATED ALWAYS AS IDENTITY"}}),
                             custom("c", {{"db_type", "int"}, {"class", "pkg.AutoField"}})}));
  Settings const settings;
  StateCatalog const catalog{state, settings};
  CHECK(catalog.sequence("lab_row", "a") == "lab_row_a_seq");
  CHECK(catalog.sequence("lab_row", "b") == "lab_row_b_seq");
  CHECK(catalog.sequence("lab_row", "c") == std::nullopt);
}

TEST_CASE("what is over a field without a column is in the state alone", "[ddl]") {
  ModelState pair = model_of("Pair", {make("a", "IntegerField"), make("b", "IntegerField"),
                                      make("pk", "CompositePrimaryKey", [](Field& field) {
                                        field.options = {{"field_names", ValueList{"a", "b"}}};
                                      })});
  pair.options.unique_together = {{"a", "pk"}, {"a", "b"}};
  pair.options.index_together = {{"pk", "a"}};
  pair.options.indexes = {{.name = "of_key", .fields = {"-pk"}},
                          {.name = "with_key", .fields = {"a"}, .include = {"pk"}},
                          {.name = "of_nothing", .fields = {"gone"}},
                          {.name = "real", .fields = {"-b"}}};
  pair.options.constraints = {UniqueConstraint{.name = "of_key_too", .fields = {"pk"}}};
  ProjectState state;
  state.put(pair);
  Settings const settings;

  CHECK(names(StateCatalog{state, settings}.constraints("lab_pair")) ==
        Names{"lab_pair_a_b_62940253_uniq", "lab_pair_pkey", "real"});
}

TEST_CASE("extensions are there when going back", "[ddl]") {
  Settings const settings;
  CHECK_FALSE(StateCatalog({}, settings).has_extension("hstore"));
  CHECK(StateCatalog({}, settings, Extensions::installed).has_extension("hstore"));
}

}  // namespace migrator
