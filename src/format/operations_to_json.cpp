#include "format/object_writer.hpp"
#include "format/to_json.hpp"

namespace migrator {
namespace {

template <class Op>
Json write_operation(Op const& operation) {
  DefaultMembers defaults;
  Op const bare;
  Op::members(bare, defaults);
  ObjectWriter writer{defaults};
  writer.required("op", std::string{Op::type_name});
  Op::members(operation, writer);
  return writer.take();
}

// A child of CreateExtension has its name and takes none.
Json write_operation(CreateExtension const& operation) {
  if (operation.child.empty()) {
    return write_operation<CreateExtension>(operation);
  }
  ObjectWriter writer;
  writer.required("op", operation.child);
  if (!operation.hints.is_null()) {
    writer.required("hints", operation.hints);
  }
  return writer.take();
}

Json write_entry(SqlScript::Entry const& entry) {
  if (entry.list) {
    return to_json<Value>(*entry.list);
  }
  if (!entry.params) {
    return to_json(entry.sql);
  }
  return {JsonList{to_json(entry.sql), to_json<Value>(*entry.params)}};
}

}  // namespace

Json to_json(SqlScript const& script) {
  if (!script.file.empty()) {
    return make_marker("file", script.file);
  }
  if (!script.is_list) {
    return to_json(script.entries.empty() ? std::string{"noop"} : script.entries.front().sql);
  }
  JsonList list;
  for (SqlScript::Entry const& entry : script.entries) {
    list.push_back(write_entry(entry));
  }
  return {std::move(list)};
}

Json to_json(Operation const& operation) {
  return std::visit([](auto const& op) { return write_operation(op); }, operation.variant());
}

}  // namespace migrator
