#include "cli/declared_project.hpp"

namespace migrator::cli {

DeclaredModels const* DeclaredProject::models() {
  if (!configuration_.models) {
    return nullptr;
  }
  if (!models_) {
    models_ = read_models(*configuration_.models, configuration_.settings);
  }
  return &*models_;
}

ProjectState const* DeclaredProject::state() {
  DeclaredModels const* const declared = models();
  if (declared == nullptr) {
    return nullptr;
  }
  if (!state_) {
    state_ = state_of_models(*declared, configuration_.settings);
  }
  return &*state_;
}

}  // namespace migrator::cli
