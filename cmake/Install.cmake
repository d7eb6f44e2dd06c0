# `cmake --install` gives a program, a library and a package:
#   find_package(migrator REQUIRED)
#   target_link_libraries(app PRIVATE migrator::core)
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/migrator")

install(TARGETS migrator RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(
  TARGETS migrator_core
  EXPORT migrator_targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY include/migrator DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(
  EXPORT migrator_targets
  FILE migrator-targets.cmake
  NAMESPACE migrator::
  DESTINATION "${package_dir}")

configure_package_config_file(
  cmake/migrator-config.cmake.in "${PROJECT_BINARY_DIR}/migrator-config.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/migrator-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/migrator-config.cmake"
              "${PROJECT_BINARY_DIR}/migrator-config-version.cmake"
        DESTINATION "${package_dir}")
