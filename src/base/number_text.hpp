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

// A number as digits without zeros at either end and a power of ten, in which equal numbers have
// equal texts: "15E-1" of 1.50. The text is one that decimal_str, exact_digits or an integer gives.
std::string plain_digits(std::string_view number);

// All digits of the finite binary fraction that the number is; of others what float_repr gives.
std::string exact_digits(double value);

}  // namespace migrator
