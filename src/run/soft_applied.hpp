// --fake-initial: whether what an initial migration makes is there already.
#pragma once

#include "migrator/catalog.hpp"
#include "migrator/migration.hpp"
#include "migrator/settings.hpp"
#include "migrator/state.hpp"

namespace migrator {

// Whether the migration is initial and every table and column of its CreateModel and AddField
// operations is in the database, of which there must be one at least (django-behaviour 4.8).
// `after` is the state after the migration; a model or field that it no longer has is a StateError,
// in Django's words.
bool is_soft_applied(Migration const& migration, ProjectState const& after, Catalog const& catalog,
                     Settings const& settings);

}  // namespace migrator
