// What Django refuses in several models together.
#pragma once

#include "checks/report.hpp"

#include <span>

namespace migrator {

// Tables that several models have.
void check_tables(std::span<ModelMeta const* const> models, Report& report);

// Names that several indexes, or several constraints, have.
void check_index_names(std::span<ModelMeta const* const> models, Report& report);

// Relations to models that there are not, and why not: Django's check_lazy_references().
void check_lazy_references(ModelRegistry const& registry, Report& report);

}  // namespace migrator
