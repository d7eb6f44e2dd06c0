#include "db/libpq_environment.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>

namespace migrator {
namespace {

// Those of libpq 18.
constexpr auto libpq_variables = std::to_array<char const*>({"PGHOST",
                                                             "PGHOSTADDR",
                                                             "PGPORT",
                                                             "PGDATABASE",
                                                             "PGUSER",
                                                             "PGPASSWORD",
                                                             "PGPASSFILE",
                                                             "PGREQUIREAUTH",
                                                             "PGCHANNELBINDING",
                                                             "PGSERVICE",
                                                             "PGSERVICEFILE",
                                                             "PGOPTIONS",
                                                             "PGAPPNAME",
                                                             "PGSSLMODE",
                                                             "PGREQUIRESSL",
                                                             "PGSSLNEGOTIATION",
                                                             "PGSSLCOMPRESSION",
                                                             "PGSSLCERT",
                                                             "PGSSLKEY",
                                                             "PGSSLCERTMODE",
                                                             "PGSSLROOTCERT",
                                                             "PGSSLCRL",
                                                             "PGSSLCRLDIR",
                                                             "PGSSLSNI",
                                                             "PGREQUIREPEER",
                                                             "PGSSLMINPROTOCOLVERSION",
                                                             "PGSSLMAXPROTOCOLVERSION",
                                                             "PGGSSENCMODE",
                                                             "PGKRBSRVNAME",
                                                             "PGGSSLIB",
                                                             "PGGSSDELEGATION",
                                                             "PGCONNECT_TIMEOUT",
                                                             "PGCLIENTENCODING",
                                                             "PGTARGETSESSIONATTRS",
                                                             "PGLOADBALANCEHOSTS",
                                                             "PGMINPROTOCOLVERSION",
                                                             "PGMAXPROTOCOLVERSION",
                                                             "PGDATESTYLE",
                                                             "PGTZ",
                                                             "PGGEQO",
                                                             "PGSYSCONFDIR"});

}  // namespace

std::vector<std::string> set_libpq_variables() {
  std::vector<std::string> names;
  for (char const* const name : libpq_variables) {
    char const* const value = std::getenv(name);
    if (value != nullptr && *value != '\0') {
      names.emplace_back(name);
    }
  }
  return names;
}

void forget_libpq_environment() {
  std::vector<std::string> names;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    std::string_view const variable{*entry};
    if (variable.starts_with("PG")) {
      names.emplace_back(variable.substr(0, variable.find('=')));
    }
  }
  for (std::string const& name : names) {
    unsetenv(name.c_str());
  }
}

}  // namespace migrator
