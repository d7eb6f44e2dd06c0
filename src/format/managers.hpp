// Managers, which are kept as they are.
#pragma once

#include "format/cursor.hpp"

namespace migrator {

// Reports a fault when the member `managers` of the object at the cursor is no list of
// [name, {…}] or {"name": …, …}. It may not be there.
void check_managers(Cursor const& at, JsonMember const* managers);

}  // namespace migrator
