// A catalogue that keeps its answers, and can give those of an earlier run again.
#pragma once

#include "migrator/catalog.hpp"

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// One answer: the question, then what was answered.
using CatalogAnswer = std::vector<std::string>;

// Any answers as one text, and back; what is no such text gives answers that fit no question.
std::string write_answers(std::vector<CatalogAnswer> const& answers);
std::vector<CatalogAnswer> read_answers(std::string_view text);

// Which statements the schema editor makes follows from what it is told. On the way through those
// that an earlier run has done it has to be told the same again, though what it asks for may be
// gone by now: so it makes the same statements, and those that are still to come.
class CatalogAnswers : public Catalog {
 public:
  // `catalog` must outlive this. `earlier` are the answers of the earlier run, in their order: each
  // is given again when it is its question's turn. From the first question that is another one,
  // and after the last answer, `catalog` is asked.
  CatalogAnswers(Catalog const& catalog, std::vector<CatalogAnswer> const& earlier);

  // The answers since the last call, as one text.
  std::string take();

  std::vector<ConstraintInfo> constraints(std::string_view table) const override;
  std::optional<std::string> sequence(std::string_view table,
                                      std::string_view column) const override;
  bool collation_is_deterministic(std::string_view collation) const override;
  bool has_extension(std::string_view extension) const override;
  bool has_table(std::string_view table) const override;
  std::vector<std::string> columns(std::string_view table) const override;

 private:
  CatalogAnswer answer(CatalogAnswer question, std::function<CatalogAnswer()> const& ask) const;

  Catalog const& catalog_;
  mutable std::deque<CatalogAnswer> earlier_;
  mutable std::vector<CatalogAnswer> given_;
};

}  // namespace migrator
