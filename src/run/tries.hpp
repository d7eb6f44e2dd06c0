// What follows a try that failed: a pause and another one, or a new session.
#pragma once

#include "migrator/error.hpp"
#include "migrator/event.hpp"
#include "migrator/executor.hpp"
#include "migrator/key.hpp"
#include "run/lock_retry.hpp"

namespace migrator {

// Whether what could not have a lock is tried again.
bool tries_again(ExecuteOptions const& options);

// The error when no time is left for another try.
LockBudgetSpent budget_spent(DatabaseError const& last, LockRetry const& retry);

// Tells that a lock was not got and passes the time until the next try. Throws LockBudgetSpent
// when there is none.
void wait_for_next_try(MigrationKey const& key, DatabaseError const& error, LockRetry& retry,
                       ExecuteOptions const& options, Progress const& progress);

// Whether there is a new session in place of the lost one.
bool try_reconnect(ExecuteOptions const& options);

// The error with a hint in place of its own.
DatabaseError with_hint(DatabaseError const& error, std::string hint);

}  // namespace migrator
