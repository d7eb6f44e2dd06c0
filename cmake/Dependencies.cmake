# Everything comes from the distribution: no download, no vendored copy.

find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)

# Debian's libpqxx and libmd ship a .pc file only. As imported targets their headers count as
# system headers, which keeps their warnings out of our build.
find_package(PkgConfig REQUIRED)
pkg_check_modules(PQXX REQUIRED IMPORTED_TARGET libpqxx)
pkg_check_modules(MD REQUIRED IMPORTED_TARGET libmd)

if(MIGRATOR_TESTS)
  find_package(Catch2 REQUIRED)
  # Debian's Python, before one that lies earlier in the PATH: psycopg2 is installed for it.
  set(Python3_ROOT_DIR /usr)
  set(Python3_FIND_STRATEGY LOCATION)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()

if(MIGRATOR_BENCH)
  find_package(benchmark REQUIRED)
endif()
