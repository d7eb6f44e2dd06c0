#include "format/constraints.hpp"
#include "format/object_writer.hpp"
#include "format/options.hpp"
#include "format/to_json.hpp"

namespace migrator {
namespace {

constexpr std::string_view class_of(UniqueConstraint const&) {
  return "UniqueConstraint";
}
constexpr std::string_view class_of(CheckConstraint const&) {
  return "CheckConstraint";
}
constexpr std::string_view class_of(ExclusionConstraint const&) {
  return "ExclusionConstraint";
}

template <class T>
Json write_constraint(T constraint) {
  DefaultMembers defaults;
  T bare;
  constraint_members(bare, defaults);
  ObjectWriter writer{defaults};
  writer.required("type", std::string{class_of(constraint)});
  constraint_members(constraint, writer);
  return writer.take();
}

// Django keeps an option that is given at its default, but writes no empty list.
bool is_left_out(JsonMember const& option, JsonObject const& defaults,
                 OptionsAtDefault const& at_default) {
  auto const found = std::ranges::find(defaults, option.key, &JsonMember::key);
  if (found == defaults.end() || found->value != option.value) {
    return false;
  }
  return option.value.get_if<JsonList>() != nullptr || !at_default.names.contains(option.key);
}

}  // namespace

Json to_json(Element const& element) {
  return element.is_sql ? make_marker("sql", element.text) : to_json(element.text);
}

Json to_json(std::pair<Element, std::string> const& element_with) {
  return {JsonList{to_json(element_with.first), to_json(element_with.second)}};
}

Json to_json(Deferrable deferrable) {
  return to_json(std::string{deferrable == Deferrable::deferred ? "deferred" : "immediate"});
}

Json to_json(Index const& index) {
  DefaultMembers defaults;
  Index const bare{.type = index.type};
  index_members(bare, defaults);
  ObjectWriter writer{defaults};
  writer.required("type", std::string{class_name(index.type)});
  index_members(index, writer);
  return writer.take();
}

Json to_json(Constraint const& constraint) {
  return std::visit([](auto const& given) { return write_constraint(given); }, constraint);
}

Json to_json(Together const& together) {
  JsonList groups;
  for (std::vector<std::string> const& group : together) {
    groups.push_back(to_json(group));
  }
  return {std::move(groups)};
}

Json to_json(ModelOptions const& options) {
  DefaultMembers defaults;
  ModelOptions const bare;
  option_members(bare, defaults);
  ObjectWriter writer;
  option_members(options, writer);
  Json object = writer.take();
  std::erase_if(std::get<JsonObject>(object.data), [&](JsonMember const& option) {
    return is_left_out(option, defaults.members(), options.at_default);
  });
  return object;
}

}  // namespace migrator
