#include "state/index_names.hpp"

#include <cctype>

namespace migrator {

std::size_t max_index_name_length(IndexType type) {
  // Django allows a longer suffix than "idx" to make the name longer.
  constexpr std::size_t usual = 30;
  constexpr std::size_t usual_suffix = 3;
  std::size_t const suffix = access_method(type).size();
  return type == IndexType::index ? usual : usual - usual_suffix + suffix;
}

bool has_bad_index_start(std::string_view name) {
  return name.front() == '_' || std::isdigit(static_cast<unsigned char>(name.front())) != 0;
}

}  // namespace migrator
