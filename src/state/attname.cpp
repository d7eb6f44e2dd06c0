#include "state/attname.hpp"

namespace migrator {

std::string attname(NamedField const& field) {
  bool const is_key = field.field.relation && !field.field.type->many_to_many;
  return is_key ? field.name + "_id" : field.name;
}

}  // namespace migrator
