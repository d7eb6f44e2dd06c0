#include "db/conninfo.hpp"

#include "db/conninfo_keywords.hpp"
#include "migrator/connection.hpp"
#include "migrator/error.hpp"
#include "support/catch.hpp"

#include <map>

using migrator::DatabaseError;
using migrator::parse_conninfo;
using migrator::redact;

namespace {

using Items = std::map<std::string, std::string>;

Items items_of(std::string_view text) {
  Items items;
  for (migrator::ConninfoItem const& item : parse_conninfo(text)) items[item.keyword] = item.value;
  return items;
}

std::string complaint(std::string_view text) {
  try {
    parse_conninfo(text);
  } catch (DatabaseError const& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a URL's parts become libpq's keywords", "[db]") {
  CHECK(items_of(
            "postgresql://anna:secret@db.example:5433/shop?sslmode=require&options=-c%20a%3Db") ==
        Items{{"user", "anna"},
              {"password", "secret"},
              {"host", "db.example"},
              {"port", "5433"},
              {"dbname", "shop"},
              {"sslmode", "require"},
              {"options", "-c a=b"}});
  CHECK(items_of("postgres://") == Items{});
  CHECK(items_of("postgresql:///shop") == Items{{"dbname", "shop"}});
  CHECK(items_of("postgresql://anna@/shop?host=/run/pg") ==
        Items{{"user", "anna"}, {"dbname", "shop"}, {"host", "/run/pg"}});
  CHECK(items_of("postgresql://%2Frun%2Fpg/shop") ==
        Items{{"host", "/run/pg"}, {"dbname", "shop"}});
  CHECK(items_of("postgresql://[::1]:5433/shop") ==
        Items{{"host", "::1"}, {"port", "5433"}, {"dbname", "shop"}});
  CHECK(items_of("postgresql://a,b:1,[::2]/shop") ==
        Items{{"host", "a,b,::2"}, {"port", ",1,"}, {"dbname", "shop"}});
  CHECK(items_of("postgresql://h/shop?ssl=true") ==
        Items{{"host", "h"}, {"dbname", "shop"}, {"sslmode", "require"}});
}

TEST_CASE("percent escapes in a URL are decoded once", "[db]") {
  CHECK(items_of("postgresql://a%40b:%25%2F%3a%2525@h/%C3%A9") ==
        Items{{"user", "a@b"}, {"password", "%/:%25"}, {"host", "h"}, {"dbname", "é"}});
}

TEST_CASE("a keyword string may quote and escape its values", "[db]") {
  CHECK(items_of(R"(host = localhost  password='it\'s \\ 1' user=a\ b dbname='')") ==
        Items{{"host", "localhost"}, {"password", R"(it's \ 1)"}, {"user", "a b"}, {"dbname", ""}});
  CHECK(items_of("  ") == Items{});
}

TEST_CASE("a keyword string that is written reads back the same", "[db]") {
  Items const items{{"password", R"(a'b\c d=)"}, {"host", "/tmp/it's here"}, {"user", ""}};
  std::vector<migrator::ConninfoItem> list;
  for (auto const& [keyword, value] : items) list.push_back({keyword, value});
  CHECK(items_of(to_keyword_string(list)) == items);
}

TEST_CASE("what is wrong with a connection string is said without quoting its values", "[db]") {
  struct Case {
    std::string_view text;
    std::string_view expected;
  };
  for (Case const& each :
       {Case{"postgresql://a:pä%zz@h/db",
             "the database URL has a bad percent escape in its password"},
        Case{"postgresql://a:p%4@h/db",
             "the database URL has a bad percent escape in its password"},
        Case{"postgresql://h/d%00b",
             "the database URL has a bad percent escape in its database name"},
        Case{"postgresql://a:se@cret@h/db", "the database URL has an '@' where none may be"},
        Case{"postgresql://a:se/cret@h/db", "the database URL has a port that is not a number"},
        Case{"postgresql://a:12/cret@h/db", "the database URL has an '@' where none may be"},
        Case{"postgresql://[::1/db",
             "the database URL has '[' without the ']' that ends an IPv6 address"},
        Case{"postgresql://[::1]x/db",
             "the database URL goes on wrongly after the ']' of an IPv6 address"},
        Case{"postgresql://h/db?sslmode",
             "the database URL has the parameter 'sslmode' without a value"},
        Case{"postgresql://h/db?password=a=b",
             "the value of 'password' in the database URL contains '='"},
        Case{"mysql://a:secret@h/db", "the database URL does not begin with postgresql://"},
        Case{"secret", "the database is neither a URL nor a keyword string"},
        Case{"password=my secret",
             "the connection string has a word without '=' after the value of 'password'"},
        Case{"password='secret",
             "the value of 'password' in the connection string has no closing quote"},
        Case{"host=h;password=secret",
             "the connection string has keywords that are separated by ';'"},
        Case{"=x", "the database is neither a URL nor a keyword string"},
        Case{std::string_view{"host=a\0b", 8}, "the connection string contains a NUL character"}}) {
    CAPTURE(each.text);
    CHECK(complaint(each.text) == each.expected);
  }
}

TEST_CASE("redacting hides every password and nothing else", "[db]") {
  CHECK(redact("postgresql://anna:se%25cret@h:1/db?sslpassword=x&sslmode=require") ==
        "postgresql://anna:***@h:1/db?sslpassword=***&sslmode=require");
  CHECK(redact("postgresql://anna@h/db?user=b&password=se&host=c") ==
        "postgresql://anna@h/db?user=b&password=***&host=c");
  CHECK(redact("postgresql://h/db?pass%77ord=secret") == "postgresql://h/db?pass%77ord=***");
  CHECK(redact("host=h password = 'se cr\\'et' dbname=x") == "host=h password = *** dbname=x");
  CHECK(redact("password=secret") == "password=***");
  CHECK(redact("postgresql://h/db") == "postgresql://h/db");
  CHECK(redact("") == "");
}

TEST_CASE("masking hides the same, and keeps the length", "[db]") {
  using migrator::mask_secrets;
  CHECK(mask_secrets("postgresql://anna:se%25@h:1/db?sslpassword=x") ==
        "postgresql://anna:*****@h:1/db?sslpassword=*");
  CHECK(mask_secrets("host=h password='x y'") == "host=h password=*****");
  CHECK(mask_secrets("postgresql://a:s@t@h") == "********************");
}

TEST_CASE("redacting hides what a keyword that nobody knows is given", "[db]") {
  CHECK(redact("host=/x passwrod=hunter2 dbname=x") == "host=/x passwrod=*** dbname=x");
  CHECK(redact("postgresql://h/db?pwd=hunter2&connect_timeout=3") ==
        "postgresql://h/db?pwd=***&connect_timeout=3");
  CHECK(redact("PASSWORD=hunter2") == "PASSWORD=***");
}

TEST_CASE("redacting hides a value that may have a password in it", "[db]") {
  CHECK(redact("host=h dbname='postgresql://u:hunter2@h/d' port=1") == "host=h dbname=*** port=1");
  CHECK(redact("options='-c my.password=hunter2'") == "options=***");
  CHECK(redact("options='-c work_mem=4MB'") == "options='-c work_mem=4MB'");
}

TEST_CASE("redacting shows nothing of a connection string that cannot be parsed", "[db]") {
  CHECK(redact("postgresql://a:se@cret@h/db") == "(a connection string that cannot be read)");
  CHECK(redact("password=my secret") == "(a connection string that cannot be read)");
}

TEST_CASE("the keyword that was meant is found", "[db]") {
  CHECK(migrator::nearest_conninfo_keyword("sslmod") == "sslmode");
  CHECK(migrator::nearest_conninfo_keyword("database") == "");
  CHECK(migrator::nearest_conninfo_keyword("usr") == "user");
}
