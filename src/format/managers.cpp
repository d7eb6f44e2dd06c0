#include "format/managers.hpp"

namespace migrator {

void check_managers(Cursor const& at, JsonMember const* managers) {
  if (managers == nullptr || managers->value.is_null()) {
    return;
  }
  Cursor const inside = at.member(*managers);
  JsonList const* const list = managers->value.get_if<JsonList>();
  if (list == nullptr) {
    inside.wrong_kind("a list of [name, {…}]");
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    JsonList const* const pair = (*list)[i].get_if<JsonList>();
    bool const named = pair == nullptr ? find_member((*list)[i], "name") != nullptr
                                       : !pair->empty() && pair->front().get_if<std::string>();
    if (!named) {
      inside.item(i).wrong_kind("a manager: [name, {…}]");
    }
  }
}

}  // namespace migrator
