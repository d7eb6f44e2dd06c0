#include "db/connect_error.hpp"

#include "support/catch.hpp"

using migrator::DatabaseError;
using migrator::explain_connect_failure;

TEST_CASE("of several attempts to connect the last is told, in one line", "[db]") {
  DatabaseError const error = explain_connect_failure(
      "connection to server at \"localhost\" (::1), port 5432 failed: Connection refused\n"
      "\tIs the server running on that host and accepting TCP/IP connections?\n"
      "connection to server at \"localhost\" (127.0.0.1), port 5432 failed: FATAL:  database "
      "\"shop\" does not exist\n");
  CHECK(std::string{error.what()} ==
        "cannot connect to the server at \"localhost\" (127.0.0.1), port 5432: database \"shop\" "
        "does not exist");
  CHECK(error.sqlstate() == "3D000");
  CHECK(error.details().hint ==
        "create it (createdb NAME), or correct the name in the database URL");
}

TEST_CASE("a keyword libpq does not know leads to the nearest that it does", "[db]") {
  DatabaseError const error = explain_connect_failure("invalid connection option \"sslmod\"\n");
  CHECK(std::string{error.what()} ==
        "cannot connect to the database: invalid connection option \"sslmod\"");
  CHECK(error.details().hint == "did you mean 'sslmode'?");
}

TEST_CASE("a message in another language is passed on with a general hint", "[db]") {
  DatabaseError const error = explain_connect_failure(
      "connection to server on socket \"/tmp/.s.PGSQL.5432\" failed: FATAL:  Datenbank »shop« "
      "existiert nicht\n");
  CHECK(std::string{error.what()} ==
        "cannot connect to the server on socket \"/tmp/.s.PGSQL.5432\": Datenbank »shop« existiert "
        "nicht");
  CHECK(error.sqlstate() == "08001");
  CHECK_FALSE(error.details().hint.empty());
}

TEST_CASE("what a server says that cannot serve yet or any more keeps its SQLSTATE", "[db]") {
  struct Case {
    std::string_view reason;
    std::string_view sqlstate;
  };
  for (Case const& each : {Case{"FATAL:  the database system is starting up", "57P03"},
                           Case{"FATAL:  the database system is shutting down", "57P03"},
                           Case{"FATAL:  sorry, too many clients already", "53300"},
                           Case{"FATAL:  remaining connection slots are reserved for "
                                "non-replication superuser connections",
                                "53300"},
                           Case{"FATAL:  password authentication failed for user \"a\"", "28P01"},
                           Case{"fe_sendauth: no password supplied", "28P01"},
                           Case{"FATAL:  role \"a\" does not exist", "28000"},
                           Case{"FATAL:  no pg_hba.conf entry for host \"10.0.0.1\", user \"a\", "
                                "database \"b\", no encryption",
                                "28000"},
                           Case{"server does not support SSL, but SSL was required", "08001"}}) {
    CAPTURE(each.reason);
    DatabaseError const error = explain_connect_failure(
        "connection to server at \"h\", port 1 failed: " + std::string{each.reason} + "\n");
    CHECK(error.sqlstate() == each.sqlstate);
    CHECK(std::string{error.what()}.find('\n') == std::string::npos);
  }
}

TEST_CASE("only what may pass by itself is worth waiting for", "[db]") {
  auto const may_pass = [](std::string const& message) {
    return migrator::may_pass(explain_connect_failure(message));
  };
  std::string const attempt = "connection to server at \"h\", port 1 failed: ";
  for (std::string const reason :
       {"Connection refused", "FATAL:  the database system is starting up",
        "FATAL:  sorry, too many clients already", "FATAL:  database \"b\" does not exist"}) {
    CAPTURE(reason);
    CHECK(may_pass(attempt + reason));
  }
  CHECK(may_pass("could not translate host name \"db\" to address: Name or service not known"));
  for (std::string const reason :
       {"FATAL:  password authentication failed for user \"a\"",
        "FATAL:  role \"a\" does not exist", "FATAL:  no pg_hba.conf entry for host \"h\""}) {
    CAPTURE(reason);
    CHECK_FALSE(may_pass(attempt + reason));
  }
  CHECK_FALSE(may_pass("invalid connection option \"hots\""));
  CHECK_FALSE(may_pass("invalid port number: \"x\""));
}
