# The ctest "the installed package can be used": installs into a folder of its own, builds the
# project beside this file against that, and runs it on the migrations given.
#   cmake -D build_dir=… -D work_dir=… -D migrations=… -D compiler=… -D flags=… -D generator=… \
#         -P check.cmake

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output
                  ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGV}\nexit ${result}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${work_dir}")
run("${CMAKE_COMMAND}" --install "${build_dir}" --prefix "${work_dir}/prefix")
run("${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${work_dir}/build" -G "${generator}"
    "-DCMAKE_PREFIX_PATH=${work_dir}/prefix" "-DCMAKE_CXX_COMPILER=${compiler}"
    "-DCMAKE_CXX_FLAGS=${flags}")
run("${CMAKE_COMMAND}" --build "${work_dir}/build")
run("${work_dir}/build/pending" "${migrations}")
if(NOT output MATCHES "dcim\\.0001_initial_part_1\n")
  message(FATAL_ERROR "dcim.0001_initial_part_1 is not among the pending migrations:\n${output}")
endif()
run("${work_dir}/prefix/bin/migrator" --version)
message(STATUS "${output}")
