#include "operations/references.hpp"

#include "base/text.hpp"
#include "migrator/operation.hpp"

#include <algorithm>

namespace migrator {

bool same_name(std::string_view one, std::string_view two) {
  // Beyond ASCII a letter's other case need not have as many bytes.
  bool const may_be_same = one.size() == two.size() || !is_ascii(one) || !is_ascii(two);
  return one == two || (may_be_same && to_lower(one) == to_lower(two));
}

namespace {

// ModelReference::resolve() without making a key: every pair of operations comes here.
bool refers_to(ModelReference const& reference, AppModel owner, std::string_view model) {
  std::string_view const name = reference.name;
  if (name == "self") {
    return same_name(owner.name, model);
  }
  std::size_t const dot = name.find('.');
  if (dot == std::string_view::npos) {
    return same_name(name, model);
  }
  return name.substr(0, dot) == owner.app && same_name(name.substr(dot + 1), model);
}

}  // namespace

bool field_references_model(Field const& field, AppModel owner, std::string_view model) {
  return field.relation &&
         (refers_to(field.relation->to, owner, model) ||
          (field.relation->through && refers_to(*field.relation->through, owner, model)));
}

bool field_references_field(Field const& field, AppModel owner, std::string_view model,
                            std::string_view field_name) {
  if (!field.relation) {
    return false;
  }
  Relation const& relation = *field.relation;
  bool const to_any = !relation.to_field;  // always so for many-to-many relations
  if ((to_any || *relation.to_field == field_name) && refers_to(relation.to, owner, model)) {
    return true;
  }
  std::vector<std::string> const& through = relation.through_fields;
  bool const through_it =
      through.empty() || std::ranges::find(through, field_name) != through.end();
  return through_it && relation.through && refers_to(*relation.through, owner, model);
}

bool CreateModel::references_model(std::string_view model, std::string_view app) const {
  AppModel const owner{app, name};
  auto const is_it = [&](ModelReference const& base) { return refers_to(base, owner, model); };
  auto const points_at_it = [&](NamedField const& field) {
    return field_references_model(field.field, owner, model);
  };
  return same_name(name, model) || std::ranges::any_of(bases, is_it) ||
         std::ranges::any_of(fields, points_at_it);
}

bool RenameModel::references_model(std::string_view model, std::string_view) const {
  return same_name(old_name, model) || same_name(new_name, model);
}

bool AlterModelTable::references_model(std::string_view model, std::string_view) const {
  return same_name(name, model);
}

bool AlterModelTableComment::references_model(std::string_view model, std::string_view) const {
  return same_name(name, model);
}

bool AlterModelOptions::references_model(std::string_view model, std::string_view) const {
  return same_name(name, model);
}

bool AlterModelManagers::references_model(std::string_view model, std::string_view) const {
  return same_name(name, model);
}

bool AlterUniqueTogether::references_model(std::string_view model, std::string_view) const {
  return same_name(name, model);
}

bool AlterIndexTogether::references_model(std::string_view model, std::string_view) const {
  return same_name(name, model);
}

bool AlterOrderWithRespectTo::references_model(std::string_view model, std::string_view) const {
  return same_name(name, model);
}

namespace {

// Without a group it may have been any field's group that went.
bool may_name(Together const& groups, std::string_view field) {
  return groups.empty() || std::ranges::any_of(groups, [&](std::vector<std::string> const& group) {
           return std::ranges::find(group, field) != group.end();
         });
}

}  // namespace

bool AlterUniqueTogether::references_field(std::string_view model, std::string_view field,
                                           std::string_view app) const {
  return references_model(model, app) && may_name(unique_together, field);
}

bool AlterIndexTogether::references_field(std::string_view model, std::string_view field,
                                          std::string_view app) const {
  return references_model(model, app) && may_name(index_together, field);
}

bool AlterOrderWithRespectTo::references_field(std::string_view model, std::string_view field,
                                               std::string_view app) const {
  return references_model(model, app) &&
         (!order_with_respect_to || *order_with_respect_to == field);
}

namespace {

// For AddField and AlterField.
template <class Op>
bool definition_references_model(Op const& op, std::string_view model, std::string_view app) {
  return same_name(op.model_name, model) ||
         field_references_model(op.field, {app, op.model_name}, model);
}

template <class Op>
bool definition_references_field(Op const& op, std::string_view model, std::string_view field,
                                 std::string_view app) {
  return (op.name == field && same_name(op.model_name, model)) ||
         field_references_field(op.field, {app, op.model_name}, model, field);
}

}  // namespace

bool AddField::references_model(std::string_view model, std::string_view app) const {
  return definition_references_model(*this, model, app);
}

bool AddField::references_field(std::string_view model, std::string_view field_name,
                                std::string_view app) const {
  return definition_references_field(*this, model, field_name, app);
}

bool AlterField::references_model(std::string_view model, std::string_view app) const {
  return definition_references_model(*this, model, app);
}

bool AlterField::references_field(std::string_view model, std::string_view field_name,
                                  std::string_view app) const {
  return definition_references_field(*this, model, field_name, app);
}

bool RemoveField::references_model(std::string_view model, std::string_view) const {
  return same_name(model_name, model);
}

bool RemoveField::references_field(std::string_view model, std::string_view field_name,
                                   std::string_view) const {
  return name == field_name && same_name(model_name, model);
}

bool RenameField::references_model(std::string_view model, std::string_view) const {
  return same_name(model_name, model);
}

bool RenameField::references_field(std::string_view model, std::string_view field_name,
                                   std::string_view) const {
  return same_name(model_name, model) &&
         (same_name(old_name, field_name) || same_name(new_name, field_name));
}

}  // namespace migrator
