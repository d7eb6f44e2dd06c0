// Django's second name for a field.
#pragma once

#include "migrator/field.hpp"

#include <string>

namespace migrator {

// By which a field can be named as well as by its name: "box_id" of a foreign key `box`, whatever
// its column; of all others the name.
std::string attname(NamedField const& field);

}  // namespace migrator
