#include "cli/write_order.hpp"

#include "support/catch.hpp"

namespace migrator::cli {
namespace {

Migration migration(std::string app, std::string name, std::vector<MigrationKey> dependencies) {
  Migration made;
  made.key = {std::move(app), std::move(name)};
  for (MigrationKey& key : dependencies) {
    made.dependencies.emplace_back().key = std::move(key);
  }
  return made;
}

}  // namespace

TEST_CASE("new migrations are written behind those that they depend on", "[cli]") {
  Changes const changes{
      {"a",
       {migration("a", "0001_initial", {{"other", "0007_there"}}),
        migration("a", "0002_initial", {{"a", "0001_initial"}, {"b", "0001_initial"}})}},
      {"b", {migration("b", "0001_initial", {{"a", "0001_initial"}})}}};
  CHECK(order_of_writing(changes) == std::vector<std::size_t>{0, 2, 1});
  CHECK(order_of_writing({}).empty());
}

}  // namespace migrator::cli
