// Several lambdas as one function object, to visit a variant with.
#pragma once

namespace migrator {

template <class... Functions>
struct overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace migrator
