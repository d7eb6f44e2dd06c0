// Reads migrations out of texts in a test, and the faults in them.
#pragma once

#include "migrator/error.hpp"
#include "migrator/project.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace migrator {

inline Migration parse(std::string text, Settings const& settings = {}) {
  return parse_migration({"app", "0001_initial", "m.json", std::move(text)}, settings);
}

inline Operation parse_operation(std::string const& text) {
  return parse(R"({"dependencies": [], "operations": [)" + text + "]}").operations.at(0);
}

template <class Op>
Op parse_as(std::string const& text) {
  return std::get<Op>(parse_operation(text));
}

inline Field parse_field(std::string const& text) {
  return parse_as<AddField>(R"({"op": "AddField", "model_name": "m", "name": "f", "field": )" +
                            text + "}")
      .field;
}

// The faults as printed, a line each, without the file's name.
inline std::string faults_of(std::string const& text) {
  try {
    (void)parse(text);
  } catch (FormatError const& error) {
    std::string faults;
    for (Diagnostic diagnostic : error.diagnostics()) {
      diagnostic.file.clear();
      std::string const line = std::to_string(diagnostic.line);
      faults += (faults.empty() ? "" : "\n") + line + ": " +
                to_string(diagnostic).substr(line.size() + 3);
    }
    return faults;
  }
  return {};
}

// The faults of one operation on one line, without their lines; "@" stands for its path.
inline std::string faults_of_operation(std::string const& text) {
  std::string faults = faults_of(R"({"dependencies": [], "operations": [)" + text + "]}");
  for (std::string_view const prefix : {"1: ", "$.operations[0]"}) {
    for (std::size_t at = faults.find(prefix); at != std::string::npos;
         at = faults.find(prefix, at)) {
      faults.replace(at, prefix.size(), prefix == "1: " ? "" : "@");
    }
  }
  return faults;
}

// The same for a field, "@" standing for the field's path.
inline std::string faults_of_field(std::string const& text) {
  std::string faults = faults_of_operation(
      R"({"op": "AddField", "model_name": "m", "name": "f", "field": )" + text + "}");
  std::string_view const prefix = "@.field";
  for (std::size_t at = faults.find(prefix); at != std::string::npos;
       at = faults.find(prefix, at)) {
    faults.replace(at, prefix.size(), "@");
  }
  return faults;
}

}  // namespace migrator
