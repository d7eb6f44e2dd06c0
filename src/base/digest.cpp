#include "base/digest.hpp"

#include <md5.h>
#include <sys/types.h>

#include <array>
#include <cstdint>

namespace migrator {

std::string md5_hex(std::string_view text) {
  MD5_CTX context;
  MD5Init(&context);
  std::array<std::uint8_t, MD5_DIGEST_LENGTH> digest{};
  MD5Update(&context, reinterpret_cast<std::uint8_t const*>(text.data()), text.size());
  MD5Final(digest.data(), &context);

  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (std::uint8_t const byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 0x0FU];
  }
  return hex;
}

}  // namespace migrator
