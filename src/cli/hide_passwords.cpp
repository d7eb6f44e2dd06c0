#include "cli/hide_passwords.hpp"

#include "base/text.hpp"
#include "db/conninfo.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace migrator::cli {
namespace {

bool may_have_password(std::string_view text) {
  return text.find("://") != std::string_view::npos ||
         to_lower(text).find("passw") != std::string::npos;
}

}  // namespace

void hide_passwords(char* argument) {
  std::string_view text = argument;
  if (text.starts_with("--")) {
    text.remove_prefix(std::min(text.find('='), text.size() - 1) + 1);
  }
  if (may_have_password(text)) {
    std::ranges::copy(mask_secrets(text), argument + (text.data() - argument));
  }
}

}  // namespace migrator::cli
