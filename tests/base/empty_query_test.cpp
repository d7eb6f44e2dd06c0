#include "base/empty_query.hpp"

#include "support/catch.hpp"

using migrator::is_empty_query;

TEST_CASE("blanks, comments and semicolons are nothing to execute", "[base]") {
  for (char const* const sql :
       {"", " \t\r\n", ";;", "-- a", "-- a\n", "/* a */", "-- a\r;/**/", "/* a /* b */ c */ ;"}) {
    CAPTURE(sql);
    CHECK(is_empty_query(sql));
  }
}

TEST_CASE("anything else is", "[base]") {
  for (char const* const sql : {"SELECT", " ; x", "-- a\nx", "/* a */x", "/* /* */ */ x", "-", "/",
                                "'", "/**/-/**/", "\xC2\xA0", "/* without an end", "/*/"}) {
    CAPTURE(sql);
    CHECK_FALSE(is_empty_query(sql));
  }
}
