#include "ddl/names.hpp"

#include "base/utf8.hpp"
#include "support/catch.hpp"

namespace migrator {

TEST_CASE("a name that fits has table, columns and digest", "[ddl]") {
  CHECK(index_name("lab_other", {"code"}, "_like") == "lab_other_code_be8441a1_like");
  CHECK(index_name("lab_club", {"n"}, "") == "lab_club_n_2d63f9cf");
}

TEST_CASE("a schema is no part of a generated name", "[ddl]") {
  CHECK(index_name("far\".\"lab_club", {"n"}, "") == "lab_club_n_2d63f9cf");
}

TEST_CASE("a long name is cut to 63 characters, table and columns alike", "[ddl]") {
  std::string const table(50, 't');
  std::string const column(40, 'c');
  std::string const name = index_name(table, {column}, "_uniq");
  CHECK(utf8_length(name) == max_name_length);
  CHECK(name.starts_with(std::string(24, 't') + "_" + std::string(24, 'c') + "_"));
  CHECK(name.ends_with("_uniq"));
}

TEST_CASE("a long suffix is cut to a third of the name", "[ddl]") {
  std::string const name =
      foreign_key_name("lab_row", {std::string(40, 'c')}, std::string(40, 'u'), "id");
  CHECK(utf8_length(name) <= max_name_length);
  CHECK(name.ends_with("_fk_uuuuuuuuu"));
}

TEST_CASE("a cut name does not begin with an underscore or a digit", "[ddl]") {
  std::string const long_column(60, 'c');
  CHECK(index_name("_table", {long_column}, "").starts_with("D_table_"));
  CHECK(index_name("1table", {long_column}, "").starts_with("D1table_"));
  CHECK(index_name("_table", {"c"}, "").starts_with("_table_c_"));
}

TEST_CASE("lengths of names are in characters", "[ddl]") {
  std::string table;
  for (int i = 0; i < 40; ++i) {
    table += "ö";
  }
  CHECK(index_name(table, {"a"}, "").starts_with(table + "_a_"));
}

TEST_CASE("a table's name is cut to 63 with four digits of a digest", "[ddl]") {
  std::string const fits(63, 'x');
  CHECK(truncated_name(fits) == fits);
  std::string const name = truncated_name(fits + "y");
  CHECK(name.size() == 63);
  CHECK(name.starts_with(std::string(59, 'x')));
  CHECK(truncated_name("far\".\"" + fits + "y") == "far\".\"" + name);
}

TEST_CASE("an index declared without a name gets one of thirty characters", "[ddl]") {
  CHECK(declared_index_name("taggit_taggeditem", {{"content_type_id"}, {"object_id"}},
                            IndexType::index) == "taggit_tagg_content_8fc721_idx");
  CHECK(declared_index_name("lab_row", {{"n"}}, IndexType::gin).ends_with("_gin"));
  CHECK(declared_index_name("lab_row", {{"n", true}}, IndexType::index) !=
        declared_index_name("lab_row", {{"n", false}}, IndexType::index));
  CHECK(declared_index_name("_row", {{"n"}}, IndexType::index).starts_with("Drow_n_"));
}

}  // namespace migrator
