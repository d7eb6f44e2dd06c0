#include "sandbox/process.hpp"

#include "migrator/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace migrator {
namespace {

std::string reason(int error) {
  return std::generic_category().message(error);
}

// A file descriptor that is closed with its scope.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() { reset(); }
  Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  int get() const { return number_; }
  void reset() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw Error{fmt::format("cannot make a pipe: {}", reason(errno))};
  }
  return {Descriptor{ends[0]}, Descriptor{ends[1]}};
}

// A file in memory rather than a pipe: a program that ends without reading raises no SIGPIPE here.
Descriptor input_file(std::string const& text) {
  Descriptor file{memfd_create("input", MFD_CLOEXEC)};
  if (file.get() < 0 ||
      pwrite(file.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
    throw Error{fmt::format("cannot make a file in memory: {}", reason(errno))};
  }
  return file;
}

std::string read_all(int file) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (;;) {
    ssize_t const got = read(file, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// ---- in the child, between fork and exec: nothing but calls that are safe after a fork ----------

bool become(Account const& account) {
  return setgroups(account.groups.size(), account.groups.data()) == 0 && setgid(account.gid) == 0 &&
         setuid(account.uid) == 0;
}

// What exec would hand on: a blocked mask, ignored signals.
void reset_signals() {
  for (int const number : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGCHLD, SIGALRM, SIGUSR1,
                           SIGUSR2, SIGTSTP, SIGTTIN, SIGTTOU}) {
    signal(number, SIG_DFL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

struct ChildPlan {
  char* const* words;
  char* const* environment;
  Account const* account;  // null: stay who we are
  int input;
  int output;
  int complaints;  // gets errno when something fails before the program runs
  int signal_when_we_end;
  pid_t parent;
};

[[noreturn]] void run_child(ChildPlan const& plan) {
  setsid();
  reset_signals();
  umask(077);
  bool const ready = dup2(plan.input, STDIN_FILENO) >= 0 && dup2(plan.output, STDOUT_FILENO) >= 0 &&
                     dup2(plan.output, STDERR_FILENO) >= 0 && chdir("/") == 0 &&
                     (plan.account == nullptr || become(*plan.account));
  if (ready) {
    // Files others have opened without O_CLOEXEC; an old kernel that cannot do it only leaks them.
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    // After become(), which clears it; the parent may have ended already.
    if (plan.signal_when_we_end != 0) prctl(PR_SET_PDEATHSIG, plan.signal_when_we_end);
    if (plan.signal_when_we_end == 0 || getppid() == plan.parent) {
      execve(plan.words[0], plan.words, plan.environment);
    }
  }
  int const error = errno;
  [[maybe_unused]] ssize_t const told = write(plan.complaints, &error, sizeof error);
  _exit(127);
}

// ---- in the parent
// -------------------------------------------------------------------------------

std::vector<char*> c_strings(std::vector<std::string> const& strings) {
  std::vector<char*> pointers;
  pointers.reserve(strings.size() + 1);
  for (std::string const& each : strings) pointers.push_back(const_cast<char*>(each.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// Null: stay who we are.
Account const* whom_to_become(Account const& account) {
  return geteuid() == 0 && account.uid != 0 ? &account : nullptr;
}

pid_t fork_child(Command const& command, int output) {
  std::vector<char*> const words = c_strings(command.words);
  std::vector<char*> const environment = c_strings(command.environment);
  Descriptor const input = input_file(command.input);
  Pipe complaints = make_pipe();
  ChildPlan const plan{.words = words.data(),
                       .environment = environment.data(),
                       .account = command.account ? whom_to_become(*command.account) : nullptr,
                       .input = input.get(),
                       .output = output,
                       .complaints = complaints.write.get(),
                       .signal_when_we_end = command.signal_when_we_end,
                       .parent = getpid()};
  pid_t const child = fork();
  if (child < 0) throw Error{fmt::format("cannot start a process: {}", reason(errno))};
  if (child == 0) run_child(plan);

  complaints.write.reset();
  std::string const complaint = read_all(complaints.read.get());
  if (complaint.size() == sizeof(int)) {
    wait_for(child);
    int error = 0;
    complaint.copy(reinterpret_cast<char*>(&error), sizeof error);
    throw Error{fmt::format(
        "cannot run {}{}: {}", command.words[0],
        plan.account == nullptr ? "" : fmt::format(" as the user {}", plan.account->name),
        reason(error))};
  }
  return child;
}

}  // namespace

Finished run(Command const& command) {
  Pipe output = make_pipe();
  pid_t const child = fork_child(command, output.write.get());
  output.write.reset();
  Finished finished;
  finished.output = read_all(output.read.get());
  finished.status = wait_for(child);
  return finished;
}

pid_t start(Command const& command, std::filesystem::path const& log) {
  Descriptor const output{
      open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (output.get() < 0) {
    throw Error{fmt::format("cannot write {}: {}", log.string(), reason(errno))};
  }
  return fork_child(command, output.get());
}

bool ask_as(Account const& account, std::function<bool()> const& question) {
  if (whom_to_become(account) == nullptr) return question();
  pid_t const child = fork();
  if (child < 0) throw Error{fmt::format("cannot start a process: {}", reason(errno))};
  if (child == 0) _exit(become(account) && question() ? 0 : 1);
  return wait_for(child) == 0;
}

}  // namespace migrator
