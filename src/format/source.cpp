#include "format/source.hpp"

#include "format/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <map>
#include <memory>
#include <system_error>

namespace migrator {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string error_text(int error) {
  return std::generic_category().message(error);
}

// What Django's loader passes over.
bool is_skipped(std::string_view name) {
  return name.find_first_of("._~") == 0;
}

// Whether the text is a Python identifier, which Django wants an app's label to be. Which letters
// beyond ASCII are letters is not asked.
bool is_identifier(std::string_view text) {
  auto const is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !text.empty() && is_letter(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
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
  constexpr std::string_view extension = ".json";
  for (std::string const& name : names_in(folder, faults)) {
    if (!name.ends_with(extension)) {
      continue;
    }
    fs::path const path = folder / name;
    FileText file = read_text_file(path);
    if (!file.error.empty()) {
      faults.push_back({path.string(), 0, {}, std::move(file.error)});
      continue;
    }
    sources.files.push_back(
        {app, name.substr(0, name.size() - extension.size()), path.string(), std::move(file.text)});
  }
}

}  // namespace

FileText read_text_file(fs::path const& path) {
  std::error_code error;
  fs::file_status const status = fs::status(path, error);
  if (error) {
    return {{}, "cannot be read: " + error.message()};
  }
  if (status.type() == fs::file_type::directory) {
    return {{}, "is a folder, not a file"};
  }
  if (status.type() != fs::file_type::regular) {
    return {{}, "is not a regular file"};
  }
  std::uintmax_t const size = fs::file_size(path, error);
  if (!error && size > JsonLimits::bytes) {
    return {
        {},
        fmt::format("the file has {} bytes; more than {} are not read", size, JsonLimits::bytes)};
  }
  std::unique_ptr<std::FILE, CloseFile> const file{std::fopen(path.c_str(), "rb")};
  if (!file) {
    return {{}, "cannot be read: " + error_text(errno)};
  }
  std::string text(error ? 0 : static_cast<std::size_t>(size), '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (std::ferror(file.get()) != 0) {
    return {{}, "cannot be read: " + error_text(errno)};
  }
  return {std::move(text), {}};
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
      if (!is_identifier(app)) {
        faults.push_back(
            {folder.string(),
             0,
             {},
             fmt::format("The app label '{}' is not a valid Python identifier.", app)});
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

Sources read_sources(std::span<fs::path const> directories) {
  std::vector<Diagnostic> faults;
  Sources sources = find_sources(directories, faults);
  if (!faults.empty()) {
    throw FormatError{std::move(faults)};
  }
  return sources;
}

}  // namespace migrator
