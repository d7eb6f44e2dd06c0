// What the checks say of declared models, as text.
#pragma once

#include "migrator/checks.hpp"
#include "migrator/error.hpp"
#include "support/models_of.hpp"

#include <string>

namespace migrator::test {

// A line an error: "models/shop.json:2: $.models[0].fields[1].to: shop.Item.box: (fields.E300) …".
inline std::string faults_of(ModelTexts const& texts, Settings const& settings = {}) {
  DeclaredModels const declared = declared_models(texts, settings);
  std::string text;
  for (Diagnostic const& fault :
       check_models(declared, state_of_models(declared, settings), settings)) {
    text += (text.empty() ? "" : "\n") + to_string(fault);
  }
  return text;
}

// The same of the models of shop.
inline std::string faults_of(std::string const& models) {
  return faults_of(ModelTexts{{"shop", models}});
}

// The errors' names alone: "E001 E300".
inline std::string ids_of(ModelTexts const& texts, Settings const& settings = {}) {
  std::string const text = faults_of(texts, settings);
  std::string ids;
  for (std::size_t at = text.find(".E"); at != std::string::npos; at = text.find(".E", at + 1)) {
    if (text.substr(at + 5, 2) == ") ") {
      ids += (ids.empty() ? "" : " ") + text.substr(at + 1, 4);
    }
  }
  return ids;
}

inline std::string ids_of(std::string const& models) {
  return ids_of(ModelTexts{{"shop", models}});
}

}  // namespace migrator::test
