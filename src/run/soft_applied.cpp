#include "run/soft_applied.hpp"

#include "ddl/tables.hpp"

#include <algorithm>

namespace migrator {
namespace {

enum class Found { yes, no, passed_over };

// A swapped model is looked for as the model that stands in for it.
std::shared_ptr<ModelState const> model_looked_for(ProjectState const& state, ModelKey const& key,
                                                   Settings const& settings) {
  std::shared_ptr<ModelState const> model = state.find(key);
  if (model && model->options.swappable) {
    auto const setting = settings.models.find(*model->options.swappable);
    if (setting != settings.models.end()) {
      return state.find(ModelReference{.name = setting->second, .setting = {}}.resolve(key));
    }
  }
  return model;
}

Found found_table(CreateModel const& operation, std::string_view app, ProjectState const& state,
                  Catalog const& catalog, Settings const& settings) {
  std::shared_ptr<ModelState const> const model =
      model_looked_for(state, model_key(app, operation.name), settings);
  if (!model || model->options.proxy || !model->options.managed) {
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
      model_looked_for(state, model_key(app, operation.model_name), settings);
  if (!model || model->options.proxy || !model->options.managed) {
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

}  // namespace

bool is_soft_applied(Migration const& migration, ProjectState const& after, Catalog const& catalog,
                     Settings const& settings) {
  if (!is_initial(migration)) {
    return false;
  }
  bool any = false;
  for (Operation const& operation : migration.operations) {
    Found const found = found_result_of(operation, migration.key.app, after, catalog, settings);
    if (found == Found::no) {
      return false;
    }
    any = any || found == Found::yes;
  }
  return any;
}

}  // namespace migrator
