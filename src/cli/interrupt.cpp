#include "cli/interrupt.hpp"

#include "cli/exit_code.hpp"

#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

namespace migrator::cli {
namespace {

// A request to cancel that comes just before the statement is sent finds nothing to cancel, so it
// is repeated until the guard's owner has noticed.
constexpr timespec before_next_request{.tv_sec = 0, .tv_nsec = 500'000'000};

// Does only what is allowed inside a signal handler. The exit flushes no half-written output.
void end_early(int number) {
  constexpr std::string_view text = "Interrupted before anything was changed in the database.\n";
  [[maybe_unused]] ssize_t const told = write(STDERR_FILENO, text.data(), text.size());
  _exit(exit_code_of_signal(number));
}

// Written past the console, which belongs to another thread. On a terminal the line of the
// migration in hand is open, with ^C at its end.
void say_that_it_stops() {
  constexpr std::string_view text =
      "\nStopping at the next safe point; once more cancels the statement in hand.\n";
  std::string_view const shown = isatty(STDERR_FILENO) == 1 ? text : text.substr(1);
  [[maybe_unused]] ssize_t const told = write(STDERR_FILENO, shown.data(), shown.size());
}

constexpr std::array heeded{SIGHUP, SIGINT, SIGTERM};

// A program in the background of a script has its SIGINT ignored, one under nohup its SIGHUP, which
// stays.
bool is_ignored(int number) {
  struct sigaction present {};
  return sigaction(number, nullptr, &present) != 0 || present.sa_handler == SIG_IGN;
}

}  // namespace

void end_on_early_interrupt() {
  std::signal(SIGXFSZ, SIG_IGN);  // as Python does: to write beyond the limit is an error
  for (int const number : heeded) {
    if (!is_ignored(number)) {
      std::signal(number, end_early);
    }
  }
}

InterruptGuard::InterruptGuard(Connection& connection) {
  sigemptyset(&watched_);
  for (int const number : heeded) {
    if (!is_ignored(number)) {  // while it is blocked, an ignored one would be received too
      sigaddset(&watched_, number);
    }
  }
  // Ends the watcher; nobody else sends it to this process.
  sigaddset(&watched_, SIGUSR2);
  pthread_sigmask(SIG_BLOCK, &watched_, &previous_);
  for (int const number : heeded) {
    if (!is_ignored(number)) {
      std::signal(number, SIG_DFL);  // when we end, something may have been changed
    }
  }
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
        sigtimedwait(&watched_, nullptr, insists_ ? &before_next_request : nullptr);
    if (ended_) {
      return;
    }
    if (std::ranges::find(heeded, received) != heeded.end()) {
      insists_ = signal_ != 0;
      signal_ = received;
      if (!insists_) {
        say_that_it_stops();
      }
    }
    if (insists_) {
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
