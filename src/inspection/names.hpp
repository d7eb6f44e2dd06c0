// What models and fields are called that are made from tables and columns: Django's inspectdb.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// "DcimDevice" for dcim_device. Of characters beyond ASCII nothing stays.
std::string model_name_of(std::string_view table);

// The names of a table's models, none twice: a second one gets a number.
class ModelNames {
 public:
  std::string add(std::string_view table);

 private:
  std::set<std::string, std::less<>> used_;  // in lower case
};

struct FieldName {
  std::string name;
  std::optional<std::string> db_column;  // where the name alone would lead to another column
  std::vector<std::string> reasons;      // why it was not called what its column is
};

// The names of a model's fields, none twice, and none that Django would take for another's.
class FieldNames {
 public:
  // A relation is called like its column without "_id".
  FieldName add(std::string_view column, bool is_relation);

 private:
  bool is_taken(std::string const& name, bool is_relation) const;

  std::set<std::string, std::less<>> used_;
};

}  // namespace migrator
