// What can go wrong, as exceptions. They are thrown where the fault is found and caught once, in
// cli::run, which prints what() on stderr and returns the exit code. Every message says what
// failed, where, and what to do.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace migrator {

// The root of everything this library throws on purpose.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One fault in one input file.
struct Diagnostic {
  std::string file;
  int line = 0;           // 1-based; 0 when the fault is the file as a whole
  std::string json_path;  // "$.operations[2].field.type"; empty when there is none
  std::string message;

  bool operator==(Diagnostic const&) const = default;
};

// "file:line: path: message", without the parts that are empty.
std::string to_string(Diagnostic const& diagnostic);

// Input files that cannot be read as migrations, models or configuration: the faults of all
// files at once, in the order of the files. what() has one line for each.
class FormatError : public Error {
 public:
  explicit FormatError(std::vector<Diagnostic> diagnostics);
  std::vector<Diagnostic> const& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

// A graph that cannot be built or walked: missing nodes, cycles, inconsistent history.
class GraphError : public Error {
 public:
  using Error::Error;
};

// A plan that cannot be made or must not be run: an irreversible step, an ambiguous target.
class PlanError : public Error {
 public:
  using Error::Error;
};

// An operation that does not fit the project's state: a missing model, field or index.
class StateError : public Error {
 public:
  using Error::Error;
};

// What the server or the connection to it reported.
class DatabaseError : public Error {
 public:
  struct Details {
    std::string message;    // the server's primary message, one line
    std::string sqlstate;   // five characters, or empty when the server did not send one
    std::string statement;  // the SQL that failed; empty when there was none
    std::string detail;
    std::string hint;
    int position = 0;  // 1-based, in characters of `statement`; 0 when unknown
  };

  // what() is the primary message alone, as Django shows it.
  explicit DatabaseError(Details details);
  Details const& details() const { return details_; }
  std::string const& sqlstate() const { return details_.sqlstate; }

 private:
  Details details_;
};

// The server knows no time zone of the name that it was given.
class UnknownTimeZone : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

}  // namespace migrator
