// Bytes as a migration file: whatever they are, they are a migration or a FormatError whose every
// fault says where it is. Reading them again gives the same, and so does reading what is written.

#include "migrator/error.hpp"
#include "migrator/project.hpp"
#include "migrator/writer.hpp"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using namespace migrator;

constexpr std::size_t longest_input = 65536;

void require(bool promise, std::string_view text) {
  if (!promise) {
    std::cerr << "broken promise: " << text << '\n';
    std::abort();
  }
}

void check_faults(FormatError const& error, int lines) {
  require(!error.diagnostics().empty(), "an error has faults");
  for (Diagnostic const& fault : error.diagnostics()) {
    require(fault.file == "app/0001_fuzz.json", "a fault names its file");
    require(!fault.message.empty(), "a fault has a message");
    require(fault.line >= 0 && fault.line <= lines, "a fault's line is one of the file's");
    require(fault.json_path.empty() || fault.json_path.starts_with("$"), "a path starts at $");
  }
}

void check_migration(Migration const& migration, SourceFile const& source, int lines) {
  require(migration.operation_lines.size() == migration.operations.size(),
          "every operation has a line");
  for (int const line : migration.operation_lines) {
    require(line >= 1 && line <= lines, "an operation's line is one of the file's");
  }
  require(migration == parse_migration(source, {}), "reading again gives the same");
}

void check_written(Migration const& migration, SourceFile source) {
  source.text = write_migration(migration);
  Migration again = parse_migration(source, {});
  again.operation_lines = migration.operation_lines;
  require(again == migration, "what is written is what was read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size > longest_input) {
    return 0;
  }
  // The folder is not there: a {"file": …} finds nothing.
  SourceFile const source{"app", "0001_fuzz", "app/0001_fuzz.json",
                          std::string{reinterpret_cast<char const*>(data), size}};
  int lines = 1;
  for (char const c : source.text) {
    lines += c == '\n' ? 1 : 0;
  }
  try {
    Migration const migration = parse_migration(source, {});
    check_migration(migration, source, lines);
    check_written(migration, source);
  } catch (FormatError const& error) {
    check_faults(error, lines);
  }
  return 0;
}
