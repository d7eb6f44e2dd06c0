#include "format/field_literals.hpp"

#include "format/literals.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

// A kind of literal: what it looks like, and the texts that are one.
struct TextRule {
  std::string_view expected;
  bool (*accepts)(std::string_view);
};

bool is_number(Json const& json) {
  return json.get_if<std::int64_t>() != nullptr || json.get_if<double>() != nullptr;
}

bool is_scalar(Json const& json) {
  return is_number(json) || json.get_if<bool>() != nullptr || json.get_if<std::string>() != nullptr;
}

void check_text(Cursor const& at, TextRule const& rule) {
  std::string const* const text = at.json().get_if<std::string>();
  if (text == nullptr) {
    at.wrong_kind(rule.expected);
    return;
  }
  if (!rule.accepts(*text)) {
    at.fault(fmt::format("'{}' is not {}", *text, rule.expected));
  }
}

// Numbers may be written as such or as texts; true and false count as 1 and 0, as in Python.
void check_number(Cursor const& at, TextRule const& rule) {
  if (is_number(at.json()) || at.json().get_if<bool>() != nullptr) {
    return;
  }
  check_text(at, rule);
}

void check_boolean(Cursor const& at) {
  if (at.json().get_if<bool>() != nullptr) {
    return;
  }
  at.wrong_kind("true or false");
}

void check_scalar(Cursor const& at) {
  if (!is_scalar(at.json())) {
    at.wrong_kind("a text");
  }
}

void check_address(Cursor const& at) {
  std::string const* const text = at.json().get_if<std::string>();
  if (text == nullptr || !text->empty()) {  // Django writes the empty text as NULL
    check_text(at, {"an IP address", is_address});
  }
}

void check_array(Cursor const& at, Field const& field, DefaultKind kind) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list");
    return;
  }
  for (std::size_t i = 0; i < list->size() && !field.inner.empty(); ++i) {
    check_literal(at.item(i), field.inner.front(), kind);
  }
}

// A range is a pair of bounds, or PostgreSQL's text for it.
void check_range(Cursor const& at) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list != nullptr && list->size() == 2) {
    return;
  }
  if (at.json().get_if<std::string>() == nullptr) {
    at.wrong_kind("a list of two bounds");
  }
}

void check_hstore(Cursor const& at) {
  JsonObject const* const object = at.json().get_if<JsonObject>();
  if (object == nullptr) {
    at.wrong_kind("an object of texts");
    return;
  }
  for (JsonMember const& member : *object) {
    if (!member.value.is_null()) {
      check_scalar(at.member(member));
    }
  }
}

void check_by_kind(Cursor const& at, Field const& field, DefaultKind kind) {
  switch (field.type->literal) {
    case LiteralKind::integer:
      return check_number(at, {"an integer", is_integer});
    case LiteralKind::decimal:
      return check_number(at, {"a decimal number, such as \"1.50\"", is_decimal});
    case LiteralKind::floating:
      return check_number(at, {"a number", is_decimal});
    case LiteralKind::boolean:
      return check_boolean(at);
    case LiteralKind::date:
      return check_text(at, {"a date, such as \"2024-05-31\"", is_date});
    case LiteralKind::datetime:
      return check_text(at, {"a date and time, such as \"2024-05-31T13:45:00Z\"", is_datetime});
    case LiteralKind::time:
      return check_text(at, {"a time, such as \"13:45:00\"", is_time});
    case LiteralKind::duration:
      return check_text(at, {"a duration, such as \"P1DT2H\"", is_duration});
    case LiteralKind::uuid:
      return check_text(at, {"a UUID", is_uuid});
    case LiteralKind::inet:
      return check_address(at);
    case LiteralKind::bytes:
      return at.wrong_kind("bytes: {\"base64\": …}");
    case LiteralKind::array:
      return check_array(at, field, kind);
    case LiteralKind::range:
      return check_range(at);
    case LiteralKind::hstore:
      return check_hstore(at);
    case LiteralKind::text:
      // What a class of the user's own takes is its own affair.
      return field.is("CustomField") ? void() : check_scalar(at);
    case LiteralKind::none:
      return field.relation ? check_scalar(at) : void();
    case LiteralKind::json:
      return;
  }
}

}  // namespace

void check_literal(Cursor const& at, Field const& field, DefaultKind kind) {
  if (at.json().is_null() || field.type == nullptr) {
    return;
  }
  JsonMember const* const marker = find_marker(at.json());
  if (marker == nullptr) {
    check_by_kind(at, field, kind);
  } else if (marker->key == "sql" && kind == DefaultKind::python) {
    at.fault("an SQL expression can only be a db_default");
  } else if (marker->key == "callable" && kind == DefaultKind::database) {
    at.fault("a callable can only be a default; write {\"sql\": …}");
  } else if (marker->key == "base64" && field.type->literal != LiteralKind::bytes &&
             !field.is("CustomField") && !field.relation) {
    at.fault("only a BinaryField has bytes");
  }
}

}  // namespace migrator
