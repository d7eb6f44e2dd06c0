// Bytes as a text, or as a name, that is put into SQL: the server that MIGRATOR_TEST_DATABASE names
// reads each as one token that means those bytes. What no text of a file can be is passed over.

#include "base/utf8.hpp"
#include "migrator/connection.hpp"
#include "support/quoted_tokens.hpp"
#include "support/test_database.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

using namespace migrator;

constexpr std::size_t longest_input = 4096;

bool can_be_read(std::string const& text) {
  std::u32string const letters = utf8_decode(text);
  return std::ranges::none_of(letters, [](char32_t letter) {
    return letter == 0 || (letter >= 0xD800 && letter < 0xE000);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static std::unique_ptr<Connection> const connection =
      connect({.conninfo = testing::server_conninfo()});
  std::string const text{reinterpret_cast<char const*>(data), std::min(size, longest_input)};
  if (!can_be_read(text)) {
    return 0;
  }
  if (std::string const fault = testing::quoting_fault(*connection, text); !fault.empty()) {
    std::cerr << "broken promise: " << fault << '\n';
    std::abort();
  }
  return 0;
}
