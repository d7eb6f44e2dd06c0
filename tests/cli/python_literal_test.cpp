// What can be typed where Django asks for "valid Python".
#include "cli/python_literal.hpp"

#include "support/catch.hpp"

#include <string>

namespace migrator::cli {
namespace {

std::string error_of(std::string const& text) {
  try {
    (void)parse_python(text);
  } catch (PythonError const& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("Python's numbers and constants are values", "[cli]") {
  CHECK(parse_python("None") == Value{});
  CHECK(parse_python(" True ") == Value{true});
  CHECK(parse_python("False  # a comment") == Value{false});
  CHECK(parse_python("7") == Value{7});
  CHECK(parse_python("-7") == Value{-7});
  CHECK(parse_python("- -7") == Value{7});
  CHECK(parse_python("1_000") == Value{1000});
  CHECK(parse_python("0x1F") == Value{31});
  CHECK(parse_python("0o17") == Value{15});
  CHECK(parse_python("-0b101") == Value{-5});
  CHECK(parse_python("00") == Value{0});
  CHECK(parse_python("1.5") == Value{1.5});
  CHECK(parse_python(".5") == Value{0.5});
  CHECK(parse_python("-2.") == Value{-2.0});
  CHECK(parse_python("1e3") == Value{1000.0});
  CHECK(parse_python("2E-2") == Value{0.02});
  CHECK(parse_python("9223372036854775807") == Value{std::int64_t{9223372036854775807}});
}

TEST_CASE("Python's texts are values", "[cli]") {
  CHECK(parse_python("'a'") == Value{"a"});
  CHECK(parse_python("\"it's\"") == Value{"it's"});
  CHECK(parse_python("''") == Value{""});
  CHECK(parse_python("'a' \"b\"") == Value{"ab"});
  CHECK(parse_python("'''a'b'''") == Value{"a'b"});
  CHECK(parse_python(R"('\n\t\\\'\x41\u00e9\U0001F600\101\q')") == Value{"\n\t\\'Aé😀A\\q"});
  CHECK(parse_python(R"(r'\n')") == Value{"\\n"});
  CHECK(parse_python(R"(u'ü')") == Value{"ü"});
  CHECK(parse_python(R"(b'\xff\0')") == Value{Bytes{std::string{"\xff\0", 2}}});
}

TEST_CASE("Python's containers are lists and objects", "[cli]") {
  CHECK(parse_python("[]") == Value{ValueList{}});
  CHECK(parse_python("[1, 'a',]") == Value{ValueList{Value{1}, Value{"a"}}});
  CHECK(parse_python("(1)") == Value{1});
  CHECK(parse_python("(1,)") == Value{ValueList{Value{1}}});
  CHECK(parse_python("()") == Value{ValueList{}});
  CHECK(parse_python("1, 2") == Value{ValueList{Value{1}, Value{2}}});
  CHECK(parse_python("{1, 2}") == Value{ValueList{Value{1}, Value{2}}});
  CHECK(parse_python("{}") == Value{ValueMap{}});
  CHECK(parse_python("{'a': [None], 2: {}}") ==
        Value{ValueMap{{{"a", ValueList{Value{}}}, {"2", ValueMap{}}}}});
  CHECK(parse_python("{'a': 1, 'a': 2}") == Value{ValueMap{{{"a", 2}}}});
}

TEST_CASE("a marker can be typed as it stands in a file", "[cli]") {
  CHECK(parse_python("{'sql': 'now()'}") == Value{Sql{"now()"}});
  CHECK(parse_python(R"({"callable": "uuid.uuid4"})") == Value{Callable{"uuid.uuid4"}});
  CHECK(parse_python("{'python': 'f()'}") == Value{PythonSource{"f()"}});
}

TEST_CASE("functions that a default can be are named as Django names them", "[cli]") {
  CHECK(parse_python("timezone.now") == Value{Callable{"django.utils.timezone.now"}});
  CHECK(parse_python("datetime.datetime.now") == Value{Callable{"datetime.datetime.now"}});
  CHECK(parse_python("datetime.date.today") == Value{Callable{"datetime.date.today"}});
  CHECK(parse_python("dict") == Value{Callable{"dict"}});
  CHECK(parse_python("list()") == Value{ValueList{}});
  CHECK(parse_python("str()") == Value{""});
}

TEST_CASE("dates and their kin become their text", "[cli]") {
  CHECK(parse_python("datetime.date(2026, 2, 3)") == Value{"2026-02-03"});
  CHECK(parse_python("datetime.date(2026, day=3, month=2)") == Value{"2026-02-03"});
  CHECK(parse_python("datetime.time(7, 8)") == Value{"07:08:00"});
  CHECK(parse_python("datetime.time(microsecond=50)") == Value{"00:00:00.000050"});
  CHECK(parse_python("datetime.datetime(2026, 2, 3, 4, tzinfo=datetime.timezone.utc)") ==
        Value{"2026-02-03T04:00:00+00:00"});
  CHECK(parse_python("datetime.timedelta(days=1, seconds=5)") == Value{"P1DT00H00M05S"});
  CHECK(parse_python("datetime.timedelta(hours=-1)") == Value{"-P0DT01H00M00S"});
  CHECK(parse_python("datetime.date.today()").get_if<std::string>() != nullptr);
}

TEST_CASE("what is no such value is refused in Python's words", "[cli]") {
  CHECK(error_of("") == "SyntaxError: invalid syntax");
  CHECK(error_of("hello") == "NameError: name 'hello' is not defined");
  CHECK(error_of("uuid.uuid4") == "NameError: name 'uuid' is not defined");
  CHECK(error_of("1 +") == "SyntaxError: invalid syntax");
  CHECK(error_of("1 1") == "SyntaxError: invalid syntax");
  CHECK(error_of("[1, 2") == "SyntaxError: invalid syntax");
  CHECK(error_of("1_") == "SyntaxError: invalid syntax");
  CHECK(error_of("'a") == "SyntaxError: unterminated string literal");
  CHECK(error_of("f'a'") == "SyntaxError: f-strings cannot be evaluated here");
  CHECK(error_of("007") ==
        "SyntaxError: leading zeros in decimal integer literals are not permitted");
  CHECK(error_of("99999999999999999999") == "OverflowError: the number has more than 64 bits");
  CHECK(error_of("{None: 1}") == "TypeError: the keys of a dictionary have to be texts");
  CHECK(error_of("datetime.date(2026, 2, 30)") == "ValueError: there is no such day");
  CHECK(error_of("datetime.date(2026)") ==
        "TypeError: date() is given arguments that it does not take");
  CHECK(error_of("datetime.timedelta(days=999999999999)") ==
        "OverflowError: the duration is too long");
  CHECK(error_of("timezone.wrong") == "AttributeError: 'timezone.wrong' cannot be used here");
  CHECK(error_of("open('x')") == "NameError: name 'open' is not defined");
}

TEST_CASE("however deep a text is nested, reading it ends", "[cli]") {
  std::string const many(100'000, '[');
  CHECK(error_of(many) == "MemoryError: too many nested brackets");
  std::string calls;
  for (int i = 0; i < 10'000; ++i) {
    calls += "dict(";
  }
  CHECK(error_of(calls) == "MemoryError: too many nested brackets");
}

}  // namespace migrator::cli
