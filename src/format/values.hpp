// Reads plain values and the markers for what JSON has no literal for.
//
// Every read() fills its argument from the value at the cursor, or reports a fault and leaves it.
#pragma once

#include "format/cursor.hpp"
#include "migrator/field.hpp"
#include "migrator/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The one member of a marker such as {"sql": "now()"}; null when the value is no marker.
JsonMember const* find_marker(Json const& json);

void read(Cursor const& at, std::string& text);
void read(Cursor const& at, bool& value);
void read(Cursor const& at, std::int64_t& value);
void read(Cursor const& at, std::vector<std::string>& texts);
void read(Cursor const& at, Value& value);
void read(Cursor const& at, std::map<std::string, Value, std::less<>>& values);

// A null and an empty text are no text, as in Django, which asks `if value`.
void read(Cursor const& at, std::optional<std::string>& text);
// For where it makes a difference: whether that member of the object is the empty text.
bool is_empty_text(Cursor const& at, std::string_view key);
void read(Cursor const& at, std::optional<bool>& value);
void read(Cursor const& at, std::optional<std::int64_t>& value);

// SQL text, as a text or as {"sql": …}.
void read_sql_text(Cursor const& at, std::string& text);

// Reports a fault when the value cannot be one of a keyword of that shape.
bool check_shape(Cursor const& at, KeywordShape shape);

// Whether the value is the one that the JSON text says: null, true, false, [], "…" or an integer.
bool equals_json(Json const& json, std::string_view text);

}  // namespace migrator
