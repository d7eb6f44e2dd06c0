#include "cli/interrupt.hpp"

#include <pthread.h>

#include <ctime>

namespace migrator::cli {
namespace {

// A request to cancel that comes just before the statement is sent finds nothing to cancel, so it
// is repeated until the guard's owner has noticed.
constexpr timespec before_next_request{.tv_sec = 0, .tv_nsec = 500'000'000};

}  // namespace

InterruptGuard::InterruptGuard(Connection& connection) {
  sigemptyset(&watched_);
  sigaddset(&watched_, SIGINT);
  sigaddset(&watched_, SIGTERM);
  // Ends the watcher; nobody else sends it to this process.
  sigaddset(&watched_, SIGUSR2);
  pthread_sigmask(SIG_BLOCK, &watched_, &previous_);
  watcher_ = std::thread{[this, &connection] { watch(connection); }};
}

InterruptGuard::~InterruptGuard() {
  ended_ = true;
  pthread_kill(watcher_.native_handle(), SIGUSR2);
  watcher_.join();
  pthread_sigmask(SIG_SETMASK, &previous_, nullptr);
}

void InterruptGuard::watch(Connection& connection) {
  while (true) {
    int const received =
        sigtimedwait(&watched_, nullptr, signal_ == 0 ? nullptr : &before_next_request);
    if (ended_) {
      return;
    }
    if (received == SIGINT || received == SIGTERM) {
      signal_ = received;
    }
    if (signal_ != 0) {
      connection.cancel();
    }
  }
}

void InterruptGuard::check() const {
  if (signal_ != 0) {
    throw Interrupted{"interrupted"};
  }
}

}  // namespace migrator::cli
