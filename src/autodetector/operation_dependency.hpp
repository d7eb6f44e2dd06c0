// What a generated operation waits for, and which operations that is.
#pragma once

#include "migrator/operation.hpp"
#include "migrator/settings.hpp"

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// Django's OperationDependency. Its alternatives are in the order of their names, which is the
// order that dependencies are put in where Django has a set of them.
struct OperationDependency {
  enum class Type { alter, alter_foo_together, create, remove, remove_order_wrt };

  // The app that stands for a setting; `model` is the setting's name then.
  static constexpr std::string_view setting_app = "__setting__";

  std::string app;
  std::string model;  // in lower case
  std::string field;  // empty: the model itself is meant
  Type type = Type::create;

  auto operator<=>(OperationDependency const&) const = default;
};

// A dependency on a setting becomes one on the model that the setting names. Throws Error for a
// setting that names none.
OperationDependency resolved(OperationDependency const& dependency, Settings const& settings);

// Without repeats, in order: Django's list(set(…)).
std::vector<OperationDependency> as_set(std::vector<OperationDependency> dependencies);

struct GeneratedOperation {
  Operation operation;
  std::vector<OperationDependency> dependencies;
};

// The operations of each app, in the order that they were generated in.
using GeneratedOperations = std::map<std::string, std::vector<GeneratedOperation>>;

// Which of the operations of one app satisfy a dependency on that app: Django's check_dependency()
// asked of all of them at once. Points to nothing of the operations.
class Satisfying {
 public:
  explicit Satisfying(std::vector<GeneratedOperation> const& operations);

  // Their places, ascending. Logarithmic in the operations.
  std::vector<std::size_t> find(OperationDependency const& dependency) const;

 private:
  // What an operation does, as far as dependencies ask.
  enum class Deed {
    alter_field,
    alter_order,
    alter_together,
    create_field,            // with its model: names of fields are compared as they are
    create_field_by_itself,  // without regard to case
    create_model,
    remove_field,
    remove_model,
  };
  struct Key {
    Deed deed;
    std::string model;
    std::string field;

    auto operator<=>(Key const&) const = default;
  };

  void add(Operation const& operation, std::size_t place);
  void add(Deed deed, std::string_view model, std::string_view field, std::size_t place);
  std::vector<std::size_t> at(Deed deed, std::string const& model, std::string const& field) const;

  std::map<Key, std::vector<std::size_t>> places_;
  std::map<std::size_t, std::string> orders_;  // the field of each AlterOrderWithRespectTo
};

}  // namespace migrator
