#include "cli/interrupt.hpp"

#include <pthread.h>

namespace migrator::cli {

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
    int received = 0;
    sigwait(&watched_, &received);
    if (ended_) {
      return;
    }
    if (received == SIGUSR2) {
      continue;
    }
    signal_ = received;
    connection.cancel();
  }
}

void InterruptGuard::check() const {
  if (signal_ != 0) {
    throw Interrupted{"interrupted"};
  }
}

}  // namespace migrator::cli
