// A place in a file that is being read: a value, the way to it, and where to report its faults.
#pragma once

#include "format/json.hpp"
#include "migrator/error.hpp"
#include "migrator/settings.hpp"

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The faults of one file, in the order they were found. A file of nothing but faults is not
// listed to its end.
class Faults {
 public:
  static constexpr std::size_t most = 100;

  explicit Faults(std::string file) : file_{std::move(file)} {}

  void add(int line, std::string path, std::string message);
  bool empty() const { return found_.empty(); }
  bool full() const { return found_.size() >= most; }
  std::string const& file() const { return file_; }
  std::vector<Diagnostic>& found() { return found_; }

  // Throws FormatError, sorted by line, if there are any.
  void throw_if_any();

 private:
  std::string file_;
  std::vector<Diagnostic> found_;
};

// What the values of one file are read with.
struct ReadContext {
  Faults& faults;
  Settings const& settings;
  std::filesystem::path folder;  // the file's own
  // The file declares models, where indexes need no name and nothing speaks of CreateModel.
  bool declares_models = false;
  std::set<std::string, std::less<>> named_settings = {};  // that the file has used so far
};

// A value and the way to it. Cheap: the path is only put together for a fault. A cursor made by
// item() or member() refers to the one it was made from, which must outlive it.
class Cursor {
 public:
  Cursor(Json const& json, ReadContext& context) : json_{&json}, context_{&context} {}

  Json const& json() const { return *json_; }
  ReadContext& context() const { return *context_; }

  Cursor item(std::size_t index) const;
  Cursor member(JsonMember const& member) const;

  // Reports a fault of this value, or of the member `key` that it has or should have.
  void fault(std::string message) const;
  void fault_at(JsonMember const& member, std::string message) const;
  // "must be a text, not a list".
  void wrong_kind(std::string_view expected) const;

  std::string path() const;

 private:
  Cursor(Json const& json, Cursor const& parent)
      : json_{&json}, context_{parent.context_}, parent_{&parent} {}

  Json const* json_;
  ReadContext* context_;
  Cursor const* parent_ = nullptr;
  std::string_view key_;   // in the parent, when that is an object
  std::size_t index_ = 0;  // in the parent, when that is a list
};

}  // namespace migrator
