// The check for cycles (django-behaviour 2.4).
#pragma once

#include "migrator/graph.hpp"

namespace migrator {

// Throws GraphError "a.m, b.n, c.o" for the first cycle in Django's order: each of these is a
// parent of the next, the last one of the first.
void require_acyclic(MigrationGraph const& graph);

}  // namespace migrator
