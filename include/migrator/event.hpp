// What a run tells whoever watches it.
#pragma once

#include "migrator/key.hpp"
#include "migrator/plan.hpp"
#include "migrator/statement.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace migrator {

using Elapsed = std::chrono::duration<double>;  // seconds

// The states that a backward run needs are being computed: "Rendering model states...".
struct RenderingStarted {
  bool operator==(RenderingStarted const&) const = default;
};
struct RenderingFinished {
  Elapsed elapsed{};
  bool operator==(RenderingFinished const&) const = default;
};

struct MigrationStarted {
  MigrationKey key;
  Direction direction = Direction::forwards;
  bool atomic = true;
  bool operator==(MigrationStarted const&) const = default;
};

// A statement is about to run.
struct StatementStarted {
  MigrationKey key;
  Statement statement;
  bool operator==(StatementStarted const&) const = default;
};

// A lock was not to be had in time. What the try did is rolled back; without a pause there is no
// further one.
struct LockNotGot {
  MigrationKey key;
  std::string reason;  // the server's message
  int tries = 0;       // with this one
  std::chrono::milliseconds elapsed{};
  std::optional<std::chrono::milliseconds> pause;
  bool operator==(LockNotGot const&) const = default;
};

// A migration without a transaction goes on from where an earlier run was cut or failed.
struct MigrationResumed {
  MigrationKey key;
  std::size_t done = 0;  // how many of its statements are
  bool operator==(MigrationResumed const&) const = default;
};

// An invalid index, which a build that was broken off has left, is about to be dropped.
struct LeftoverDropped {
  MigrationKey key;
  std::string index;
  bool operator==(LeftoverDropped const&) const = default;
};

// How a step ended that did not fail.
enum class Outcome {
  run,
  faked,
  elsewhere,  // another program has recorded it meanwhile: nothing was done
};

struct MigrationFinished {
  MigrationKey key;
  Direction direction = Direction::forwards;
  Outcome outcome = Outcome::run;
  Elapsed elapsed{};
  bool operator==(MigrationFinished const&) const = default;
};

using Event = std::variant<RenderingStarted, RenderingFinished, MigrationStarted, StatementStarted,
                           LockNotGot, MigrationResumed, LeftoverDropped, MigrationFinished>;

// Called in order, from the thread that runs. May throw; the run then stops as if a statement
// had failed.
using Progress = std::function<void(Event const&)>;

}  // namespace migrator
