#include "db/conninfo_keywords.hpp"

#include "base/nearest.hpp"

#include <algorithm>
#include <array>

namespace migrator {
namespace {

constexpr auto secret_keywords = std::to_array<std::string_view>(
    {"oauth_client_secret", "password", "scram_client_key", "scram_server_key", "sslpassword"});

// Those of libpq 18; libpq itself decides which exist.
constexpr auto known_keywords = std::to_array<std::string_view>({"application_name",
                                                                 "channel_binding",
                                                                 "client_encoding",
                                                                 "connect_timeout",
                                                                 "dbname",
                                                                 "fallback_application_name",
                                                                 "gssdelegation",
                                                                 "gssencmode",
                                                                 "gsslib",
                                                                 "host",
                                                                 "hostaddr",
                                                                 "keepalives",
                                                                 "keepalives_count",
                                                                 "keepalives_idle",
                                                                 "keepalives_interval",
                                                                 "krbsrvname",
                                                                 "load_balance_hosts",
                                                                 "max_protocol_version",
                                                                 "min_protocol_version",
                                                                 "oauth_client_id",
                                                                 "oauth_client_secret",
                                                                 "oauth_issuer",
                                                                 "oauth_scope",
                                                                 "options",
                                                                 "passfile",
                                                                 "password",
                                                                 "port",
                                                                 "replication",
                                                                 "require_auth",
                                                                 "requirepeer",
                                                                 "scram_client_key",
                                                                 "scram_server_key",
                                                                 "service",
                                                                 "servicefile",
                                                                 "ssl_max_protocol_version",
                                                                 "ssl_min_protocol_version",
                                                                 "sslcert",
                                                                 "sslcertmode",
                                                                 "sslcompression",
                                                                 "sslcrl",
                                                                 "sslcrldir",
                                                                 "sslkey",
                                                                 "sslkeylogfile",
                                                                 "sslmode",
                                                                 "sslnegotiation",
                                                                 "sslpassword",
                                                                 "sslrootcert",
                                                                 "sslsni",
                                                                 "target_session_attrs",
                                                                 "tcp_user_timeout",
                                                                 "user"});

template <class Keywords>
bool contains(Keywords const& keywords, std::string_view keyword) {
  return std::ranges::find(keywords, keyword) != keywords.end();
}

}  // namespace

bool may_show_value_of(std::string_view keyword) {
  return contains(known_keywords, keyword) && !contains(secret_keywords, keyword);
}

std::string nearest_conninfo_keyword(std::string_view keyword) {
  return std::string{nearest(keyword, {known_keywords.begin(), known_keywords.end()}).value_or("")};
}

}  // namespace migrator
