#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

TEST_CASE("an app with one leaf is in no conflict", "[graph]") {
  CHECK(find_conflicts(graph_of("a.1 <- a.2 <- b.1; a.1 <- b.2; b.1 <- b.2").graph()).empty());
}

TEST_CASE("conflicts are told app by app, sorted", "[graph]") {
  GraphOf const made = graph_of("y.1 <- y.3; y.1 <- y.2; x.1 <- x.9; x.1 <- x.10; z.1");
  CHECK(describe_conflicts(find_conflicts(made.graph())) ==
        "Conflicting migrations detected; multiple leaf nodes in the migration graph: "
        "(10, 9 in x; 2, 3 in y).\n"
        "To fix them run 'python manage.py makemigrations --merge'");
}

TEST_CASE("a child in another app does not keep a leaf from being one", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.2 <- b.1; a.1 <- a.3");
  CHECK(find_conflicts(made.graph()) ==
        std::map<std::string, std::vector<std::string>>{{"a", {"2", "3"}}});
}

}  // namespace
}  // namespace migrator::test
