// Several lambdas as one function object, to visit a variant with.
#pragma once

namespace migrator {

template <class... Functions>
struct overloaded : Functions... {  // NOLINT(readability-identifier-naming): its usual name
  using Functions::operator()...;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace migrator
