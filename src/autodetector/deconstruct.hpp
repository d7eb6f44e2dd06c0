// Fields and values as Django compares them: taken apart by deconstruct(), and by Python's ==.
#pragma once

#include "migrator/field.hpp"
#include "migrator/value.hpp"

#include <map>
#include <string>
#include <vector>

namespace migrator {

// The value with everything that Python finds equal made the same: True is 1 and 1.0 is 1.
Value as_python_compares(Value const& value);

// A copy to be compared by == alone: the names of models as deconstruct() spells them, without
// the settings they come from; what deconstruct() leaves out left out; defaults that are the same
// date, number, duration or UUID spelled the same.
Field deconstructed(Field const& field);

// The same of options, whose values are any.
std::map<std::string, Value, std::less<>> deconstructed(
    std::map<std::string, Value, std::less<>> const& options);

// Django's only_relation_agnostic_fields(): the fields' definitions by the order of their names,
// without the names and without what relations point at.
std::vector<Field> relation_agnostic_fields(std::vector<NamedField> const& fields);

}  // namespace migrator
