// Numbers as Python prints them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace migrator {

// repr(value): the shortest digits that read back as the same number, with ".0" for whole ones
// and an exponent from 1e16 on and below 1e-4. "nan", "inf" and "-inf" for those.
std::string float_repr(double value);

// str(Decimal(text)): the digits as given, an exponent only where it cannot be written without.
// Nothing when the text is not a number; "NaN" and "Infinity" are none here.
std::optional<std::string> decimal_str(std::string_view text);

}  // namespace migrator
