// Statements that wait for the end of the migration (django-behaviour 10.1).
#pragma once

#include <string>

namespace migrator {

struct DeferredStatement {
  std::string sql;
};

}  // namespace migrator
