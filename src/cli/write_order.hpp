// The order in which new migrations are written.
#pragma once

#include "migrator/autodetector.hpp"

#include <cstddef>
#include <vector>

namespace migrator::cli {

// The places of the migrations in the changes, counted through all apps, each behind those that it
// depends on: whatever part of them is there can be loaded. Linear in migrations and dependencies.
std::vector<std::size_t> order_of_writing(Changes const& changes);

}  // namespace migrator::cli
