// Where migrations lie, and writing them.
#pragma once

#include "migrator/migration.hpp"
#include "migrator/project.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace migrator::cli {

// A migration that is to be written.
struct NewFile {
  std::filesystem::path path;  // the directory as given, then app/name.json
  std::string text;
};

// The folder of the app's migrations: the one it has, else a new one in the first directory.
std::filesystem::path folder_of_app(Project const& project, std::string_view app,
                                    std::span<std::filesystem::path const> directories);

// The migration as a file: as Django writes one, with the "$schema" that the project's files have.
// Throws Error if it could not be read again, which is to say that a value does not fit its field.
NewFile make_file(Migration const& migration, Project const& project,
                  std::span<std::filesystem::path const> directories);

// Writes all of them and deletes those that they replace or, when one fails, does nothing: each is
// written under another name first, and no other file that is there is ever replaced. Makes folders
// that are missing. Signals come before or after. Throws Error.
void write_files(std::span<NewFile const> files,
                 std::span<std::filesystem::path const> replaced = {});

// Puts the text in the place of a file, or where there is none: whole or not at all. Through a
// symbolic link it is the file behind it. Throws Error.
void replace_file(std::filesystem::path const& path, std::string const& text);

// As Django prints it: relative to the working directory if it lies below, else as it is.
std::string relative_path(std::filesystem::path const& path);

}  // namespace migrator::cli
