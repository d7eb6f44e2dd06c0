#include "run/catalog_answers.hpp"

#include "support/catch.hpp"

#include <utility>

using migrator::Catalog;
using migrator::CatalogAnswer;
using migrator::CatalogAnswers;
using migrator::ConstraintInfo;
using migrator::read_answers;
using migrator::write_answers;

namespace {

// Answers from its members, and counts the questions.
struct Told : Catalog {
  std::vector<ConstraintInfo> constraints(std::string_view) const override {
    return ++questions, has;
  }
  std::optional<std::string> sequence(std::string_view, std::string_view) const override {
    return ++questions, owned;
  }
  bool collation_is_deterministic(std::string_view) const override { return ++questions, yes; }
  bool has_extension(std::string_view) const override { return ++questions, yes; }
  bool has_table(std::string_view) const override { return ++questions, yes; }
  std::vector<std::string> columns(std::string_view) const override {
    return ++questions, std::vector<std::string>{"a\tb", "%", ""};
  }

  std::vector<ConstraintInfo> has{
      {.name = "c", .columns = {"a", std::nullopt, "-", ""}, .unique = true, .check = true},
      {.name = "x\n", .columns = {}},
      {.name = "i",
       .columns = {"a"},
       .primary_key = true,
       .foreign_key = true,
       .index = true,
       .plain = true}};
  std::optional<std::string> owned = "seq";
  bool yes = true;
  mutable int questions = 0;
};

void ask_all(Catalog const& catalog, Told const& told) {
  CHECK(catalog.constraints("t") == told.has);
  CHECK(catalog.sequence("t", "a") == told.owned);
  CHECK(catalog.collation_is_deterministic("c") == told.yes);
  CHECK(catalog.has_extension("e") == told.yes);
  CHECK(catalog.has_table("t") == told.yes);
  CHECK(catalog.columns("t") == told.columns("t"));
}

}  // namespace

TEST_CASE("answers are passed on and can be given again", "[run]") {
  Told told;
  CatalogAnswers asking{told, {}};
  ask_all(asking, told);
  std::string const text = asking.take();
  CHECK(asking.take().empty());

  Told now;
  now.has.clear();
  now.owned.reset();
  now.yes = false;
  CatalogAnswers again{now, read_answers(text)};
  ask_all(again, told);
  CHECK(now.questions == 0);
  CHECK(again.take() == text);
  ask_all(again, now);
}

TEST_CASE("nothing is an answer, too", "[run]") {
  Told told;
  told.has.clear();
  told.owned.reset();
  CatalogAnswers asking{told, {}};
  ask_all(asking, told);
  Told now;
  CatalogAnswers const again{now, read_answers(asking.take())};
  ask_all(again, told);
}

TEST_CASE("another question ends what is given again", "[run]") {
  Told told;
  CatalogAnswers asking{told, {}};
  asking.has_table("a");
  asking.has_table("b");
  Told now;
  now.yes = false;
  CatalogAnswers const again{now, read_answers(asking.take())};
  CHECK(again.has_table("a"));
  CHECK_FALSE(again.has_extension("b"));
  CHECK_FALSE(again.has_table("b"));
  CHECK(now.questions == 2);
}

TEST_CASE("answers of any text are read as they were written", "[run]") {
  std::vector<CatalogAnswer> const answers{
      {"a", "", "\t", "\n", "%", "%t", "%n%", "\\"}, {""}, {"é", "%%"}};
  CHECK(read_answers(write_answers(answers)) == answers);
  CHECK(read_answers("").empty());
  for (char const* const text : {"\n", "a", "%\n", "constraints\tt\t\tx\n", "%x\t\n\n"}) {
    Told told;
    CatalogAnswers const asking{told, read_answers(text)};
    asking.constraints("t");
    asking.sequence("t", "a");
  }
}
