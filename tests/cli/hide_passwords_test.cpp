#include "cli/hide_passwords.hpp"

#include "support/catch.hpp"

#include <string>

namespace {

std::string hidden(std::string argument) {
  migrator::cli::hide_passwords(argument.data());
  return argument;
}

}  // namespace

TEST_CASE("passwords are overwritten in arguments", "[cli]") {
  CHECK(hidden("postgresql://u:secret@h/d") == "postgresql://u:******@h/d");
  CHECK(hidden("--database=postgresql://u:secret@h/d") == "--database=postgresql://u:******@h/d");
  CHECK(hidden("--datab=host=h PASSWORD=secret") == "--datab=host=h PASSWORD=******");
  CHECK(hidden("host=h password=my secret") == "*************************");
}

TEST_CASE("other arguments stay as they are", "[cli]") {
  for (char const* const argument :
       {"", "-", "--", "--check", "--database=", "migrate", "postgresql://u@h/d", "sandbox:dir"}) {
    CHECK(hidden(argument) == argument);
  }
}
