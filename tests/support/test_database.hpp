// Databases for tests on the server that MIGRATOR_TEST_DATABASE names.
#pragma once

#include "migrator/connection.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace migrator::testing {

// The URL or keyword string of the server; throws without one.
std::string server_conninfo();

// `conninfo` with some keywords added as a keyword string: with_keywords("dbname=a", "user=b").
std::string with_keywords(std::string const& conninfo, std::string_view keywords);

// A new, empty database of a name of its own; dropped at the end, with whoever is connected to it.
class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(TestDatabase const&) = delete;
  TestDatabase& operator=(TestDatabase const&) = delete;

  std::string const& name() const { return name_; }
  std::string const& conninfo() const { return conninfo_; }
  std::unique_ptr<Connection> connect() const;

 private:
  std::string name_;
  std::string conninfo_;
};

}  // namespace migrator::testing
