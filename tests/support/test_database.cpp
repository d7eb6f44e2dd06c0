#include "support/test_database.hpp"

#include "db/conninfo.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace migrator::testing {
namespace {

void on_server(std::string const& sql) {
  migrator::connect({.conninfo = server_conninfo()})->execute(sql);
}

}  // namespace

std::string server_conninfo() {
  char const* const url = std::getenv("MIGRATOR_TEST_DATABASE");
  if (url == nullptr) throw std::runtime_error("MIGRATOR_TEST_DATABASE is not set");
  return url;
}

std::string with_keywords(std::string const& conninfo, std::string_view keywords) {
  return fmt::format("{} {}", to_keyword_string(parse_conninfo(conninfo)), keywords);
}

TestDatabase::TestDatabase() {
  static int made = 0;
  name_ = fmt::format("migrator_test_{}_{}", getpid(), ++made);
  conninfo_ = with_keywords(server_conninfo(), "dbname=" + name_);
  on_server(fmt::format("CREATE DATABASE {} TEMPLATE template0", name_));
}

TestDatabase::~TestDatabase() {
  try {
    on_server(fmt::format("DROP DATABASE {} WITH (FORCE)", name_));
  } catch (std::exception const& error) {
    fmt::print(stderr, "{} stays: {}\n", name_, error.what());
  }
}

std::unique_ptr<Connection> TestDatabase::connect() const {
  return migrator::connect({.conninfo = conninfo_});
}

}  // namespace migrator::testing
