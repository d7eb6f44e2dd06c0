#include "cli/prompt.hpp"

#include "migrator/error.hpp"
#include "migrator/questioner.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <pthread.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>

namespace migrator::cli {
namespace {

// Holds SIGINT back for its lifetime and knows whether one has come.
class HeldInterrupt {
 public:
  HeldInterrupt() {
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &previous_);
    descriptor_ = signalfd(-1, &interrupt, SFD_CLOEXEC);
  }
  ~HeldInterrupt() {
    signalfd_siginfo taken{};
    if (came_) {
      (void)!::read(descriptor_, &taken, sizeof taken);
    }
    ::close(descriptor_);
    pthread_sigmask(SIG_SETMASK, &previous_, nullptr);
  }
  HeldInterrupt(HeldInterrupt const&) = delete;
  HeldInterrupt& operator=(HeldInterrupt const&) = delete;

  // Waits until there is input or the signal; whether it was the signal.
  bool wait() {
    std::array<pollfd, 2> watched{{{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                                   {.fd = descriptor_, .events = POLLIN, .revents = 0}}};
    while (::poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
    }
    came_ = watched[1].revents != 0;
    return came_;
  }

 private:
  sigset_t previous_{};
  int descriptor_ = -1;
  bool came_ = false;
};

// As Python's int(): blanks around, a sign, underscores between the digits.
std::optional<std::size_t> parse_choice(std::string text) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  text.erase(0, std::min(text.find_first_not_of(blanks), text.size()));
  text.erase(text.find_last_not_of(blanks) + 1);
  if (text.starts_with('+')) {
    text.erase(0, 1);
  }
  bool const underscores =
      text.starts_with('_') || text.ends_with('_') || text.find("__") != std::string::npos;
  std::erase(text, '_');
  std::size_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const whole = error == std::errc{} && end == text.data() + text.size();
  return whole && !underscores ? std::optional{value} : std::nullopt;
}

}  // namespace

bool Prompt::boolean_input(std::string_view question) {
  std::string answer = ask(fmt::format("{} ", question));
  if (answer.empty()) {
    return false;
  }
  constexpr std::string_view known = "yYnN";
  while (answer.empty() || known.find(answer.front()) == std::string_view::npos) {
    answer = ask("Please answer yes or no: ");
  }
  return answer.front() == 'y' || answer.front() == 'Y';
}

std::size_t Prompt::choice_input(std::string_view question,
                                 std::vector<std::string_view> const& choices) {
  say(question);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    say(fmt::format(" {}) {}", i + 1, choices[i]));
  }
  std::string answer = ask_or_cancel("Select an option: ");
  while (true) {
    std::optional<std::size_t> const choice = parse_choice(answer);
    if (choice && *choice > 0 && *choice <= choices.size()) {
      return *choice;
    }
    answer = ask_or_cancel("Please select a valid option: ");
  }
}

void Prompt::say(std::string_view text) {
  text.remove_suffix(text.ends_with('\n') ? 1 : 0);
  console_.line(stream_, text);
}

std::string Prompt::ask(std::string_view prompt) {
  console_.write(stream_, prompt);
  return read_line();
}

std::string Prompt::ask_or_cancel(std::string_view prompt) {
  console_.write(stream_, prompt);
  wait_or_cancel();
  return read_line();
}

void Prompt::wait_or_cancel() {
  while (buffer_.find('\n') == std::string::npos) {
    HeldInterrupt interrupt;
    if (interrupt.wait()) {
      say("\nCancelled.");
      throw QuestionerQuit{1};
    }
    if (!read_more()) {
      return;
    }
  }
}

bool Prompt::read_more() {
  std::array<char, 4096> chunk;
  ssize_t count = 0;
  do {
    count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
  } while (count < 0 && errno == EINTR);
  if (count <= 0) {
    return false;
  }
  buffer_.append(chunk.data(), static_cast<std::size_t>(count));
  return true;
}

std::string Prompt::read_line() {
  while (buffer_.find('\n') == std::string::npos && read_more()) {
  }
  if (buffer_.empty()) {
    throw Error{"EOF when reading a line: nobody is there to answer; --noinput does not ask"};
  }
  std::size_t const end = std::min(buffer_.find('\n'), buffer_.size());
  std::string line = buffer_.substr(0, end);
  buffer_.erase(0, end + 1);
  if (line.ends_with('\r')) {
    line.pop_back();
  }
  console_.answered();
  return line;
}

}  // namespace migrator::cli
