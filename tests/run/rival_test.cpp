#include "run/rival.hpp"

#include "support/catch.hpp"

#include <string>

using migrator::DatabaseError;

namespace {

bool may_come_from_rival(std::string message, std::string sqlstate) {
  DatabaseError::Details details;
  details.message = std::move(message);
  details.sqlstate = std::move(sqlstate);
  return migrator::may_come_from_rival(DatabaseError{std::move(details)});
}

}  // namespace

TEST_CASE("what is there already or no more may be another program's doing", "[run]") {
  for (char const* const sqlstate :
       {"42P07", "42701", "23505", "42P01", "3F000", "40P01", "40001"}) {
    CHECK(may_come_from_rival("any words", sqlstate));
  }
  for (char const* const sqlstate : {"", "22012", "23503", "42501", "42601", "55P03", "57014"}) {
    CHECK_FALSE(may_come_from_rival("any words", sqlstate));
  }
}

TEST_CASE("of internal errors only those of a catalogue that two change", "[run]") {
  CHECK(may_come_from_rival("tuple concurrently updated", "XX000"));
  CHECK(may_come_from_rival("tuple concurrently deleted", "XX000"));
  CHECK(may_come_from_rival("cache lookup failed for relation 16401", "XX000"));
  CHECK(may_come_from_rival("could not open relation with OID 16401", "XX000"));
  CHECK_FALSE(may_come_from_rival("invalid memory alloc request size 1073741824", "XX000"));
  CHECK_FALSE(may_come_from_rival("an extension's fault", "XX000"));
  CHECK_FALSE(may_come_from_rival("tuple concurrently updated", "XX001"));
}
