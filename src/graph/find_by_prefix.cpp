#include "base/nearest.hpp"
#include "base/text.hpp"
#include "migrator/error.hpp"
#include "migrator/graph.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

constexpr std::size_t most_named = 5;

// Names that share a prefix stand together, as the app's migrations are sorted.
std::span<Migration const> matches(std::span<Migration const> migrations, std::string_view prefix) {
  auto const start_of_name = [&](Migration const& migration) {
    return std::string_view{migration.key.name}.substr(0, prefix.size());
  };
  auto const begin = std::ranges::lower_bound(migrations, prefix, {}, start_of_name);
  auto const end = std::ranges::upper_bound(migrations, prefix, {}, start_of_name);
  return {begin, end};
}

[[noreturn]] void refuse_unknown(std::span<Migration const> migrations, std::string_view app,
                                 std::string_view prefix, std::string_view advice) {
  std::vector<std::string_view> names;
  for (Migration const& migration : migrations) {
    names.push_back(migration.key.name);
  }
  throw PlanError{fmt::format("Cannot find a migration matching '{}' from app '{}'.{}{}", prefix,
                              app, advice, did_you_mean(prefix, names))};
}

[[noreturn]] void refuse_ambiguous(std::span<Migration const> found, std::string_view app,
                                   std::string_view prefix) {
  std::vector<std::string> names;
  for (Migration const& migration : found.first(std::min(found.size(), most_named))) {
    names.push_back(migration.key.name);
  }
  throw PlanError{fmt::format(
      "More than one migration matches '{}' in app '{}'. Please be more specific. ({}{})", prefix,
      app, join(names, ", "), found.size() > most_named ? ", …" : "")};
}

}  // namespace

Migration const& find_by_prefix(Project const& project, std::string_view app,
                                std::string_view prefix, std::string_view advice) {
  std::span<Migration const> const migrations = project.of_app(app);
  std::span<Migration const> const found = matches(migrations, prefix);
  if (found.empty()) {
    refuse_unknown(migrations, app, prefix, advice);
  }
  if (found.size() > 1) {
    refuse_ambiguous(found, app, prefix);
  }
  return found.front();
}

}  // namespace migrator
