#include "cli/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>

namespace migrator::cli {

std::shared_ptr<spdlog::logger> make_logger(int verbosity) {
  auto logger = std::make_shared<spdlog::logger>("migrator",
                                                 std::make_shared<spdlog::sinks::stderr_sink_st>());
  logger->set_pattern("%H:%M:%S.%e %l: %v");
  logger->set_level(verbosity >= 3 ? spdlog::level::debug : spdlog::level::off);
  return logger;
}

}  // namespace migrator::cli
