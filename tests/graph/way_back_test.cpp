#include "graph/way_back.hpp"

#include "support/catch.hpp"
#include "support/graph_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

namespace migrator::test {
namespace {

std::string name_of(Target const& target) {
  return target.app + "." + target.name.value_or("zero");
}

// The way back of the plan that takes everything back to `target`, everything being applied.
std::string way_back(std::string_view graph, Target const& target, std::string_view stuck) {
  Project const project = project_of(graph);
  Recorded recorded;
  for (Migration const& migration : project.migrations) {
    recorded[migration.key] = "";
  }
  PlannedRun const run = make_plan(project, recorded, build_graph(project, recorded), {target});
  std::string text;
  for (Target const& each : furthest_way_back(run.loaded, run.plan, keys_of(stuck))) {
    text += (text.empty() ? "" : " ") + name_of(each);
  }
  return text;
}

Target zero(std::string app) {
  return {std::move(app), std::nullopt};
}

TEST_CASE("within an app the stuck migration stays the newest", "[plan]") {
  CHECK(way_back("a.1 <- a.2 <- a.3 <- a.4", zero("a"), "a.2") == "a.2");
  CHECK(way_back("a.1 <- a.2 <- a.3", zero("a"), "a.3").empty());
}

TEST_CASE("what depends on the stuck migration in other apps has targets of its own", "[plan]") {
  CHECK(way_back("a.1 <- b.1", zero("a"), "a.1") == "b.zero");
  CHECK(way_back("a.1 <- b.2; b.1 <- b.2", zero("a"), "a.1") == "b.1");
  CHECK(way_back("a.1 <- a.2; a.1 <- b.1; a.1 <- c.1; b.1 <- c.1", zero("a"), "a.1") ==
        "a.1 b.zero");
}

TEST_CASE("what does not depend on the stuck migration is unapplied with the rest", "[plan]") {
  // The plan comes to b.1 first and is stuck there; a.2 and c.1 can go all the same.
  CHECK(way_back("a.1 <- a.2; a.1 <- b.1; a.1 <- c.1", zero("a"), "b.1") == "a.1 c.zero");
}

TEST_CASE("several stuck migrations all stay", "[plan]") {
  CHECK(way_back("a.1 <- a.2 <- b.1 <- b.2; a.2 <- c.1 <- c.2", zero("a"), "b.1 c.1") == "b.1 c.1");
}

TEST_CASE("no target is given that would take what stays with it", "[plan]") {
  // a.2 and a.3 both follow a.1, and only together can be taken back to it.
  CHECK(way_back("a.1 <- a.2; a.1 <- a.3 <- a.4", zero("a"), "a.2") == "a.3");
  CHECK(way_back("a.1 <- a.2; a.1 <- a.3", zero("a"), "a.2").empty());
  CHECK(way_back("a.1 <- b.1; a.1 <- b.2", zero("a"), "b.1").empty());
}

// Migrations of three apps, each of which depends on some of those before it.
std::string random_graph(std::mt19937& random) {
  std::string text;
  std::vector<std::string> names;
  std::map<char, int> newest;
  for (int i = 0; i < 9; ++i) {
    char const app = static_cast<char>('a' + random() % 3);
    std::string const name = fmt::format("{}.{}", app, ++newest[app]);
    text += name + "\n";
    for (std::string const& earlier : names) {
      text += random() % 3 == 0 ? fmt::format("{} <- {}\n", earlier, name) : "";
    }
    names.push_back(name);
  }
  return text;
}

// A database on which targets are carried out.
struct History {
  Project project;
  Recorded recorded;

  explicit History(std::string const& graph) : project{project_of(graph)} {
    for (Migration const& migration : project.migrations) {
      recorded[migration.key] = "";
    }
  }

  PlannedRun plan(Target const& target) const {
    return make_plan(project, recorded, build_graph(project, recorded), {target});
  }

  // All that lie behind what is applied now.
  std::vector<Target> targets_backwards() const {
    std::vector<Target> targets;
    for (auto const& [key, time] : recorded) {
      targets.push_back({key.app, key.name});
      targets.push_back(zero(key.app));
    }
    return targets;
  }
};

bool contains(Plan const& plan, Migration const* migration) {
  return std::ranges::find(plan, migration, &Step::migration) != plan.end();
}

bool contains_all(Plan const& plan, Plan const& part) {
  return std::ranges::all_of(part,
                             [&](Step const& step) { return contains(plan, step.migration); });
}

void check_way_back(unsigned seed) {
  std::mt19937 random{seed};
  std::string const graph = random_graph(random);
  History history{graph};
  PlannedRun const run = history.plan(zero(history.project.migrations.front().key.app));
  Migration const* const stuck = run.plan[random() % run.plan.size()].migration;
  CAPTURE(seed, graph, to_string(stuck->key), text_of(run.plan));
  for (Target const& target : furthest_way_back(run.loaded, run.plan, {stuck->key})) {
    CAPTURE(name_of(target));
    Plan const next = history.plan(target).plan;
    CHECK_FALSE(next.empty());
    CHECK(contains_all(run.plan, next));
    CHECK_FALSE(contains(next, stuck));
    for (Step const& step : next) {
      history.recorded.erase(step.migration->key);
    }
  }
  for (Target const& target : history.targets_backwards()) {
    CAPTURE(name_of(target));
    Plan const more = history.plan(target).plan;
    CHECK((more.empty() || contains(more, stuck) || !contains_all(run.plan, more)));
  }
}

TEST_CASE("the targets do what they are given for, and no other goes further", "[plan]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    check_way_back(seed);
  }
}

}  // namespace
}  // namespace migrator::test
