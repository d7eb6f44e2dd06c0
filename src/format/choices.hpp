// The choices of a field in the one form that Django keeps.
#pragma once

#include "migrator/value.hpp"

namespace migrator {

// A list of pairs for choices that are given as an object, groups included, as Django's
// normalize_choices makes it; whatever is no such thing stays as it is, for the checks to refuse.
Value normalized_choices(Value value);

}  // namespace migrator
