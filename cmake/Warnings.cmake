# Our own targets only. Warnings become errors in the preset `ci` (CMAKE_COMPILE_WARNING_AS_ERROR),
# never for somebody who builds a tarball with a newer compiler.
function(migrator_warnings target)
  target_compile_options(
    ${target}
    PRIVATE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wold-style-cast
            -Wnon-virtual-dtor)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ warns about the fields that a designated initialiser leaves at their default, which is
    # what designated initialisers are for: CreateModel{.name = "Cat"}.
    target_compile_options(${target} PRIVATE -Wno-missing-field-initializers)
    # g++ 12, optimising, takes the library's own operator+(char const*, string) for a copy that
    # overlaps itself (GCC bug 105651, mended in 13).
    if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      target_compile_options(${target} PRIVATE -Wno-restrict)
    endif()
  endif()
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(${target} PRIVATE -Wno-missing-field-initializers)
  endif()
endfunction()
