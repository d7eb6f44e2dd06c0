// Trying again for a lock: when, how often, and for how long.
#pragma once

#include "migrator/error.hpp"

#include <chrono>
#include <optional>
#include <random>

namespace migrator {

// Whether a statement failed because it could not have a lock: it waited longer than lock_timeout
// (or said NOWAIT), or was the victim of a deadlock.
bool is_lock_failure(DatabaseError const& error);

// Counts the tries for one migration, or one statement outside a transaction.
class LockRetry {
 public:
  // `budget`: how long after the first try another one may be begun.
  explicit LockRetry(std::chrono::milliseconds budget)
      : budget_{budget}, start_{std::chrono::steady_clock::now()} {}

  // After a try that failed: how long to pause before the next one, nothing when the budget is
  // spent. The pauses double, up to 30 s, each drawn between a half and one and a half of that.
  std::optional<std::chrono::milliseconds> next_pause();

  int tries() const { return tries_; }
  std::chrono::milliseconds elapsed() const;

 private:
  std::chrono::milliseconds budget_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::milliseconds pause_{200};
  int tries_ = 0;
  std::minstd_rand random_{std::random_device{}()};
};

}  // namespace migrator
