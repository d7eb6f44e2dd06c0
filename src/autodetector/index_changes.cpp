// Indexes that were added, removed and renamed.
#include "autodetector/detection.hpp"

#include <algorithm>

namespace migrator {
namespace {

bool contains(std::vector<Index> const& indexes, Index const& index) {
  return std::ranges::find(indexes, index) != indexes.end();
}

std::vector<Index> only_in(std::vector<Index> const& indexes, std::vector<Index> const& others) {
  std::vector<Index> found;
  std::ranges::copy_if(indexes, std::back_inserter(found),
                       [&](Index const& index) { return !contains(others, index); });
  return found;
}

bool differ_in_name_only(Index one, Index const& other) {
  if (one.name == other.name) {
    return false;
  }
  one.name = other.name;
  return one == other;
}

// Whether the index has its fields and its name and nothing else, as a group of index_together.
bool is_plain(Index const& index) {
  return index == Index{.type = index.type, .name = index.name, .fields = index.fields};
}

// The index that has taken the place of the group, if it is the only one that could have.
Index const* find_plain_index(std::vector<Index> const& indexes,
                              std::vector<std::string> const& group) {
  Index const* found = nullptr;
  for (Index const& index : indexes) {
    if (is_plain(index) && index.fields == group) {
      if (found != nullptr) {
        return nullptr;
      }
      found = &index;
    }
  }
  return found;
}

// The groups of index_together that are gone.
std::vector<std::vector<std::string>> removed_groups(Detection const& detection,
                                                     ModelKey const& key) {
  Together const& old_groups = old_model(detection, key).options.index_together;
  Together const& new_groups = new_model(detection, key).options.index_together;
  std::vector<std::vector<std::string>> removed;
  std::ranges::set_difference(old_groups, new_groups, std::back_inserter(removed));
  return removed;
}

AlteredIndexes altered_indexes(Detection const& detection, ModelKey const& key) {
  std::vector<Index> const& old_indexes = old_model(detection, key).options.indexes;
  std::vector<Index> const& new_indexes = new_model(detection, key).options.indexes;
  AlteredIndexes altered{only_in(new_indexes, old_indexes), only_in(old_indexes, new_indexes), {}};
  std::vector<Index> not_added;
  std::vector<Index> not_removed;
  for (Index const& added : altered.added) {
    for (Index const& removed : altered.removed) {
      if (differ_in_name_only(added, removed)) {
        altered.renamed.push_back({key.name, added.name, removed.name, {}});
        not_added.push_back(added);
        not_removed.push_back(removed);
      }
    }
  }
  for (std::vector<std::string> const& group : removed_groups(detection, key)) {
    if (Index const* const index = find_plain_index(altered.added, group)) {
      altered.renamed.push_back({key.name, index->name, std::nullopt, group});
      not_added.push_back(*index);
    }
  }
  altered.added = only_in(altered.added, not_added);
  altered.removed = only_in(altered.removed, not_removed);
  return altered;
}

}  // namespace

void create_altered_indexes(Detection& detection) {
  for (ModelKey const& key : detection.kept_models) {
    detection.altered_indexes.emplace(key, altered_indexes(detection, key));
  }
}

void generate_removed_indexes(Detection& detection) {
  for (auto const& [key, altered] : detection.altered_indexes) {
    for (Index const& index : altered.removed) {
      add_operation(detection, key.app, RemoveIndex{key.name, index.name});
    }
  }
}

void generate_renamed_indexes(Detection& detection) {
  for (auto const& [key, altered] : detection.altered_indexes) {
    for (RenameIndex const& rename : altered.renamed) {
      add_operation(detection, key.app, rename);
    }
  }
}

void generate_added_indexes(Detection& detection) {
  for (auto const& [key, altered] : detection.altered_indexes) {
    for (Index const& index : altered.added) {
      add_operation(detection, key.app, AddIndex{key.name, index},
                    dependencies_for_model(detection, key));
    }
  }
}

}  // namespace migrator
