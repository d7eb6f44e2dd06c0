// What Django's checks say of the names of indexes.
#pragma once

#include "migrator/constraint.hpp"

#include <cstddef>
#include <string_view>

namespace migrator {

// How long the name of such an index may be, in characters: models.E034.
std::size_t max_index_name_length(IndexType type);

// Whether the name, which is not empty, begins as none may: models.E033.
bool has_bad_index_start(std::string_view name);

}  // namespace migrator
