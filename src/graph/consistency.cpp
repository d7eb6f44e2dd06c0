#include "base/text.hpp"
#include "migrator/error.hpp"
#include "migrator/graph.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

// More lines than this help nobody.
constexpr std::size_t most_reported = 20;

// The squashes that count as applied because all they replace is recorded.
KeySet finished_squashes(LoadedGraph const& loaded, Recorded const& recorded) {
  KeySet finished;
  for (Migration const* const replacement : loaded.replacements) {
    if (std::ranges::all_of(replacement->replaces,
                            [&](MigrationKey const& key) { return recorded.contains(key); })) {
      finished.insert(replacement->key);
    }
  }
  return finished;
}

}  // namespace

void check_consistent_history(LoadedGraph const& loaded, Recorded const& recorded,
                              std::string_view database_alias) {
  KeySet const finished = finished_squashes(loaded, recorded);
  std::vector<std::string> faults;
  for (auto const& [key, time] : recorded) {
    std::optional<std::size_t> const number = loaded.graph.find(key);
    if (!number) {
      continue;
    }
    for (std::size_t const parent_number : loaded.graph.nodes()[*number].parents) {
      MigrationKey const& parent = loaded.graph.key(parent_number);
      if (!recorded.contains(parent) && !finished.contains(parent)) {
        faults.push_back(
            fmt::format("Migration {} is applied before its dependency {} on database '{}'.",
                        to_string(key), to_string(parent), database_alias));
      }
    }
  }
  if (faults.empty()) {
    return;
  }
  if (faults.size() > most_reported) {
    std::size_t const left_out = faults.size() - most_reported;
    faults.resize(most_reported);
    faults.push_back(fmt::format("  … and {} more", left_out));
  }
  faults.push_back(
      "  The table django_migrations contradicts the files: correct its rows, or the "
      "dependencies.");
  throw GraphError{join(faults, "\n")};
}

}  // namespace migrator
