#include "run/lock_retry.hpp"

#include <algorithm>

namespace migrator {

using std::chrono::milliseconds;

bool is_lock_failure(DatabaseError const& error) {
  return error.sqlstate() == "55P03" || error.sqlstate() == "40P01";
}

std::optional<milliseconds> LockRetry::next_pause() {
  constexpr milliseconds longest{30'000};
  ++tries_;
  milliseconds const left = budget_ - elapsed();
  if (left.count() <= 0) {
    return std::nullopt;
  }
  auto const middle = pause_.count();
  milliseconds const pause{
      std::uniform_int_distribution<milliseconds::rep>{middle / 2, middle + middle / 2}(random_)};
  pause_ = std::min(pause_ * 2, longest);
  return std::min(pause, left);
}

milliseconds LockRetry::elapsed() const {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start_);
}

}  // namespace migrator
