// What the checks have found, and where.
#pragma once

#include "checks/model_meta.hpp"
#include "migrator/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// One error of Django's.
struct CheckError {
  std::string_view id;  // "fields.E300"; empty for what Django's checks end at with an exception
  std::string message;
  std::string hint = {};
  std::string key = {};  // of the field or model, that the fault is in: ".to"; or none
};

// Gathers errors with their places.
class Report {
 public:
  // Errors with these ids are left out.
  explicit Report(std::vector<std::string> const& silenced) : silenced_{silenced} {}

  void add(ModelMeta const& model, CheckError const& error);
  void add(ClassField const& field, CheckError const& error);
  void add(ClassField const& field, std::vector<CheckError> const& errors);
  // Of something that is neither: `subject` stands in front of the message, when there is one.
  void add(std::string_view subject, ModelMeta const& place, CheckError const& error);

  // In the order of files and lines.
  std::vector<Diagnostic> take();

 private:
  void add(std::string_view subject, DeclaredModel const& declared, std::string way,
           CheckError const& error);

  std::vector<std::string> const& silenced_;
  std::vector<Diagnostic> found_;
};

}  // namespace migrator
