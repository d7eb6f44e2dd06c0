#include "cli/write_order.hpp"

#include <map>

namespace migrator::cli {
namespace {

class WriteOrder {
 public:
  explicit WriteOrder(Changes const& changes) {
    for (AppChanges const& app : changes) {
      for (Migration const& migration : app.migrations) {
        places_.emplace(migration.key, migrations_.size());
        migrations_.push_back(&migration);
      }
    }
    seen_.resize(migrations_.size());
  }

  std::vector<std::size_t> places() {
    for (std::size_t place = 0; place < migrations_.size(); ++place) {
      visit(place);
    }
    return std::move(ordered_);
  }

 private:
  // As deep as new migrations depend on one another.
  void visit(std::size_t place) {
    if (seen_[place]) {
      return;
    }
    seen_[place] = true;
    for (Dependency const& dependency : migrations_[place]->dependencies) {
      auto const found = places_.find(dependency.key);
      if (found != places_.end()) {
        visit(found->second);
      }
    }
    ordered_.push_back(place);
  }

  std::vector<Migration const*> migrations_;
  std::map<MigrationKey, std::size_t> places_;
  std::vector<bool> seen_;
  std::vector<std::size_t> ordered_;
};

}  // namespace

std::vector<std::size_t> order_of_writing(Changes const& changes) {
  return WriteOrder{changes}.places();
}

}  // namespace migrator::cli
