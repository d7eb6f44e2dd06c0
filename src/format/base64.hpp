// Base64 (RFC 4648) to bytes and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace migrator {

// The bytes, or nothing when the text is not base64 with its padding.
std::optional<std::string> decode_base64(std::string_view text);

// With padding, on one line.
std::string encode_base64(std::string_view bytes);

}  // namespace migrator
