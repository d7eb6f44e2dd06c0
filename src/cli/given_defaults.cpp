#include "cli/given_defaults.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "cli/argparse.hpp"
#include "cli/configuration.hpp"
#include "cli/python_literal.hpp"
#include "ddl/scalar_literals.hpp"
#include "format/json_reader.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <set>

namespace migrator::cli {
namespace {

constexpr std::string_view usage = "write --default app.Model.field=VALUE";

// The value as JSON, markers included; nothing when it is none.
std::optional<Value> read_json_value(std::string const& text) {
  try {
    Faults faults{"--default"};
    Json const json = parse_json(text, faults.file(), faults.found());
    faults.throw_if_any();
    Settings const settings;
    ReadContext context{faults, settings, {}};
    Value value;
    read(Cursor{json, context}, value);
    faults.throw_if_any();
    return value;
  } catch (FormatError const&) {
    return std::nullopt;
  }
}

Value read_value(std::string const& given, std::string const& text) {
  if (std::optional<Value> value = read_json_value(text)) {
    return *std::move(value);
  }
  try {
    return parse_python(text);
  } catch (PythonError const& error) {
    throw UsageError{
        fmt::format("--default {}: the value is neither JSON as in a migration ('\"text\"', 0, "
                    "'{{\"callable\": \"uuid.uuid4\"}}') nor Python: {}",
                    given, error.what())};
  }
}

}  // namespace

GivenDefault parse_default(std::string const& text) {
  std::size_t const equals = text.find('=');
  std::string const path = text.substr(0, equals);
  std::size_t const first = path.find('.');
  std::size_t const second = first == std::string::npos ? first : path.find('.', first + 1);
  bool const whole = equals != std::string::npos && second != std::string::npos && first > 0 &&
                     second > first + 1 && second + 1 < path.size() &&
                     path.find('.', second + 1) == std::string::npos;
  if (!whole) {
    throw UsageError{fmt::format("--default {}: {}", text, usage)};
  }
  GivenDefault given{.app = path.substr(0, first),
                     .model = to_lower(path.substr(first + 1, second - first - 1)),
                     .field = path.substr(second + 1),
                     .value = read_value(text, text.substr(equals + 1))};
  if (given.value.is_null()) {
    throw UsageError{fmt::format(
        "--default {}: only a column that takes no null needs a default, so it cannot be null",
        text)};
  }
  return given;
}

namespace {

std::string path_of(GivenDefault const& given) {
  return fmt::format("{}.{}.{}", given.app, given.model, given.field);
}

void require_field(ModelState const& model, GivenDefault const& given) {
  if (model.find_field(given.field) != nullptr) {
    return;
  }
  std::vector<std::string_view> names;
  for (NamedField const& field : model.fields) {
    names.push_back(field.name);
  }
  throw Error{fmt::format("--default {}: {} has no field '{}'{}", path_of(given), model.name,
                          given.field, did_you_mean(given.field, names))};
}

}  // namespace

void require_known(std::vector<GivenDefault> const& given, ProjectState const& state) {
  std::set<std::string> paths;
  for (GivenDefault const& each : given) {
    if (!paths.insert(path_of(each)).second) {
      throw UsageError{fmt::format("--default {}: it is given twice", path_of(each))};
    }
    std::shared_ptr<ModelState const> const model = state.find({each.app, each.model});
    if (model == nullptr) {
      throw Error{
          fmt::format("--default {}: there is no model {}.{}; names of apps and fields are written "
                      "as they are declared",
                      path_of(each), each.app, each.model)};
    }
    require_field(*model, each);
  }
}

GivenDefault const* DefaultsQuestioner::find(std::string_view model_name,
                                             std::string_view field_name) const {
  auto const found = std::ranges::find_if(given_, [&](GivenDefault const& given) {
    return given.model == to_lower(model_name) && given.field == field_name;
  });
  return found == given_.end() ? nullptr : &*found;
}

Value DefaultsQuestioner::ask_not_null_addition(std::string_view field_name,
                                                std::string_view model_name) {
  GivenDefault const* const given = find(model_name, field_name);
  return given != nullptr ? given->value : other_.ask_not_null_addition(field_name, model_name);
}

std::optional<Value> DefaultsQuestioner::ask_not_null_alteration(std::string_view field_name,
                                                                 std::string_view model_name) {
  GivenDefault const* const given = find(model_name, field_name);
  return given != nullptr ? given->value : other_.ask_not_null_alteration(field_name, model_name);
}

Value DefaultsQuestioner::ask_auto_now_add_addition(std::string_view field_name,
                                                    std::string_view model_name) {
  GivenDefault const* const given = find(model_name, field_name);
  return given != nullptr ? given->value : other_.ask_auto_now_add_addition(field_name, model_name);
}

namespace {

void require_short_enough(GivenDefault const& given, Field const& field) {
  std::string const* const text = given.value.get_if<std::string>();
  if (text != nullptr && field.max_length &&
      static_cast<std::int64_t>(utf8_length(*text)) > *field.max_length) {
    throw Error{fmt::format("--default {}: the text is longer than {} characters", path_of(given),
                            *field.max_length)};
  }
}

// The first number that is too large for the column; none for a column of another kind.
std::optional<double> limit_of(Field const& field) {
  if (field.is("DecimalField")) {
    return std::pow(
        10.0, integer_option(field, "max_digits", 0) - integer_option(field, "decimal_places", 0));
  }
  if (field.type->column_type == "smallint") {
    return std::ldexp(1.0, 15);
  }
  if (field.type->column_type == "integer") {
    return std::ldexp(1.0, 31);
  }
  return std::nullopt;
}

void require_small_enough(GivenDefault const& given, Field const& field) {
  std::optional<double> const limit = limit_of(field);
  std::optional<double> const number = as_double(given.value);
  if (!limit || !number) {
    return;
  }
  bool const is_whole = !field.is("DecimalField");
  bool const fits = std::abs(*number) < *limit || (is_whole && *number == -*limit);
  if (!fits) {
    throw Error{fmt::format("--default {}: a {} does not hold a number as large", path_of(given),
                            field.type->name)};
  }
}

template <class Op>
void settle_field(std::vector<GivenDefault> const& all, GivenDefault const* namesake,
                  std::string const& app, Op& operation) {
  if (operation.preserve_default || namesake == nullptr) {
    return;
  }
  auto const own = std::ranges::find_if(all, [&](GivenDefault const& given) {
    return given.app == app && given.model == namesake->model && given.field == namesake->field;
  });
  if (own == all.end()) {
    throw Error{fmt::format(
        "{0}.{1}.{2} needs a default too, not only that of app {3}: give --default {0}.{1}.{2}=…",
        app, namesake->model, namesake->field, namesake->app)};
  }
  require_short_enough(*own, operation.field);
  require_small_enough(*own, operation.field);
  operation.field.default_value = own->value;
}

}  // namespace

void DefaultsQuestioner::settle(std::string const& app, Operation& operation) const {
  if (AddField* const add = std::get_if<AddField>(&operation.variant())) {
    settle_field(given_, find(add->model_name, add->name), app, *add);
  } else if (AlterField* const alter = std::get_if<AlterField>(&operation.variant())) {
    settle_field(given_, find(alter->model_name, alter->name), app, *alter);
  }
}

void DefaultsQuestioner::settle(Changes& changes) const {
  for (AppChanges& app : changes) {
    for (Migration& migration : app.migrations) {
      for (Operation& operation : migration.operations) {
        settle(app.app, operation);
      }
    }
  }
}

}  // namespace migrator::cli
