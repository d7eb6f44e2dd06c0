#include "ddl/tables.hpp"

#include "base/quote.hpp"
#include "base/text.hpp"
#include "ddl/names.hpp"
#include "state/attname.hpp"

#include <fmt/format.h>

namespace migrator {

bool is_swapped(ModelState const& model, Settings const& settings) {
  if (!model.options.swappable) {
    return false;
  }
  auto const setting = settings.models.find(*model.options.swappable);
  if (setting == settings.models.end()) {
    return false;
  }
  return ModelReference{setting->second, ""}.resolve(model.key()) != model.key();
}

namespace {

NamedField end_of_many_to_many(std::string name, std::string target, ModelState const& model,
                               NamedField const& field) {
  NamedField end{std::move(name), make_field("ForeignKey")};
  end.field.db_tablespace = field.field.db_tablespace.value_or("");
  end.field.relation->to.name = std::move(target);
  end.field.relation->on_delete = "CASCADE";
  end.field.relation->db_constraint = field.field.relation->db_constraint;
  end.field.relation->related_name = fmt::format("{}_{}+", model.name, field.name);
  return end;
}

}  // namespace

bool has_table(ModelIn model, Settings const& settings) {
  ModelOptions const& options = model.model.options;
  return !options.proxy && options.managed && !is_swapped(model.model, settings);
}

std::string table_name(ModelState const& model) {
  if (model.options.db_table && !model.options.db_table->empty()) {
    return *model.options.db_table;
  }
  return truncated_name(fmt::format("{}_{}", model.app, model.key().name));
}

std::string column_name(NamedField const& field) {
  if (field.field.db_column && !field.field.db_column->empty()) {
    return *field.field.db_column;
  }
  return attname(field);
}

bool is_automatic_many_to_many(NamedField const& field) {
  return field.field.type->many_to_many && !field.field.relation->through;
}

std::string many_to_many_table(ModelState const& model, NamedField const& field) {
  std::optional<std::string> const& given = field.field.relation->db_table;
  if (given && !given->empty()) {
    return *given;
  }
  std::string table = table_name(model);
  if (table.size() > 1 && table.starts_with('"') && table.ends_with('"')) {
    table = table.substr(1, table.size() - 2);
  }
  return truncated_name(fmt::format("{}_{}", table, field.name));
}

ManyToManyNames many_to_many_names(ModelState const& model, NamedField const& field) {
  std::string const near = model.key().name;
  std::string const far = field.field.relation->to.resolve(model.key()).name;
  if (near == far) {
    return {"from_" + near, "to_" + far};
  }
  return {near, far};
}

ModelState many_to_many_model(ModelState const& model, NamedField const& field) {
  ManyToManyNames const names = many_to_many_names(model, field);
  ModelKey const near = model.key();
  ModelKey const far = field.field.relation->to.resolve(near);

  ModelState through{.app = model.app, .name = fmt::format("{}_{}", model.name, field.name)};
  through.fields.push_back(end_of_many_to_many(names.near, to_string(near), model, field));
  through.fields.push_back(end_of_many_to_many(names.far, to_string(far), model, field));
  through.options.db_table = many_to_many_table(model, field);
  through.options.db_tablespace = model.options.db_tablespace;
  through.options.unique_together = {{names.near, names.far}};
  return through;
}

}  // namespace migrator
