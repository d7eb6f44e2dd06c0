#include "base/nearest.hpp"
#include "migrator/error.hpp"
#include "migrator/state.hpp"
#include "state/rendering.hpp"

#include <algorithm>

namespace migrator {

ChainEnds::End const* ChainEnds::find(Key const& key) const {
  auto const found = known_.find(key);
  return found == known_.end() ? nullptr : &found->second;
}

std::shared_ptr<ModelState const> ProjectState::find(ModelKey const& key) const {
  auto const found = models_.find(key);
  return found == models_.end() ? nullptr : found->second;
}

[[noreturn]] void ProjectState::refuse(ModelKey const& key) const {
  std::vector<std::string> keys;
  keys.reserve(models_.size());
  for (auto const& [known, model] : models_) {
    keys.push_back(to_string(known));
  }
  throw StateError{"there is no model " + to_string(key) + " at this point of the history" +
                   did_you_mean(to_string(key), {keys.begin(), keys.end()})};
}

ModelState const& ProjectState::model(ModelKey const& key) const {
  auto const found = models_.find(key);
  if (found == models_.end()) {
    refuse(key);
  }
  return *found->second;
}

void ProjectState::put(ModelState model) {
  ModelKey const key = model.key();
  // Once is enough: a history may edit a model thousands of times before anything is rendered.
  if (std::ranges::find(changed_, key) == changed_.end()) {
    changed_.push_back(key);
  }
  auto const [place, is_new] =
      models_.insert_or_assign(key, std::make_shared<ModelState const>(std::move(model)));
  if (!is_new) {
    chain_ends_.forget();
  }
}

void ProjectState::erase(ModelKey const& key) {
  if (models_.erase(key) == 0) {
    refuse(key);
  }
  std::erase(changed_, key);  // A model of that name that comes later is a new one.
  chain_ends_.forget();
}

bool ProjectState::has_app(std::string_view app) const {
  auto const first = models_.lower_bound(ModelKey{std::string{app}, {}});
  return first != models_.end() && first->first.app == app;
}

void ProjectState::require_renderable() const {
  if (!rendered_) {
    require_relations(*this);
    rendered_ = true;
  }
  require_models(*this, changed_);
  changed_.clear();
}

void ProjectState::require_still_renderable() const {
  if (rendered_) {
    require_renderable();
  }
}

void ProjectState::delay_rendering() {
  delayed_ = delayed_ || rendered_;
}

void ProjectState::require_all_renderable() const {
  if (delayed_) {
    rendered_ = false;
    changed_.clear();
    for (auto const& [key, model] : models_) {
      changed_.push_back(key);
    }
  }
  require_renderable();
}

bool ProjectState::operator==(ProjectState const& other) const {
  return std::ranges::equal(models_, other.models_, [](auto const& one, auto const& two) {
    return one.first == two.first && *one.second == *two.second;
  });
}

}  // namespace migrator
