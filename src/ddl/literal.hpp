// Values as SQL literals, written as psycopg2 writes them (django-behaviour 8.5).
#pragma once

#include <string>

#include "migrator/value.hpp"

namespace migrator {

// A parameter of a RunSQL, by the value's own type.
std::string parameter_literal(Value const& value);

}  // namespace migrator
