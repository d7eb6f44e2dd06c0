#include "format/json_reader.hpp"

#include "support/catch.hpp"

namespace migrator {
namespace {

Json parse_well(std::string_view text) {
  std::vector<Diagnostic> faults;
  Json json = parse_json(text, "f.json", faults);
  REQUIRE(faults.empty());
  return json;
}

// The faults as printed, a line each.
std::string faults_in(std::string_view text) {
  std::vector<Diagnostic> faults;
  (void)parse_json(text, "f.json", faults);
  std::string all;
  for (Diagnostic const& fault : faults) {
    all += (all.empty() ? "" : "\n") + to_string(fault);
  }
  return all;
}

int line_of(Json const& json, std::string_view key) {
  return find_member(json, key)->line;
}

bool contains(std::string const& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every value has the line it stands on", "[format]") {
  Json const json = parse_well(
      "// first\n"
      "{\n"
      "  \"a\": 1\n"
      "  ,\"b\": 2, /* two\n lines */ \"c\": -1.5\n"
      "  ,\"d\":\n    \"text\",\n"
      "  \"e\": [\n    null],\n"
      "  \"f\": true\n"
      "}\n");

  CHECK(json.line == 2);
  CHECK(line_of(json, "a") == 3);
  CHECK(line_of(json, "b") == 4);
  CHECK(line_of(json, "c") == 5);
  CHECK(line_of(json, "d") == 7);
  CHECK(line_of(json, "e") == 8);
  CHECK(find_member(json, "e")->get_if<JsonList>()->front().line == 9);
  CHECK(line_of(json, "f") == 10);
  CHECK(json.get_if<JsonObject>()->at(3).line == 6);
}

TEST_CASE("numbers keep what they are: integers of 64 bits, or floats", "[format]") {
  Json const json = parse_well("[9223372036854775807, -9223372036854775808, 1.0, 1e300, 0]");
  JsonList const& list = *json.get_if<JsonList>();

  CHECK(*list[0].get_if<std::int64_t>() == 9223372036854775807);
  CHECK(*list[1].get_if<std::int64_t>() == -9223372036854775807 - 1);
  CHECK(*list[2].get_if<double>() == 1.0);
  CHECK(*list[3].get_if<double>() == 1e300);
  CHECK(*list[4].get_if<std::int64_t>() == 0);
}

TEST_CASE("a byte order mark, comments and carriage returns are accepted", "[format]") {
  Json const json = parse_well("\xEF\xBB\xBF{\r\n// one\r\n\"a\": /* two */ 1\r\n}\r\n");

  CHECK(line_of(json, "a") == 3);
}

TEST_CASE("a number that does not fit is an error with the way out", "[format]") {
  CHECK(faults_in("{\"a\": 9223372036854775808\n}") ==
        "f.json:1: $.a: the integer does not fit into 64 bits; write it as a text: "
        "\"9223372036854775808\"");
  CHECK(faults_in("[0, -99999999999999999999999]") ==
        "f.json:1: $[1]: the integer does not fit into 64 bits; write it as a text");
  CHECK(faults_in("[\n1e999\n]") ==
        "f.json:2: $[0]: the number is too large for a float; write it as a text");
}

TEST_CASE("a key that is given twice is an error at its second place", "[format]") {
  CHECK(faults_in("{\"a\": {\"b\": 1,\n\"c\": [1, {\"x y\": 1,\n\"x y\": 2}],\n\"b\": 3}}") ==
        "f.json:3: $.a.c[1][\"x y\"]: the key 'x y' is given twice\n"
        "f.json:4: $.a.b: the key 'b' is given twice");
}

TEST_CASE("a syntax error has its line, its column and what was expected", "[format]") {
  CHECK(faults_in("{\n  \"a\": 1,\n}") ==
        "f.json:3: $: syntax error at column 1: object key - unexpected '}'; expected string "
        "literal");
  CHECK(contains(faults_in("{\"a\": tru}"),
                 "f.json:1: $.a: syntax error at column 10: value - invalid"));
  CHECK(contains(faults_in("{\n\"a\": 'x'\n}"), "f.json:2: $.a: syntax error at column 6: "));
  CHECK(contains(faults_in("{\"a\": 1} x"), "f.json:1: $: syntax error at column 10: "));
  CHECK(contains(faults_in("{\"a\": 1"), "f.json:1: $: syntax error at column 7: "));
  CHECK(contains(faults_in("[1,\n\n"), "f.json:1: $[1]: syntax error at column 3: "));
  CHECK(contains(faults_in("\"a\nb\""), "f.json:1: $: syntax error at column 3: "));
  CHECK(contains(faults_in("[NaN]"), "f.json:1: $[0]: syntax error"));
  CHECK(contains(faults_in("[1] /* no end"), "f.json:1: $: syntax error"));
  CHECK(contains(faults_in("{1: 2}"), "f.json:1: $: syntax error at column 2: "));
}

TEST_CASE("a text that never ends is not repeated in full", "[format]") {
  CHECK(faults_in("\"" + std::string(100000, 'x')).size() < 300);
}

TEST_CASE("an empty file is called so", "[format]") {
  CHECK(faults_in("") == "f.json:1: $: the file is empty");
  CHECK(faults_in("\xEF\xBB\xBF \n\t\r\n") == "f.json:1: $: the file is empty");
  CHECK(contains(faults_in("// only a comment\n"), "f.json:1: $: syntax error"));
}

TEST_CASE("what is not UTF-8 is an error with its line", "[format]") {
  CHECK(faults_in("{\n\"a\": \"\xE9\"}") == "f.json:2: $.a: the file is not UTF-8: byte 0xe9");
  CHECK(faults_in("// \xFF\n{}") == "f.json:1: $: the file is not UTF-8: byte 0xff");
  CHECK(faults_in("[\"\xC0\xAF\"]") ==
        "f.json:1: $[0]: the file is not UTF-8: byte 0xc0");  // overlong
  CHECK(faults_in("[\"\xED\xA0\x80\"]") ==
        "f.json:1: $[0]: the file is not UTF-8: byte 0xed");  // surrogate
  CHECK(faults_in("[\"\xF4\x90\x80\x80\"]") == "f.json:1: $[0]: the file is not UTF-8: byte 0xf4");
  CHECK(faults_in("[\"\xE2\x82") == "f.json:1: $[0]: the file is not UTF-8: byte 0xe2");  // cut off
  CHECK(faults_in(std::string_view{"\xFF\xFE{\0}\0", 6}) ==
        "f.json:1: $: the file is not UTF-8: byte 0xff");  // UTF-16
  CHECK(parse_well("[\"\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x90\x98\"]").get_if<JsonList>()->size() == 1);
}

TEST_CASE("NUL has no place in a file", "[format]") {
  CHECK(faults_in(std::string_view{"{}\n\0", 4}) == "f.json:2: $: the file contains a NUL byte");
  CHECK(faults_in("{\"a\": [\"x\\u0000y\"]}") ==
        "f.json:1: $.a[0]: PostgreSQL has no NUL character (\\u0000) in texts");
  CHECK(faults_in("{\"a\\u0000\": 1}") ==
        "f.json:1: $: a key must not contain a NUL character (\\u0000)");
}

TEST_CASE("half of a surrogate pair is an error", "[format]") {
  CHECK(contains(faults_in("[\n\"\\ud800\"]"), "f.json:2: $[0]: syntax error"));
  CHECK(contains(faults_in("[\"\\udc00 \"]"), "f.json:1: $[0]: syntax error"));
  Json const whole = parse_well("[\"\\ud83d\\udc18\"]");
  CHECK(*whole.get_if<JsonList>()->front().get_if<std::string>() == "\xF0\x9F\x90\x98");
}

TEST_CASE("nesting of 100,000 levels is an error and no crash", "[format]") {
  std::string const expected =
      "the file is nested more than 200 levels deep, the most that is read";
  std::string const brackets = faults_in(std::string(100000, '['));

  CHECK(brackets.starts_with("f.json:1: $[0][0][0]"));
  CHECK(brackets.ends_with("[0][0][0]: " + expected));
  CHECK(brackets.size() < 500);
  std::string objects;
  for (int i = 0; i < 100000; ++i) {
    objects += "{\"a\":";
  }
  CHECK(faults_in(objects).starts_with("f.json:1: $.a.a.a"));
  CHECK(faults_in(objects).ends_with(".a.a.a: " + expected));
  CHECK(faults_in(std::string(200, '[') + std::string(200, ']')).empty());
  CHECK(faults_in(std::string(201, '[') + std::string(201, ']')) == brackets);
}

TEST_CASE("what stands before a bad byte is read for its place and its own faults", "[format]") {
  CHECK(faults_in("{\"operations\": [{}, {\"a b\": tru\xFF}]}") ==
        "f.json:1: $.operations[1][\"a b\"]: the file is not UTF-8: byte 0xff");
  CHECK(faults_in("{}\n\n\xFF") == "f.json:3: $: the file is not UTF-8: byte 0xff");
  CHECK(faults_in("{\"a\": 1, \"a\": 2, \"b\": {}\xFF") ==
        "f.json:1: $: the file is not UTF-8: byte 0xff");
  CHECK(contains(faults_in("[1 2, \xFF]"), "f.json:1: $[1]: syntax error at column 4: "));
}

TEST_CASE("a text of nothing but faults is not read to its end", "[format]") {
  std::string many = "{";
  for (int i = 0; i < 400'000; ++i) {
    many += "\"a\\u0000\": 99999999999999999999,\n";
  }
  std::vector<Diagnostic> faults;
  CHECK(parse_json(many, "f.json", faults).is_null());
  REQUIRE(faults.size() == JsonLimits::faults);
  CHECK(faults.back().line == 50);
}

TEST_CASE("a very long path is shown in part", "[format]") {
  std::string const key(1'000'000, 'k');
  std::string const found = faults_in("{\"" + key + "\": [99999999999999999999]}");
  CHECK(found.size() < 500);
  CHECK(found.starts_with("f.json:1: $.kkk"));
  CHECK(contains(found, "k…k"));
  CHECK(contains(found, "kkk[0]: the integer"));
  std::string umlauts;
  for (int i = 0; i < 300; ++i) {
    umlauts += "ä";
  }
  CHECK(find_bad_text(shortened_path(umlauts)) == std::string_view::npos);
  CHECK(find_bad_text(shortened_path("x" + umlauts)) == std::string_view::npos);
}

TEST_CASE("a file of too many bytes or values is refused", "[format]") {
  // NOLINTNEXTLINE(bugprone-string-constructor): large is what it has to be
  CHECK(faults_in(std::string(100'000'000, ' ')) ==
        "f.json:1: $: the file has 100000000 bytes; more than 67108864 are not read");
  std::string many = "[0";
  for (int i = 0; i < 1'000'000; ++i) {
    many += ",0";
  }
  CHECK(faults_in(many + "]") ==
        "f.json:1: $[999999]: the file has more than 1000000 values, the most that is read");
}

TEST_CASE("a path names keys that are no words in brackets", "[format]") {
  CHECK(path_of_key("field") == ".field");
  CHECK(path_of_key("$schema") == ".$schema");
  CHECK(path_of_key("a b") == "[\"a b\"]");
  CHECK(path_of_key("") == "[\"\"]");
  CHECK(path_of_index(2) == "[2]");
}

}  // namespace migrator
