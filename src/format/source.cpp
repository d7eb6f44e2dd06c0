#include "format/source.hpp"

#include "format/json_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <system_error>

namespace migrator {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view json_extension = ".json";

// A descriptor that is closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }

  int number() const { return number_; }

 private:
  int number_;
};

FileText unread(int error) {
  return {{}, "cannot be read: " + std::generic_category().message(error)};
}

// The first `size` bytes, or fewer when the file has become shorter.
FileText read_all(Descriptor const& file, std::size_t size) {
  std::string text(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    ssize_t const count = ::read(file.number(), text.data() + done, size - done);
    if (count < 0 && errno != EINTR) {
      return unread(errno);
    }
    if (count == 0) {
      break;
    }
    done += count < 0 ? 0 : static_cast<std::size_t>(count);
  }
  text.resize(done);
  return {std::move(text), {}};
}

// What Django's loader passes over.
bool is_skipped(std::string_view name) {
  return name.find_first_of("._~") == 0;
}

// The names in a folder in the order of their code points.
std::vector<std::string> names_in(fs::path const& folder, std::vector<Diagnostic>& faults) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator entries{folder, error};
  for (; !error && entries != fs::directory_iterator{}; entries.increment(error)) {
    std::string name = entries->path().filename().string();
    if (is_skipped(name)) {
      continue;
    }
    if (find_bad_text(name) != std::string::npos) {
      faults.push_back({folder.string(), 0, {}, "a name in this folder is not UTF-8"});
      continue;
    }
    names.push_back(std::move(name));
  }
  if (error) {
    faults.push_back({folder.string(), 0, {}, "cannot be read: " + error.message()});
  }
  std::ranges::sort(names);
  return names;
}

// Whether the name is a file's that is to be read.
bool is_json(std::string_view name) {
  return name.ends_with(json_extension);
}

std::string without_extension(std::string_view name) {
  return std::string{name.substr(0, name.size() - json_extension.size())};
}

// The folder, its links followed; nothing when it is something else.
bool is_folder(fs::path const& path, std::vector<Diagnostic>& faults) {
  std::error_code error;
  fs::file_status const status = fs::status(path, error);
  if (error && status.type() != fs::file_type::not_found) {
    faults.push_back({path.string(), 0, {}, "cannot be read: " + error.message()});
  }
  return status.type() == fs::file_type::directory;
}

void read_app(fs::path const& folder, std::string const& app, Sources& sources,
              std::vector<Diagnostic>& faults) {
  for (std::string const& name : names_in(folder, faults)) {
    if (!is_json(name)) {
      continue;
    }
    fs::path const path = folder / name;
    FileText file = read_text_file(path);
    if (!file.error.empty()) {
      faults.push_back(file.fault_of(path));
      continue;
    }
    sources.files.push_back({app, without_extension(name), path.string(), std::move(file.text)});
  }
}

}  // namespace

bool is_app_label(std::string_view text) {
  auto const is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !text.empty() && is_letter(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

std::string no_app_label(std::string_view text) {
  return fmt::format("The app label '{}' is not a valid Python identifier.", text);
}

FileText read_text_file(fs::path const& path) {
  // Without O_NONBLOCK opening a named pipe would wait for somebody to write into it.
  Descriptor const file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  struct stat status {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
    return unread(errno);
  }
  if (S_ISDIR(status.st_mode)) {
    return {{}, "is a folder, not a file"};
  }
  if (!S_ISREG(status.st_mode)) {
    return {{}, "is not a regular file"};
  }
  std::size_t const size = static_cast<std::size_t>(status.st_size);
  if (size > JsonLimits::bytes) {
    return {
        {},
        fmt::format("the file has {} bytes; more than {} are not read", size, JsonLimits::bytes),
        true};
  }
  return read_all(file, size);
}

Sources find_sources(std::span<fs::path const> directories, std::vector<Diagnostic>& faults) {
  Sources sources;
  std::map<std::string, fs::path> found_in;
  for (fs::path const& directory : directories) {
    if (!is_folder(directory, faults)) {
      faults.push_back({directory.string(),
                        0,
                        {},
                        "there is no such folder; name the migrations' folder with --migrations"});
      continue;
    }
    for (std::string const& app : names_in(directory, faults)) {
      fs::path const folder = directory / app;
      if (!is_folder(folder, faults)) {
        continue;
      }
      if (!is_app_label(app)) {
        faults.push_back({folder.string(), 0, {}, no_app_label(app)});
        continue;
      }
      auto const [first, is_new] = found_in.try_emplace(app, folder);
      if (!is_new) {
        faults.push_back({folder.string(),
                          0,
                          {},
                          fmt::format("the app '{}' is in {} too; an app's migrations are in one "
                                      "folder",
                                      app, first->second.string())});
        continue;
      }
      sources.apps.insert(app);
      read_app(folder, app, sources, faults);
    }
  }
  std::ranges::sort(sources.files, {}, [](SourceFile const& file) {
    return std::pair<std::string_view, std::string_view>{file.app, file.name};
  });
  return sources;
}

std::vector<SourceFile> find_model_sources(fs::path const& directory,
                                           std::vector<Diagnostic>& faults) {
  std::vector<SourceFile> sources;
  if (!is_folder(directory, faults)) {
    faults.push_back(
        {directory.string(), 0, {}, "there is no such folder; name the models' with --models"});
    return sources;
  }
  for (std::string const& name : names_in(directory, faults)) {
    fs::path const path = directory / name;
    if (!is_json(name)) {
      continue;
    }
    std::string app = without_extension(name);
    if (!is_app_label(app)) {
      faults.push_back({path.string(), 0, {}, no_app_label(app)});
      continue;
    }
    FileText file = read_text_file(path);
    if (!file.error.empty()) {
      faults.push_back({path.string(), 0, {}, std::move(file.error)});
      continue;
    }
    sources.push_back({app, app, path.string(), std::move(file.text)});
  }
  return sources;
}

Sources read_sources(std::span<fs::path const> directories) {
  std::vector<Diagnostic> faults;
  Sources sources = find_sources(directories, faults);
  if (!faults.empty()) {
    throw FormatError{std::move(faults)};
  }
  return sources;
}

}  // namespace migrator
