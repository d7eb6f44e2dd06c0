// Django's check_all_models() and check_lazy_references(): who checks what, in their order.
#include "migrator/checks.hpp"

#include "checks/field_checks.hpp"
#include "checks/many_to_many_checks.hpp"
#include "checks/model_checks.hpp"
#include "checks/model_meta.hpp"
#include "checks/option_checks.hpp"
#include "checks/project_checks.hpp"
#include "checks/relation_checks.hpp"

namespace migrator {
namespace {

void check_class_field(ClassField const& field, Tables const& tables, Report& report) {
  report.add(field, check_field(field.name, *field.field));
  if (!field.field->relation) {
    return;
  }
  report.add(field, check_related_field(field));
  if (field.is_many_to_many()) {
    check_many_to_many(field, tables, report);
  } else {
    report.add(field, check_foreign_key(field));
  }
}

void check_model(ModelMeta const& model, Tables const& tables, Report& report) {
  check_proxy(model, report);
  for (ClassField const& field : model.fields) {
    check_class_field(field, tables, report);
  }
  check_same_relations(model, report);
  check_long_column_names(model, report);
  check_names(model, report);
  check_unique_together(model, report);
  check_indexes(model, report);
  check_ordering(model, report);
  check_constraints(model, report);
  check_composite_key(model, report);
}

}  // namespace

std::vector<Diagnostic> check_models(DeclaredModels const& declared, ProjectState const& state,
                                     Settings const& settings,
                                     std::vector<std::string> const& silenced) {
  ModelRegistry const registry{declared, state, settings};
  std::vector<ModelMeta const*> const models = registry.models();
  Tables const tables = tables_of(models);
  Report report{silenced};
  for (ModelMeta const* const model : models) {
    if (check_hidden_members(*model, report)) {
      check_model(*model, tables, report);
    }
  }
  check_tables(models, report);
  check_index_names(models, report);
  check_lazy_references(registry, report);
  return report.take();
}

}  // namespace migrator
