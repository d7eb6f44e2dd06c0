// A value of a migration file: what JSON can say, and the markers for what it cannot.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace migrator {

class Value;

// {"callable": "uuid.uuid4"}: a function that is called when its value is needed.
struct Callable {
  std::string name;
  bool operator==(Callable const&) const = default;
};

// {"sql": "now()"}: an SQL expression, put into statements as it stands.
struct Sql {
  std::string text;
  bool operator==(Sql const&) const = default;
};

// {"base64": "AAH/"}: the decoded bytes.
struct Bytes {
  std::string data;
  bool operator==(Bytes const&) const = default;
};

// {"setting": "AUTH_USER_MODEL"} where no model is meant.
struct SettingName {
  std::string name;
  bool operator==(SettingName const&) const = default;
};

// {"python": "validate_hex"}: kept and compared, without effect.
struct PythonSource {
  std::string text;
  bool operator==(PythonSource const&) const = default;
};

using ValueList = std::vector<Value>;
using ValueEntry = std::pair<std::string, Value>;

// A JSON object. It keeps the order of its keys, which is that of the JSON text a default of a
// JSONField is written with, and compares without regard to it, as Python's dict does.
struct ValueMap {
  std::vector<ValueEntry> entries;

  // The value of `key`, or null.
  Value const* find(std::string_view key) const;
  bool operator==(ValueMap const& other) const;
};

// Null, a boolean, an integer, a float, a text, a marker, a list or a map. Copying copies all of
// it. The reader bounds the depth of what it builds, so that walking a value may recurse. Copying
// and destroying are compiled once, in value.cpp, and not in every file that has a value.
class Value {
 public:
  using Variant = std::variant<std::monostate, bool, std::int64_t, double, std::string, Bytes,
                               Callable, Sql, SettingName, PythonSource, ValueList, ValueMap>;

  Value();
  Value(Value const&);
  Value(Value&&) noexcept;
  Value& operator=(Value const&);
  Value& operator=(Value&&) noexcept;
  ~Value();
  Value(bool value) : data_(value) {}                      // NOLINT(*-explicit-*)
  Value(int value) : data_(std::int64_t{value}) {}         // NOLINT(*-explicit-*)
  Value(std::int64_t value) : data_(value) {}              // NOLINT(*-explicit-*)
  Value(double value) : data_(value) {}                    // NOLINT(*-explicit-*)
  Value(std::string value) : data_(std::move(value)) {}    // NOLINT(*-explicit-*)
  Value(char const* value) : data_(std::string{value}) {}  // NOLINT(*-explicit-*)
  Value(Bytes value) : data_(std::move(value)) {}          // NOLINT(*-explicit-*)
  Value(Callable value) : data_(std::move(value)) {}       // NOLINT(*-explicit-*)
  Value(Sql value) : data_(std::move(value)) {}            // NOLINT(*-explicit-*)
  Value(SettingName value) : data_(std::move(value)) {}    // NOLINT(*-explicit-*)
  Value(PythonSource value) : data_(std::move(value)) {}   // NOLINT(*-explicit-*)
  Value(ValueList value) : data_(std::move(value)) {}      // NOLINT(*-explicit-*)
  Value(ValueMap value) : data_(std::move(value)) {}       // NOLINT(*-explicit-*)

  Variant const& data() const { return data_; }
  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }

  // The alternative if it is the one held, else null.
  template <class Alternative>
  Alternative const* get_if() const {
    return std::get_if<Alternative>(&data_);
  }

  bool operator==(Value const&) const;

 private:
  Variant data_;
};

}  // namespace migrator
