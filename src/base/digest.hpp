// Message digests, for names only: nothing here is about security.
#pragma once

#include <string>
#include <string_view>

namespace migrator {

// The MD5 of the bytes of `text`, as 32 lower-case hex digits.
std::string md5_hex(std::string_view text);

}  // namespace migrator
