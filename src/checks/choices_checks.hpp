// Whether the choices of a field are some.
#pragma once

#include "checks/report.hpp"
#include "migrator/field.hpp"

#include <optional>
#include <string_view>

namespace migrator {

// Django's Field._check_choices(). Choices that Python makes are taken for good.
std::optional<CheckError> check_choices(std::string_view name, Field const& field);

}  // namespace migrator
