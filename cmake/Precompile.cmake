# Two ways to build quicker that hide missing includes; the preset `ci` goes without, so that it
# finds them.

# With MIGRATOR_PCH what almost every file includes is compiled once a target, and whatever headers
# the call adds.
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

# With MIGRATOR_UNITY the files of a folder are compiled as one. Therefore no two of them may give
# the same name to what they keep for themselves.
function(migrator_unite target)
  if(NOT MIGRATOR_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # A local name may well be that of something in another file.
  target_compile_options(${target} PRIVATE -Wno-shadow)
  get_target_property(sources ${target} SOURCES)
  foreach(source ${sources})
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME group)
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}")
  endforeach()
endfunction()
