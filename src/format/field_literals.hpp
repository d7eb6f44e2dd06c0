// Whether a default fits the class of its field.
#pragma once

#include "format/cursor.hpp"
#include "migrator/field.hpp"

namespace migrator {

enum class DefaultKind { python, database };  // `default` and `db_default`

// Reports a fault for a `default` or `db_default` that Django would fail on when it writes it
// into a statement: a date that does not exist, a text for a JSON array. Null always passes.
void check_literal(Cursor const& at, Field const& field, DefaultKind kind);

}  // namespace migrator
