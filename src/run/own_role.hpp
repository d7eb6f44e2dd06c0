// The role that the run itself is done as.
#pragma once

#include <string>

namespace migrator {

// What to put before statements of ours, in the transaction or in the message that they share: up
// to its end the session has the role that it began with, whatever SET ROLE and SET SESSION
// AUTHORIZATION of a RunSQL have made of it. Ends in "; ".
std::string as_own_role();

}  // namespace migrator
