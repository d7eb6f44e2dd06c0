// Squashes: a migration with `replaces` stands in for those it names, or gives way to them
// (django-behaviour 2.2, 5).
#pragma once

#include "graph/draft_graph.hpp"

#include <vector>

namespace migrator {

// Takes the replacements in order. Each counts as applied when all it replaces is, whatever the
// table says; it takes the place of what it replaces when all or none of that is applied, else it
// is taken out. Throws GraphError for a replacement that an earlier one has already replaced.
void carry_out_replacements(DraftGraph& graph, std::vector<Migration const*> const& replacements,
                            KeySet& applied);

}  // namespace migrator
