#include "format/write_models.hpp"

#include "format/json_writer.hpp"
#include "format/models_file.hpp"
#include "format/object_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace migrator {
namespace {

constexpr std::string_view in_file = "  ";
constexpr std::string_view in_list = "    ";
constexpr std::string_view in_model = "      ";
constexpr std::string_view in_fields = "        ";

void append_comments(std::string& out, std::vector<std::string> const& notes,
                     std::string_view indent) {
  for (std::string note : notes) {
    std::ranges::replace_if(
        note, [](char letter) { return static_cast<unsigned char>(letter) < 0x20; }, ' ');
    out += fmt::format("{}// {}\n", indent, note);
  }
}

JsonObject members_of(ModelState const& model) {
  ModelDeclaration const declaration{.name = model.name,
                                     .fields = model.fields,
                                     .options = model.options,
                                     .bases = model.bases,
                                     .managers = model.managers};
  DefaultMembers defaults;
  ModelDeclaration const bare;
  ModelDeclaration::members(bare, defaults);
  ObjectWriter writer{defaults};
  ModelDeclaration::members(declaration, writer);
  return std::get<JsonObject>(writer.take().data);
}

// The list of fields, laid out.
void append_fields(std::string& out, AnnotatedModel const& annotated) {
  out += "[\n";
  std::vector<NamedField> const& fields = annotated.model.fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    auto const notes = annotated.field_notes.find(fields[i].name);
    if (notes != annotated.field_notes.end()) {
      append_comments(out, notes->second, in_fields);
    }
    out += fmt::format("{}{}{}\n", in_fields,
                       write_json_below(to_json(fields[i]), std::string{in_fields}),
                       i + 1 < fields.size() ? "," : "");
  }
  out += fmt::format("{}]", in_model);
}

void append_model(std::string& out, AnnotatedModel const& annotated) {
  append_comments(out, annotated.notes, in_list);
  out += fmt::format("{}{{\n", in_list);
  std::string_view separator;
  for (JsonMember const& member : members_of(annotated.model)) {
    out += fmt::format("{}{}\"{}\": ", separator, in_model, member.key);
    separator = ",\n";
    if (member.key == "fields") {
      append_fields(out, annotated);
    } else {
      out += write_json_below(member.value, std::string{in_model});
    }
  }
  out += fmt::format("\n{}}}", in_list);
}

}  // namespace

std::string write_models(std::vector<AnnotatedModel> const& models,
                         std::vector<std::string> const& header) {
  std::string out = "{\n";
  append_comments(out, header, in_file);
  out += fmt::format("{}\"models\": [", in_file);
  std::string_view separator = "\n";
  for (AnnotatedModel const& annotated : models) {
    out += separator;
    separator = ",\n";
    append_model(out, annotated);
  }
  out += models.empty() ? "]\n}\n" : fmt::format("\n{}]\n}}\n", in_file);
  return out;
}

}  // namespace migrator
