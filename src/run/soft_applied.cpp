#include "run/soft_applied.hpp"

#include "ddl/tables.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

enum class Found { yes, no, passed_over };

// A swapped model is looked for as the model that stands in for it. Null where nothing is looked
// for: proxies, and tables that are not managed. Throws StateError in Django's words when the
// migration itself, or the rest of it, does away with the model.
std::shared_ptr<ModelState const> model_looked_for(ProjectState const& state, std::string_view app,
                                                   std::string_view name,
                                                   Settings const& settings) {
  ModelKey const key = model_key(app, name);
  std::shared_ptr<ModelState const> model = state.find(key);
  if (!model) {
    throw StateError{fmt::format("App '{}' doesn't have a '{}' model.", app, name)};
  }
  if (model->options.swappable) {
    auto const setting = settings.models.find(*model->options.swappable);
    if (setting != settings.models.end()) {
      model = state.find(ModelReference{.name = setting->second, .setting = {}}.resolve(key));
    }
  }
  bool const has_table = model && !model->options.proxy && model->options.managed;
  return has_table ? model : nullptr;
}

Found found_table(CreateModel const& operation, std::string_view app, ProjectState const& state,
                  Catalog const& catalog, Settings const& settings) {
  std::shared_ptr<ModelState const> const model =
      model_looked_for(state, app, operation.name, settings);
  if (!model) {
    return Found::passed_over;
  }
  return catalog.has_table(table_name(*model)) ? Found::yes : Found::no;
}

std::string through_table(ProjectState const& state, ModelState const& model,
                          NamedField const& field) {
  if (is_automatic_many_to_many(field)) {
    return many_to_many_table(model, field);
  }
  return table_name(state.model(field.field.relation->through->resolve(model.key())));
}

Found found_column(AddField const& operation, std::string_view app, ProjectState const& state,
                   Catalog const& catalog, Settings const& settings) {
  std::shared_ptr<ModelState const> const model =
      model_looked_for(state, app, operation.model_name, settings);
  if (!model) {
    return Found::passed_over;
  }
  NamedField const field{operation.name, model->field(operation.name)};
  if (field.field.type->many_to_many) {
    return catalog.has_table(through_table(state, *model, field)) ? Found::yes : Found::no;
  }
  std::vector<std::string> const columns = catalog.columns(table_name(*model));
  return std::ranges::find(columns, column_name(field)) != columns.end() ? Found::yes : Found::no;
}

Found found_result_of(Operation const& operation, std::string_view app, ProjectState const& state,
                      Catalog const& catalog, Settings const& settings) {
  if (CreateModel const* const create = std::get_if<CreateModel>(&operation)) {
    return found_table(*create, app, state, catalog, settings);
  }
  if (AddField const* const add = std::get_if<AddField>(&operation)) {
    return found_column(*add, app, state, catalog, settings);
  }
  return Found::passed_over;
}

// The error, told where it belongs and how to go on.
StateError at_operation(StateError const& error, Migration const& migration, std::size_t index) {
  SourceLocation const place = location_of(migration, index);
  return StateError{fmt::format(
      "{}\n  in {}, {} ({}:{})\n  hint: --fake-initial looks for what the whole migration leaves "
      "behind; --fake records it as applied without looking",
      error.what(), to_string(migration.key), describe(migration.operations[index]), place.file,
      place.line)};
}

}  // namespace

bool is_soft_applied(Migration const& migration, ProjectState const& after, Catalog const& catalog,
                     Settings const& settings) {
  if (!is_initial(migration)) {
    return false;
  }
  bool any = false;
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    Found found = Found::passed_over;
    try {
      found = found_result_of(migration.operations[i], migration.key.app, after, catalog, settings);
    } catch (StateError const& error) {
      throw at_operation(error, migration, i);
    }
    if (found == Found::no) {
      return false;
    }
    any = any || found == Found::yes;
  }
  return any;
}

}  // namespace migrator
