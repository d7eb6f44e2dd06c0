# With MIGRATOR_PCH what almost every file includes is compiled once a target, and whatever headers
# the call adds. The preset `ci` goes without, so that a missing include is found.
function(migrator_precompile target)
  if(MIGRATOR_PCH)
    target_precompile_headers(
      ${target}
      PRIVATE
      <algorithm>
      <map>
      <memory>
      <optional>
      <set>
      <string>
      <string_view>
      <variant>
      <vector>
      <fmt/format.h>
      "${PROJECT_SOURCE_DIR}/include/migrator/operation.hpp"
      ${ARGN})
  endif()
endfunction()
