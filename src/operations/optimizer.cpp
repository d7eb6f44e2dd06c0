#include "migrator/optimizer.hpp"

#include <cstddef>
#include <deque>
#include <unordered_map>
#include <utility>

namespace migrator {
namespace {

using Kind = Reduction::Kind;

// The operations of a list by their numbers: those given, and those that merges have made.
using Numbers = std::vector<std::size_t>;

class Optimizer {
 public:
  Optimizer(std::vector<Operation> operations, std::string_view app);

  std::vector<Operation> run();

 private:
  bool reduce_once();
  bool reduce_from(std::size_t first);
  bool merge(std::size_t first, std::size_t second, bool to_the_right,
             std::vector<Operation> merged);
  bool all_pass(std::size_t first, std::size_t second);
  Reduction reduce_pair(std::size_t first, std::size_t second);
  void keep_new_name(std::size_t number, Operation const& next);

  std::string_view app_;
  std::deque<Operation> operations_;
  Numbers list_;
  // For each operation what it is to those that it does not merge with: a list is looked through
  // again after every merge.
  std::vector<std::unordered_map<std::size_t, Kind>> known_;
};

Optimizer::Optimizer(std::vector<Operation> operations, std::string_view app) : app_{app} {
  for (Operation& operation : operations) {
    list_.push_back(operations_.size());
    operations_.push_back(std::move(operation));
  }
  known_.resize(operations_.size());
}

std::vector<Operation> Optimizer::run() {
  while (reduce_once()) {
  }
  std::vector<Operation> result;
  for (std::size_t const number : list_) {
    result.push_back(std::move(operations_[number]));
  }
  return result;
}

// Makes the first merge that there is; false when there is none.
bool Optimizer::reduce_once() {
  for (std::size_t first = 0; first < list_.size(); ++first) {
    if (reduce_from(first)) {
      return true;
    }
  }
  return false;
}

// Merges the operation at that place with one after it. It may move to the right as long as all
// between let it pass, else the other has to move to the left.
bool Optimizer::reduce_from(std::size_t first) {
  bool to_the_right = true;
  for (std::size_t second = first + 1; second < list_.size(); ++second) {
    Reduction reduction = reduce_pair(first, second);
    if (reduction.kind == Kind::replaced) {
      return merge(first, second, to_the_right, std::move(reduction.operations));
    }
    if (reduction.kind == Kind::blocked) {
      to_the_right = false;
    }
  }
  return false;
}

// Puts what two operations have become where the one was that stays, if that is possible.
bool Optimizer::merge(std::size_t first, std::size_t second, bool to_the_right,
                      std::vector<Operation> merged) {
  if (!to_the_right && !all_pass(first, second)) {
    return false;
  }
  Numbers numbers;
  for (Operation& operation : merged) {
    numbers.push_back(operations_.size());
    operations_.push_back(std::move(operation));
  }
  known_.resize(operations_.size());
  auto const begin = list_.begin() + static_cast<Numbers::difference_type>(first);
  auto const end = list_.begin() + static_cast<Numbers::difference_type>(second);
  Numbers const between(begin + 1, end);
  Numbers replacement = to_the_right ? between : numbers;
  Numbers const& rest = to_the_right ? numbers : between;
  replacement.insert(replacement.end(), rest.begin(), rest.end());
  auto const place = list_.erase(begin, end + 1);
  list_.insert(place, replacement.begin(), replacement.end());
  return true;
}

bool Optimizer::all_pass(std::size_t first, std::size_t second) {
  for (std::size_t between = first + 1; between < second; ++between) {
    if (reduce_pair(between, second).kind != Kind::passes) {
      return false;
    }
  }
  return true;
}

Reduction Optimizer::reduce_pair(std::size_t first, std::size_t second) {
  std::size_t const number = list_[first];
  auto const known = known_[number].find(list_[second]);
  if (known != known_[number].end()) {
    return {known->second, {}};
  }
  Reduction reduction = reduce(operations_[number], operations_[list_[second]], app_);
  if (reduction.kind == Kind::replaced) {
    keep_new_name(number, operations_[list_[second]]);
  } else {
    known_[number].emplace(list_[second], reduction.kind);
  }
  return reduction;
}

// Django gives an index its new name as soon as a RenameIndex would fit, also where the two then
// cannot be merged.
void Optimizer::keep_new_name(std::size_t number, Operation const& next) {
  RenameIndex const* const rename = std::get_if<RenameIndex>(&next);
  if (rename == nullptr) {
    return;
  }
  if (AddIndex* const add = std::get_if<AddIndex>(&operations_[number])) {
    add->index.name = rename->new_name;
    known_[number].clear();
  } else if (auto* const add_too = std::get_if<AddIndexConcurrently>(&operations_[number])) {
    add_too->index.name = rename->new_name;
    known_[number].clear();
  }
}

}  // namespace

std::vector<Operation> optimize(std::vector<Operation> operations, std::string_view app) {
  return Optimizer{std::move(operations), app}.run();
}

}  // namespace migrator
