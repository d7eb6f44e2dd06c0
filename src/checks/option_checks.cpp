#include "checks/option_checks.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "state/index_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace migrator {
namespace {

// An option that names fields.
struct Option {
  std::string_view name;
  std::string way;  // to the entry that names them
};

void check_local_field(ModelMeta const& model, Option const& option, std::string_view name,
                       Report& report) {
  ClassField const* const field = find_field(model, name);
  if (field == nullptr) {
    report.add(model, {"models.E012",
                       fmt::format("'{}' refers to the nonexistent field '{}'.{}", option.name,
                                   name, did_you_mean(name, names_of(model.state->fields))),
                       "", option.way});
  } else if (field->is_many_to_many()) {
    report.add(model, {"models.E013",
                       fmt::format("'{0}' refers to a ManyToManyField '{1}', but ManyToManyFields "
                                   "are not permitted in '{0}'.",
                                   option.name, name),
                       "", option.way});
  } else if (field->field->is("CompositePrimaryKey")) {
    report.add(model, {"models.E048",
                       fmt::format("'{0}' refers to a CompositePrimaryKey '{1}', but "
                                   "CompositePrimaryKeys are not permitted in '{0}'.",
                                   option.name, name),
                       "", option.way});
  } else if (!model.is_own(*field)) {
    report.add(model, {"models.E016",
                       fmt::format("'{}' refers to field '{}' which is not local to model '{}'.",
                                   option.name, name, model.name()),
                       "This issue may be caused by multi-table inheritance.", option.way});
  }
}

std::string_view without_sign(std::string_view name) {
  return name.starts_with('-') ? name.substr(1) : name;
}

// The field that a name in an expression begins with: "box" of "box__size".
std::string_view first_part(std::string_view name) {
  return name.substr(0, name.find("__"));
}

// ---- indexes ------------------------------------------------------------------------------------

void check_index_name(ModelMeta const& model, Index const& index, std::string const& way,
                      Report& report) {
  if (index.name.empty()) {
    return;  // its fields are not there to name it by
  }
  std::size_t const longest = max_index_name_length(index.type);
  if (has_bad_index_start(index.name)) {
    report.add(model,
               {"models.E033",
                fmt::format("The index name '{}' cannot start with an underscore or a number.",
                            index.name),
                "", way});
  }
  if (utf8_length(index.name) > longest) {
    report.add(model, {"models.E034",
                       fmt::format("The index name '{}' cannot be longer than {} characters.",
                                   index.name, longest),
                       "", way});
  }
}

// ---- constraints --------------------------------------------------------------------------------

// What relations can be asked about the column itself.
constexpr std::array<std::string_view, 7> column_lookups{"exact", "in",  "gt",    "gte",
                                                         "lt",    "lte", "isnull"};

// Whether the name leads from a foreign key into the table that it refers to: "box__size".
bool is_joined(ModelMeta const& model, std::string_view name) {
  std::string_view const first = first_part(name);
  if (first.size() == name.size()) {
    return false;
  }
  ClassField const* const field = first == "pk" ? model.primary_key : find_field(model, first);
  std::string_view const next = first_part(name.substr(first.size() + 2));
  return field != nullptr && field->is_key() &&
         std::ranges::find(column_lookups, next) == column_lookups.end();
}

// Gathers what a constraint names, and checks it.
class ConstraintFields {
 public:
  ConstraintFields(ModelMeta const& model, Option const& option, Report& report)
      : model_{model}, option_{option}, report_{report} {}

  void check(UniqueConstraint const& constraint) {
    names_.insert(constraint.fields.begin(), constraint.fields.end());
    names_.insert(constraint.include.begin(), constraint.include.end());
    for (Element const& element : constraint.expressions) {
      take(element);
    }
    check_names();
  }
  void check(CheckConstraint const&) {}
  // Django does not look at `include` here.
  void check(ExclusionConstraint const& constraint) {
    for (auto const& [element, operator_text] : constraint.expressions) {
      take(element);
    }
    check_names();
  }

 private:
  void take(Element const& element) {
    if (element.is_sql) {
      return;
    }
    bool const has_composite_key =
        model_.primary_key != nullptr && model_.primary_key->field->is("CompositePrimaryKey");
    std::string_view const name = first_part(element.text);
    if (name != "pk" || has_composite_key) {
      names_.insert(name);
    }
    if (is_joined(model_, element.text)) {
      report_.add(model_,
                  {"models.E041",
                   fmt::format("'constraints' refers to the joined field '{}'.", element.text), "",
                   option_.way});
    }
  }
  void check_names() {
    for (std::string_view const name : names_) {
      check_local_field(model_, option_, name, report_);
    }
  }

  ModelMeta const& model_;
  Option const& option_;
  Report& report_;
  std::set<std::string_view> names_;  // of the constraint, which outlives this
};

}  // namespace

void check_unique_together(ModelMeta const& model, Report& report) {
  Option const option{"unique_together", ".options.unique_together"};
  for (std::vector<std::string> const& group : model.state->options.unique_together) {
    for (std::string const& name : group) {
      check_local_field(model, option, name, report);
    }
  }
}

void check_indexes(ModelMeta const& model, Report& report) {
  std::vector<Index> const& indexes = model.state->options.indexes;
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    Option const option{"indexes", fmt::format(".options.indexes[{}]", i)};
    check_index_name(model, indexes[i], option.way, report);
    for (std::string const& name : indexes[i].fields) {
      check_local_field(model, option, without_sign(name), report);
    }
    for (std::string const& name : indexes[i].include) {
      check_local_field(model, option, name, report);
    }
    for (Element const& element : indexes[i].expressions) {
      if (!element.is_sql) {
        check_local_field(model, option, first_part(element.text), report);
      }
    }
  }
}

void check_constraints(ModelMeta const& model, Report& report) {
  std::vector<Constraint> const& constraints = model.state->options.constraints;
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    Option const option{"constraints", fmt::format(".options.constraints[{}]", i)};
    ConstraintFields fields{model, option, report};
    std::visit([&](auto const& constraint) { fields.check(constraint); }, constraints[i]);
  }
}

}  // namespace migrator
