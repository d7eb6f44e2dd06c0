// What makes migrations those that Django writes.
#pragma once

#include "migrator/field.hpp"

namespace migrator {

// The field with the keywords that its deconstruct() gives: defaults as Python prints them, the
// model it points at in lower case, and what its class gives although it is a default.
void simplify(Field& field);

}  // namespace migrator
