#include "db/server_message.hpp"

#include "support/catch.hpp"

using migrator::parse_server_message;
using migrator::ServerMessage;

TEST_CASE("an error is taken apart into its fields", "[db]") {
  ServerMessage const message = parse_server_message(
      "ERROR:  function f(unknown) does not exist\n"
      "LINE 1: SELECT f('x')\n"
      "               ^\n"
      "DETAIL:  first\nand second line\n"
      "HINT:  No function matches.\n"
      "CONTEXT:  somewhere\n",
      "SELECT f('x')");
  CHECK(message.severity == "ERROR");
  CHECK(message.primary == "function f(unknown) does not exist");
  CHECK(message.detail == "first\nand second line");
  CHECK(message.hint == "No function matches.");
  CHECK(message.position == 8);
}

TEST_CASE("the position is found on the line the server names", "[db]") {
  CHECK(
      parse_server_message("ERROR:  x\nLINE 2: \"b\" c\n            ^\n", "a;\n\"b\" c").position ==
      8);
  CHECK(parse_server_message("ERROR:  x\nLINE 3: ä ö\n          ^\n", "ü\r\n\nä ö").position == 7);
}

TEST_CASE("the position is found in a long line that libpq shows a part of", "[db]") {
  std::string const statement =
      "SELECT " + std::string(100, '1') + ", no_such, " + std::string(100, '2') + " FROM pg_class";
  std::string const text = "ERROR:  x\nLINE 1: ..." + std::string(40, '1') +
                           ", no_such, 2222222...\n" + std::string(8 + 3 + 40 + 2, ' ') + "^\n";
  CHECK(parse_server_message(text, statement).position == 110);
}

TEST_CASE("an error inside a function has no position in the statement", "[db]") {
  CHECK(parse_server_message("ERROR:  x\nLINE 1: SELECT y\n               ^\nQUERY:  SELECT y\n"
                             "CONTEXT:  PL/pgSQL function f() line 1\n",
                             "SELECT f()")
            .position == 0);
}

TEST_CASE("text of another form is the message", "[db]") {
  CHECK(parse_server_message("no connection to the server\n", "").primary ==
        "no connection to the server");
  CHECK(parse_server_message("no connection to the server\n", "").severity == "");
  CHECK(parse_server_message("", "").primary == "");
  CHECK(parse_server_message("FEHLER:  nein: so nicht\n", "").primary == "nein: so nicht");
}

TEST_CASE("no mark of a line leads outside the statement", "[db]") {
  for (std::string_view const mark :
       {"LINE 9: abc\n        ^\n", "LINE 99999999999999999999999: abc\n ^\n", "LINE 0: a\n ^\n",
        "LINE 1: \n", "LINE 1: ...\n   ^\n", "LINE 1: ...zzz...\n                  ^\n",
        "LINE x: a\n^\n", "LINE 1: abc\n                                  ^\n"}) {
    CAPTURE(mark);
    CHECK(parse_server_message("ERROR:  x\n" + std::string{mark}, "abc").position <= 4);
  }
}
