// Ctrl-C, SIGTERM and SIGHUP while the database works: the first is heeded at the next safe point,
// the second cancels the statement in hand; the command says how far it came. One that the program
// was started to ignore stays ignored.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/error.hpp"

#include <atomic>
#include <csignal>
#include <thread>

namespace migrator::cli {

// Thrown between two statements once a signal has come.
class Interrupted : public Error {
 public:
  using Error::Error;
};

// Until the first InterruptGuard, while no database can have been changed yet, such a signal says
// so and ends the program at once: it may be starting a sandbox or waiting for a server.
void end_on_early_interrupt();

// Takes those signals for its lifetime, on a thread of its own: nothing is done inside a
// signal handler. Make it after everything that starts processes, which would inherit the mask.
class InterruptGuard {
 public:
  explicit InterruptGuard(Connection& connection);
  ~InterruptGuard();
  InterruptGuard(InterruptGuard const&) = delete;
  InterruptGuard& operator=(InterruptGuard const&) = delete;

  // The signal that came, or 0.
  int signal() const { return signal_; }

  // Whether there was a second one, which waits for nothing.
  bool insists() const { return insists_; }

  // Throws Interrupted once a signal has come.
  void check() const;

 private:
  void watch(Connection& connection);

  sigset_t watched_{};
  sigset_t previous_{};
  std::atomic<int> signal_ = 0;
  std::atomic<bool> insists_ = false;
  std::atomic<bool> ended_ = false;
  std::thread watcher_;
};

}  // namespace migrator::cli
