#include "graph/app_order.hpp"

#include "support/catch.hpp"
#include "support/graph_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>

namespace migrator::test {
namespace {

std::string order_of(AppOrder& order, MigrationGraph const& graph, std::string_view app) {
  std::string text;
  for (std::size_t const node : order.of(app)) {
    text += (text.empty() ? "" : " ") + graph.key(node).name;
  }
  return text;
}

std::string order_of(MigrationGraph const& graph, std::string_view app) {
  AppOrder order{graph};
  return order_of(order, graph, app);
}

// What Django does: a walk from each leaf of the app, over and over.
std::string order_by_plans(MigrationGraph const& graph, std::string_view app) {
  std::string text;
  for (MigrationKey const& key : graph.forwards_plan(graph.leaves(app))) {
    if (key.app == app) {
      text += (text.empty() ? "" : " ") + key.name;
    }
  }
  return text;
}

TEST_CASE("an app's migrations come in the order of its leaves' plans", "[graph]") {
  GraphOf const chain = graph_of("a.3 <- a.1 <- a.2; a.3 <- a.2; a.1 <- b.1");
  CHECK(order_of(chain.graph(), "a") == "3 1 2");
  CHECK(order_of(chain.graph(), "b") == "1");
  CHECK(order_of(chain.graph(), "c").empty());
  GraphOf const branches = graph_of("a.1 <- a.2; a.1 <- a.3; a.4");
  CHECK(order_of(branches.graph(), "a") == "1 2 3 4");
}

TEST_CASE("other apps' dependencies decide which branch comes first", "[graph]") {
  // From a.4 the walk comes to b.9 first.
  std::string const merge = "a.1 <- a.2 <- a.4; a.1 <- a.3 <- a.4; b.1 <- a.4; b.9 <- a.4;";
  GraphOf const made = graph_of(merge + "a.2 <- b.9; a.3 <- b.1");
  CHECK(order_of(made.graph(), "a") == "1 2 3 4");
  GraphOf const other = graph_of(merge + "a.2 <- b.1; a.3 <- b.9");
  CHECK(order_of(other.graph(), "a") == "1 3 2 4");
}

// Three apps, whose migrations depend on some of those before them.
std::string random_graph(unsigned seed) {
  std::mt19937 random{seed};
  std::vector<std::string> names;
  std::string text;
  while (names.size() < 14) {
    std::string const name =
        fmt::format("{}.{}", static_cast<char>('a' + random() % 3), random() % 1000);
    if (std::ranges::find(names, name) != names.end()) {
      continue;
    }
    text += name + "\n";
    for (std::string const& earlier : names) {
      text += random() % 5 == 0 ? fmt::format("{} <- {}\n", earlier, name) : "";
    }
    names.push_back(name);
  }
  return text;
}

TEST_CASE("the order is that of the plans in any graph", "[graph]") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::string const text = random_graph(seed);
    CAPTURE(seed, text);
    GraphOf const made = graph_of(text);
    AppOrder order{made.graph()};
    for (char const* const app : {"a", "b", "c"}) {
      CHECK(order_of(order, made.graph(), app) == order_by_plans(made.graph(), app));
    }
  }
}

TEST_CASE("all of a chain through many apps are ordered at once", "[graph]") {
  constexpr int count = 20'000;
  Project project;
  for (int i = 0; i < count; ++i) {
    Migration& migration = project.migrations.emplace_back();
    migration.key = {fmt::format("a{:06}", i / 2), i % 2 == 0 ? "1" : "2"};
    project.migrated_apps.insert(migration.key.app);
    if (i > 1) {
      migration.dependencies.push_back({project.migrations[static_cast<std::size_t>(i - 2)].key});
    }
  }
  LoadedGraph const loaded = build_graph(project, {});
  AppOrder order{loaded.graph};
  std::size_t ordered = 0;
  for (std::string const& app : project.migrated_apps) {
    ordered += order.of(app).size();
  }
  CHECK(ordered == count);
}

TEST_CASE("apps that branch are ordered without walking over what lies inside them", "[graph]") {
  constexpr std::size_t count = 10'000;
  Project project;
  auto const add = [&](std::size_t app, char const* name, std::vector<MigrationKey> parents) {
    Migration& migration = project.migrations.emplace_back();
    migration.key = {fmt::format("a{:06}", app), name};
    project.migrated_apps.insert(migration.key.app);
    for (MigrationKey& parent : parents) {
      migration.dependencies.push_back({std::move(parent)});
    }
  };
  auto const key = [](std::size_t app, char const* name) {
    return MigrationKey{fmt::format("a{:06}", app), name};
  };
  // All apps begin, one after the other, before the first of them ends.
  for (std::size_t app = 0; app < count; ++app) {
    bool const first = app == 0;
    add(app, "1", first ? std::vector<MigrationKey>{} : std::vector{key(app - 1, "1")});
    add(app, "2", {key(app, "1")});
    add(app, "3", {key(app, "1")});
    add(app, "4", {key(app, "2"), key(app, "3"), first ? key(count - 1, "1") : key(app - 1, "4")});
  }
  LoadedGraph const loaded = build_graph(project, {});
  AppOrder order{loaded.graph};
  auto const start = std::chrono::steady_clock::now();
  for (std::string const& app : project.migrated_apps) {
    REQUIRE(order.of(app).size() == 4);
  }
  // Far more than it takes, and a tenth of what walking over all of them would.
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{20});
}

}  // namespace
}  // namespace migrator::test
