// What Django refuses in many-to-many relations.
#pragma once

#include "checks/report.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace migrator {

// Whose rows a table has: a model's, or those of the relation that it is made for.
struct TableOwner {
  ModelMeta const* model = nullptr;
  ClassField const* field = nullptr;  // null for a model's own table
};

// The managed tables and their owners, in the order in which Django meets them.
using Tables = std::map<std::string, std::vector<TableOwner>, std::less<>>;
Tables tables_of(std::span<ModelMeta const* const> models);

// Django's ManyToManyField.check(), beyond what every relation has: the model in between and its
// foreign keys, and that its table is nobody else's.
void check_many_to_many(ClassField const& field, Tables const& tables, Report& report);

// That no two relations of a model are the same.
void check_same_relations(ModelMeta const& model, Report& report);

}  // namespace migrator
