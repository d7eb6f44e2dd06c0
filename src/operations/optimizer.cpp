#include "migrator/optimizer.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

namespace migrator {
namespace {

using Kind = Reduction::Kind;

// Django looks through the whole list again after every merge. Here each pair is looked at once:
// the operations that stay keep their order, so that only those which merges have made are new.
class Optimizer {
 public:
  Optimizer(std::vector<Operation> operations, std::string_view app);

  std::vector<Operation> run();

 private:
  // The operations by their numbers: those given, and then those that merges have made. An
  // operation in the list has a place in it.
  using Number = std::size_t;

  // What is known of an operation and those after it.
  struct Seen {
    Number known = 0;                 // those with smaller numbers have been looked at
    std::optional<Number> candidate;  // the first that it could merge with
    // What keeps the two from merging, on the way to the right and on that to the left.
    std::optional<std::pair<Number, Number>> barriers;
  };

  bool reduce_once();
  bool reduce_from(Number first);
  std::vector<Number> unseen_after(Number first) const;
  void look_at_unseen(Number first);
  bool is_barred(Seen const& seen) const;
  bool merge(Number first, Number second);
  std::optional<Number> find_barrier_to_the_right(Number first, Number second);
  std::optional<Number> find_barrier_to_the_left(Number first, Number second);
  void replace(Number first, Number second, bool to_the_right, std::vector<Operation> merged);
  Reduction reduce_pair(Number first, Number second) const;
  void keep_new_name(Number first, Number second);
  bool is_listed(Number number) const { return places_[number].has_value(); }

  std::string_view app_;
  std::deque<Operation> operations_;
  std::vector<Seen> seen_;
  std::vector<std::optional<std::size_t>> places_;
  std::vector<Number> list_;
};

Optimizer::Optimizer(std::vector<Operation> operations, std::string_view app) : app_{app} {
  for (Operation& operation : operations) {
    places_.emplace_back(list_.size());
    list_.push_back(operations_.size());
    operations_.push_back(std::move(operation));
  }
  seen_.resize(operations_.size());
}

std::vector<Operation> Optimizer::run() {
  while (reduce_once()) {
  }
  std::vector<Operation> result;
  for (Number const number : list_) {
    result.push_back(std::move(operations_[number]));
  }
  return result;
}

// Makes the first merge that there is; false when there is none.
bool Optimizer::reduce_once() {
  for (Number const first : list_) {
    if (reduce_from(first)) {
      return true;
    }
  }
  return false;
}

// Merges the operation with the first one after it that it can merge with, if nothing bars that.
bool Optimizer::reduce_from(Number first) {
  if (seen_[first].candidate && !is_listed(*seen_[first].candidate)) {
    seen_[first] = {};  // what comes after the candidate has not been looked at
  }
  look_at_unseen(first);
  Seen const& seen = seen_[first];
  return seen.candidate && !is_barred(seen) && merge(first, *seen.candidate);
}

// Those after the operation that it has not been compared with, in their order in the list.
std::vector<std::size_t> Optimizer::unseen_after(Number first) const {
  std::size_t const next = *places_[first] + 1;
  if (seen_[first].known == 0) {
    return {list_.begin() + static_cast<std::ptrdiff_t>(next), list_.end()};
  }
  std::vector<Number> unseen;
  for (Number number = seen_[first].known; number < operations_.size(); ++number) {
    if (is_listed(number) && *places_[number] >= next) {
      unseen.push_back(number);
    }
  }
  std::ranges::sort(unseen, {}, [this](Number number) { return *places_[number]; });
  return unseen;
}

// In this order, as two that cannot merge may be an error, which those behind a candidate are not.
void Optimizer::look_at_unseen(Number first) {
  Seen& seen = seen_[first];
  for (Number const number : unseen_after(first)) {
    if (seen.candidate && places_[number] > places_[*seen.candidate]) {
      break;
    }
    if (reduce_pair(first, number).kind == Kind::replaced) {
      seen.candidate = number;
      seen.barriers.reset();
    }
  }
  seen.known = operations_.size();
}

bool Optimizer::is_barred(Seen const& seen) const {
  return seen.barriers && is_listed(seen.barriers->first) && is_listed(seen.barriers->second);
}

// The first may move to the second as long as it lets all between pass, else the second to the
// first as long as all between let it pass.
bool Optimizer::merge(Number first, Number second) {
  std::optional<Number> const to_the_right = find_barrier_to_the_right(first, second);
  if (to_the_right) {
    if (std::optional<Number> const to_the_left = find_barrier_to_the_left(first, second)) {
      seen_[first].barriers.emplace(*to_the_right, *to_the_left);
      keep_new_name(first, second);
      return false;
    }
  }
  replace(first, second, !to_the_right, reduce_pair(first, second).operations);
  return true;
}

std::optional<std::size_t> Optimizer::find_barrier_to_the_right(Number first, Number second) {
  for (std::size_t place = *places_[first] + 1; place < *places_[second]; ++place) {
    if (reduce_pair(first, list_[place]).kind == Kind::blocked) {
      return list_[place];
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> Optimizer::find_barrier_to_the_left(Number first, Number second) {
  for (std::size_t place = *places_[first] + 1; place < *places_[second]; ++place) {
    Kind const kind = reduce_pair(list_[place], second).kind;
    if (kind == Kind::replaced) {
      keep_new_name(list_[place], second);
    }
    if (kind != Kind::passes) {
      return list_[place];
    }
  }
  return std::nullopt;
}

// Puts what the two have become where the one was that stayed.
void Optimizer::replace(Number first, Number second, bool to_the_right,
                        std::vector<Operation> merged) {
  std::vector<Number> made;
  for (Operation& operation : merged) {
    made.push_back(operations_.size());
    operations_.push_back(std::move(operation));
  }
  seen_.resize(operations_.size());
  places_.resize(operations_.size());
  std::size_t const left = *places_[first];
  std::size_t const right = *places_[second];
  places_[first].reset();
  places_[second].reset();
  auto const at = [this](std::size_t place) {
    return list_.begin() + static_cast<std::ptrdiff_t>(place);
  };
  list_.erase(at(right));
  list_.erase(at(left));
  list_.insert(at(to_the_right ? right - 1 : left), made.begin(), made.end());
  for (std::size_t place = 0; place < list_.size(); ++place) {
    places_[list_[place]] = place;
  }
}

Reduction Optimizer::reduce_pair(Number first, Number second) const {
  return reduce(operations_[first], operations_[second], app_);
}

// Django gives an index its new name as soon as a RenameIndex would fit, also where the two then
// cannot merge.
void Optimizer::keep_new_name(Number first, Number second) {
  RenameIndex const* const rename = std::get_if<RenameIndex>(&operations_[second]);
  if (rename == nullptr) {
    return;
  }
  if (AddIndex* const add = std::get_if<AddIndex>(&operations_[first])) {
    add->index.name = rename->new_name;
    seen_[first] = {};
  } else if (auto* const add_too = std::get_if<AddIndexConcurrently>(&operations_[first])) {
    add_too->index.name = rename->new_name;
    seen_[first] = {};
  }
}

}  // namespace

std::vector<Operation> optimize(std::vector<Operation> operations, std::string_view app) {
  return Optimizer{std::move(operations), app}.run();
}

}  // namespace migrator
