// Small projects and their graphs, written down as text.
#pragma once

#include "migrator/graph.hpp"
#include "migrator/plan.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace migrator::test {

// Statements separated by ';' or line ends:
//   a.1 <- a.2 <- b.1         a.2 depends on a.1, b.1 on a.2; all three are on disk
//   ?a.0 <- a.1               a.1 depends on a.0, which is not on disk
//   a.__first__ <- b.1        likewise __latest__
//   b.1 before a.1 a.2        run_before
//   a.s replaces a.1 a.2      replaces; what it names is on disk only if said elsewhere
//   app c                     a migrations folder, here without migrations
//   unmigrated d              an app without a folder
// The file of a.1 is "a/1.json". Throws std::invalid_argument for anything else.
Project project_of(std::string_view text);

// "a.1 a.2" as keys, in that order, and back.
std::vector<MigrationKey> keys_of(std::string_view text);
std::string text_of(std::vector<MigrationKey> const& keys);
std::string text_of(KeySet const& keys);

// "+a.1 +a.2" going forwards, "-a.2 -a.1" backwards.
std::string text_of(Plan const& plan);

// "a.1 a.2" as recorded.
Recorded recorded_of(std::string_view text);

// A project with what is recorded and the graph they make. Movable: what the graph points to is
// on the heap.
struct GraphOf {
  std::unique_ptr<Project> project;
  Recorded recorded;
  LoadedGraph loaded;

  MigrationGraph const& graph() const { return loaded.graph; }

  // "a.2" is a migration, "a.zero" the app's zero; several are separated by blanks.
  std::string plan(std::string_view targets) const;
};

GraphOf graph_of(std::string_view text, std::string_view recorded = {}, BuildOptions options = {});

}  // namespace migrator::test
