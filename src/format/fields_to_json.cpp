#include "format/fields.hpp"
#include "format/object_writer.hpp"
#include "format/references.hpp"
#include "format/to_json.hpp"

#include <algorithm>
#include <cstddef>

namespace migrator {
namespace {

// What a file without any optional keyword is read as.
Field left_out(Field const& field) {
  Field bare = make_field(field.type->name);
  bare.options = field.options;
  set_by_class(bare);
  // The class may set these, and Django writes them all the same.
  bare.primary_key = false;
  if (field.is("CompositePrimaryKey")) {
    bare.blank = false;
  }
  if (field.is("EmailField") || field.is("CIEmailField")) {
    // Django writes their length, so that it may one day change the default.
    bare.max_length.reset();
  }
  return bare;
}

void write_members(Field const& field, JsonObject& members) {
  DefaultMembers defaults;
  Field const bare = left_out(field);
  field_members(bare, defaults);
  ObjectWriter writer{defaults};
  writer.required("type", std::string{field.type->name});
  field_members(field, writer);
  Json object = writer.take();
  for (JsonMember& member : std::get<JsonObject>(object.data)) {
    members.push_back(std::move(member));
  }
}

}  // namespace

Json to_json(Field const& field) {
  JsonObject members;
  write_members(field, members);
  return {std::move(members)};
}

Json to_json(NamedField const& field) {
  JsonObject members{{"name", 0, to_json(field.name)}};
  write_members(field.field, members);
  return {std::move(members)};
}

Json to_json(ModelReference const& reference) {
  return reference.setting.empty() ? to_json(reference.name)
                                   : make_marker("setting", reference.setting);
}

Json to_json(ModelBases const& bases) {
  JsonList list;
  for (ModelReference const& base : bases) {
    list.push_back(to_json(base));
  }
  for (OtherBase const& other : bases.others) {
    Json base = other.name == base_of_all ? to_json(other.name) : make_marker("python", other.name);
    std::size_t const position = std::min(other.position, list.size());
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(position), std::move(base));
  }
  return {std::move(list)};
}

}  // namespace migrator
