#include "cli/migration_files.hpp"

#include "migrator/error.hpp"
#include "migrator/writer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(fs::path const& path, std::string_view what, std::error_code error) {
  throw Error{fmt::format("{}: cannot {}: {}", path.string(), what, error.message())};
}

std::error_code last_error() {
  return {errno, std::generic_category()};
}

// The first "$schema" of the app's migrations, else of any.
std::string schema_of(Project const& project, std::string_view app) {
  auto const has_schema = [](Migration const& migration) { return !migration.schema.empty(); };
  std::span<Migration const> const own = project.of_app(app);
  auto const found = std::ranges::find_if(own, has_schema);
  if (found != own.end()) {
    return found->schema;
  }
  auto const any = std::ranges::find_if(project.migrations, has_schema);
  return any == project.migrations.end() ? std::string{} : any->schema;
}

// Where a file is before it gets its name, or once it has lost it; the loader skips such names.
// Short, as the file's own may be as long as it can be.
fs::path draft_of(fs::path const& path, std::size_t number = 0) {
  return path.parent_path() / fmt::format(".migrator.{}.{}", ::getpid(), number);
}

// Lets no signal that ends the program come until all is written or nothing is.
class HeldSignals {
 public:
  HeldSignals() {
    sigset_t held;
    sigemptyset(&held);
    for (int const number : {SIGHUP, SIGINT, SIGTERM}) {
      sigaddset(&held, number);
    }
    pthread_sigmask(SIG_BLOCK, &held, &previous_);
  }
  ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &previous_, nullptr); }
  HeldSignals(HeldSignals const&) = delete;
  HeldSignals& operator=(HeldSignals const&) = delete;

 private:
  sigset_t previous_{};
};

template <class Op>
void keep_typed_default(Operation& written, Operation const& operation) {
  Op const* const given = std::get_if<Op>(&operation.variant());
  if (given != nullptr && !given->preserve_default) {
    std::get<Op>(written.variant()).field.default_value = given->field.default_value;
  }
}

// As Django writes it, but that a default for the rows that are there stays as it was typed: no
// field has made a value of it yet.
Migration as_made(Migration const& migration) {
  Migration written = as_django_writes(migration);
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    keep_typed_default<AddField>(written.operations[i], migration.operations[i]);
    keep_typed_default<AlterField>(written.operations[i], migration.operations[i]);
  }
  return written;
}

// Files that are on disk under a name of their own, which the loader skips, until they are put in
// their place, and files that have lost theirs. Unless that is committed all is as it was before.
class StagedFiles {
 public:
  StagedFiles() = default;
  StagedFiles(StagedFiles const&) = delete;
  StagedFiles& operator=(StagedFiles const&) = delete;
  ~StagedFiles() {
    std::error_code ignored;
    for (Entry const& entry : entries_) {
      fs::remove(entry.staged, ignored);
      if (entry.is_placed && !committed_) {
        fs::remove(entry.path, ignored);
      }
    }
    for (Entry const& entry : replaced_) {
      if (committed_) {
        fs::remove(entry.staged, ignored);
      } else {
        fs::rename(entry.staged, entry.path, ignored);
      }
    }
    for (auto folder = folders_.rbegin(); folder != folders_.rend() && !committed_; ++folder) {
      fs::remove(*folder, ignored);  // only if it is empty
    }
  }

  void add(NewFile const& file);
  void place_all();
  void set_aside(fs::path const& path);
  void commit() { committed_ = true; }

 private:
  struct Entry {
    fs::path path;
    fs::path staged;
    bool is_placed = false;
  };

  void make_folders(fs::path folder);

  std::size_t count() const { return entries_.size() + replaced_.size(); }

  std::vector<Entry> entries_;
  std::vector<Entry> replaced_;
  std::vector<fs::path> folders_;  // made by this
  bool committed_ = false;
};

void StagedFiles::make_folders(fs::path folder) {
  std::error_code error;
  std::vector<fs::path> missing;
  for (; !folder.empty() && !fs::is_directory(folder, error); folder = folder.parent_path()) {
    missing.push_back(folder);
  }
  std::ranges::reverse(missing);
  for (fs::path const& each : missing) {
    if (fs::create_directory(each, error)) {
      folders_.push_back(each);
    } else if (error) {
      refuse(each, "make the folder", error);
    }
  }
}

// Writes the file under the name `draft`; errors name it by its own.
void write_draft(fs::path const& draft, fs::path const& path, std::string_view text) {
  int const file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) {
    refuse(path, "write", last_error());
  }
  std::error_code error;
  while (!text.empty() && !error) {
    ssize_t const written = ::write(file, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error = last_error();
    }
  }
  if (!error && ::fsync(file) != 0 && errno != EINVAL) {
    error = last_error();
  }
  if (::close(file) != 0 && !error) {
    error = last_error();
  }
  if (error) {
    ::unlink(draft.c_str());
    refuse(path, "write", error);
  }
}

void StagedFiles::add(NewFile const& file) {
  make_folders(file.path.parent_path());
  fs::path const staged = draft_of(file.path, count());
  entries_.push_back({file.path, staged});
  write_draft(staged, file.path, file.text);
}

// Gives the file its name unless there is one of that name.
std::error_code place(fs::path const& staged, fs::path const& path) {
  if (::link(staged.c_str(), path.c_str()) == 0) {
    return {};
  }
  if (errno == EEXIST) {
    return last_error();
  }
  // A file system without links.
  std::error_code error;
  if (fs::exists(fs::symlink_status(path, error))) {
    return std::make_error_code(std::errc::file_exists);
  }
  fs::rename(staged, path, error);
  return error;
}

void StagedFiles::place_all() {
  for (Entry& entry : entries_) {
    std::error_code const error = place(entry.staged, entry.path);
    if (error) {
      refuse(entry.path, "write", error);
    }
    entry.is_placed = true;
  }
}

void StagedFiles::set_aside(fs::path const& path) {
  fs::path const aside = draft_of(path, count());
  std::error_code error;
  fs::rename(path, aside, error);
  if (error) {
    refuse(path, "delete", error);
  }
  replaced_.push_back({path, aside});
}

}  // namespace

fs::path folder_of_app(Project const& project, std::string_view app,
                       std::span<fs::path const> directories) {
  std::span<Migration const> const own = project.of_app(app);
  if (!own.empty()) {
    return fs::path{own.front().file}.parent_path();
  }
  std::error_code error;
  for (fs::path const& directory : directories) {
    if (fs::is_directory(directory / app, error)) {
      return directory / app;
    }
  }
  return directories.front() / app;
}

NewFile make_file(Migration const& migration, Project const& project,
                  std::span<fs::path const> directories) {
  Migration written = as_made(migration);
  if (written.schema.empty()) {
    written.schema = schema_of(project, migration.key.app);
  }
  NewFile file{.path = folder_of_app(project, migration.key.app, directories) /
                       (migration.key.name + ".json"),
               .text = write_migration(written)};
  SourceFile const source{migration.key.app, migration.key.name, relative_path(file.path),
                          file.text};
  try {
    (void)parse_migration(source, project.settings);
  } catch (FormatError const& error) {
    throw Error{fmt::format("{} is not written, as it could not be read again:\n  {}", source.path,
                            error.what())};
  }
  return file;
}

void write_files(std::span<NewFile const> files, std::span<fs::path const> replaced) {
  HeldSignals const held;
  StagedFiles staged;
  for (NewFile const& file : files) {
    staged.add(file);
  }
  staged.place_all();
  for (fs::path const& path : replaced) {
    staged.set_aside(path);
  }
  staged.commit();
}

void replace_file(fs::path const& path, std::string const& text) {
  HeldSignals const held;
  std::error_code error;
  fs::path const target = fs::exists(path, error) ? fs::canonical(path, error) : path;
  fs::path const draft = draft_of(target);
  write_draft(draft, path, text);
  if (fs::exists(target, error)) {
    fs::permissions(draft, fs::status(target, error).permissions(), error);
  }
  fs::rename(draft, target, error);
  if (error) {
    std::error_code ignored;
    fs::remove(draft, ignored);
    refuse(path, "write", error);
  }
}

std::string relative_path(fs::path const& path) {
  std::error_code error;
  fs::path const relative =
      fs::absolute(path, error).lexically_normal().lexically_relative(fs::current_path(error));
  bool const below = !error && !relative.empty() && !relative.string().starts_with("..");
  return below ? relative.string() : path.string();
}

}  // namespace migrator::cli
