#include "base/number_text.hpp"

#include "support/catch.hpp"

#include <limits>

namespace migrator {

TEST_CASE("floats print as in Python", "[base]") {
  struct Case {
    double value;
    char const* printed;
  };
  Case const cases[] = {
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {2.0, "2.0"},
      {2.5, "2.5"},
      {0.1, "0.1"},
      {1e15, "1000000000000000.0"},
      {1e16, "1e+16"},
      {1e300, "1e+300"},
      {0.0001, "0.0001"},
      {0.00001, "1e-05"},
      {-1.25e-7, "-1.25e-07"},
      {123456789012345678.0, "1.2345678901234568e+17"},
      {5e-324, "5e-324"},
  };
  for (Case const& one : cases) {
    CHECK(float_repr(one.value) == one.printed);
  }
  CHECK(float_repr(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(float_repr(std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("decimals keep their digits", "[base]") {
  struct Case {
    char const* text;
    char const* printed;
  };
  Case const cases[] = {
      {"12.50", "12.50"},
      {"-0.5", "-0.5"},
      {"+4", "4"},
      {"000.50", "0.50"},
      {".5", "0.5"},
      {"5.", "5"},
      {"1e3", "1E+3"},
      {"1.5e1", "15"},
      {"1E-9", "1E-9"},
      {"0.000001", "0.000001"},
      {"0.0000001", "1E-7"},
      {"12e-1", "1.2"},
      {"0", "0"},
      {"-0", "-0"},
      {"0.00", "0.00"},
  };
  for (Case const& one : cases) {
    CHECK(decimal_str(one.text) == one.printed);
  }
}

TEST_CASE("what is no finite decimal gives nothing", "[base]") {
  for (char const* const text :
       {"", ".", "-", "1e", "1x", "NaN", "Infinity", "1,5", "1e999999999999"}) {
    CHECK(decimal_str(text) == std::nullopt);
  }
}

TEST_CASE("equal numbers have equal plain digits", "[base]") {
  CHECK(plain_digits("1.50") == "15E-1");
  CHECK(plain_digits("1500") == "15E2");
  CHECK(plain_digits("1.5E+3") == "15E2");
  CHECK(plain_digits("-1.5e-07") == "-15E-8");
  CHECK(plain_digits("1E+100001") == "1E100001");
  CHECK(plain_digits("-0.00") == "0");
}

TEST_CASE("a binary fraction is not the decimal it prints as", "[base]") {
  CHECK(plain_digits(exact_digits(0.5)) == "5E-1");
  CHECK(plain_digits(exact_digits(0.1)) ==
        "1000000000000000055511151231257827021181583404541015625E-55");
  CHECK(plain_digits(exact_digits(1e22)) == "1E22");
  CHECK(plain_digits(exact_digits(5e-324)).size() == 751 + 6);
  CHECK(exact_digits(std::numeric_limits<double>::infinity()) == "inf");
}

}  // namespace migrator
