#pragma once

#include "migrator/graph.hpp"

namespace migrator {

// Throws GraphError with the members of a cycle, "a.m, b.n, c.o", as Django's search finds it when
// it starts from the smallest key (django-behaviour 2.4). Linear.
void require_acyclic(MigrationGraph const& graph);

}  // namespace migrator
