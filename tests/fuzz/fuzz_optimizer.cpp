// Bytes as the operations of one app: optimized, they are no more than before, lead to the same
// state, never point at a model that is not there yet, and cannot be optimized further.
//
// The bytes are text, one operation a line, so that the corpus can be read (see `parse`). Lines
// that are no operation, or one that does not fit the state, are passed over, and so is what
// Django's optimizer is known not to keep: a name that is used a second time, a model that is
// renamed while others point at it, a field that is removed while a group names it, an index that
// is renamed with something between.

#include "migrator/error.hpp"
#include "migrator/optimizer.hpp"
#include "state/relations.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace migrator;

constexpr std::size_t longest_input = 4096;
constexpr std::string_view app = "shop";

void require(bool promise, std::string_view text) {
  if (!promise) {
    std::cerr << "broken promise: " << text << '\n';
    std::abort();
  }
}

using Words = std::vector<std::string>;

Words words_of(std::string const& line) {
  std::istringstream stream{line};
  Words words;
  for (std::string word; stream >> word;) {
    words.push_back(word);
  }
  return words;
}

Field field_of(std::string const& kind) {
  if (kind.empty() || kind == "text") {
    return make_field(kind.empty() ? "IntegerField" : "TextField");
  }
  Field field = make_field("ForeignKey");
  field.relation->to.name = kind;
  field.relation->on_delete = "CASCADE";
  return field;
}

// "x,y" as one group; nothing as none.
Together groups_of(std::string const& text) {
  Together groups;
  if (!text.empty()) {
    std::vector<std::string> group(1);
    for (char const letter : text) {
      if (letter == ',') {
        group.emplace_back();
      } else {
        group.back() += letter;
      }
    }
    groups.insert(std::move(group));
  }
  return groups;
}

std::optional<std::string> text_or_null(std::string const& word) {
  return word.empty() ? std::nullopt : std::optional{word};
}

RunSQL sql(bool elidable) {
  return {.sql = {.entries = {{.sql = "SELECT 1", .params = std::nullopt}}}, .elidable = elidable};
}

Constraint check_of(std::string const& name, std::string const& field) {
  return CheckConstraint{.name = name, .condition = field + " > 0"};
}

std::optional<Operation> parse_model(Words const& w) {
  if (w[0] == "create") {
    CreateModel model{.name = w[1], .fields = {{"x", field_of("")}}};
    if (!w[2].empty()) model.fields.push_back({"p", field_of(w[2])});
    return model;
  }
  if (w[0] == "delete") return DeleteModel{.name = w[1]};
  if (w[0] == "rename") return RenameModel{.old_name = w[1], .new_name = w[2]};
  if (w[0] == "table") return AlterModelTable{.name = w[1], .table = text_or_null(w[2])};
  if (w[0] == "comment") {
    return AlterModelTableComment{.name = w[1], .table_comment = text_or_null(w[2])};
  }
  if (w[0] == "unique") {
    return AlterUniqueTogether{.name = w[1], .unique_together = groups_of(w[2])};
  }
  if (w[0] == "together") {
    return AlterIndexTogether{.name = w[1], .index_together = groups_of(w[2])};
  }
  if (w[0] == "order") {
    return AlterOrderWithRespectTo{.name = w[1], .order_with_respect_to = text_or_null(w[2])};
  }
  if (w[0] == "options") {
    return AlterModelOptions{.name = w[1], .options = {{"verbose_name", Value{w[2]}}}};
  }
  return std::nullopt;
}

std::optional<Operation> parse_part(Words const& w) {
  if (w[0] == "add") return AddField{.model_name = w[1], .name = w[2], .field = field_of(w[3])};
  if (w[0] == "alter") return AlterField{.model_name = w[1], .name = w[2], .field = field_of(w[3])};
  if (w[0] == "remove") return RemoveField{.model_name = w[1], .name = w[2]};
  if (w[0] == "field") {
    return RenameField{.model_name = w[1], .old_name = w[2], .new_name = w[3]};
  }
  if (w[0] == "index") {
    return AddIndex{.model_name = w[1], .index = {.name = w[2], .fields = {w[3]}}};
  }
  if (w[0] == "unindex") return RemoveIndex{.model_name = w[1], .name = w[2]};
  if (w[0] == "reindex") {
    return RenameIndex{.model_name = w[1], .new_name = w[3], .old_name = w[2]};
  }
  if (w[0] == "check") {
    return AddConstraint{.model_name = w[1], .constraint = check_of(w[2], w[3])};
  }
  if (w[0] == "uncheck") return RemoveConstraint{.model_name = w[1], .name = w[2]};
  if (w[0] == "recheck") {
    return AlterConstraint{.model_name = w[1], .name = w[2], .constraint = check_of(w[2], w[3])};
  }
  return std::nullopt;
}

// A verb, the model and up to two words more; those that are left out are empty.
std::optional<Operation> parse(std::string const& line) {
  Words words = words_of(line);
  if (words.empty()) {
    return std::nullopt;
  }
  words.resize(4);
  if (words[0] == "sql" || words[0] == "elidable") {
    return sql(words[0] == "elidable");
  }
  if (words[1].empty()) {
    return std::nullopt;
  }
  std::optional<Operation> const operation = parse_model(words);
  return operation ? operation : parse_part(words);
}

// The list that is read, with the state that it leads to.
class History {
 public:
  void add(Operation const& operation);

  std::vector<Operation> const& operations() const { return operations_; }
  ProjectState const& state() const { return state_; }

 private:
  bool fits(Operation const& operation);
  bool fits(CreateModel const& op) { return is_new(op.name); }
  bool fits(DeleteModel const& op) { return !is_pointed_at(op.name); }
  bool fits(RenameModel const& op) { return !is_pointed_at(op.old_name) && is_new(op.new_name); }
  bool fits(AddField const& op) { return is_new_field(op.model_name, op.name); }
  bool fits(RenameField const& op) { return is_new_field(op.model_name, op.new_name); }
  bool fits(AlterField const& op);
  bool fits(RemoveField const& op);
  bool fits(AddIndex const& op) { return is_new(op.index.name); }
  bool fits(RemoveIndex const& op);
  bool fits(RenameIndex const& op);
  bool fits(AddConstraint const& op) { return is_new(name_of(op.constraint)); }
  template <class Op>
  bool fits(Op const&) {
    return true;
  }

  // Not used before, not even by what has gone since.
  bool is_new(std::string const& name) { return !name.empty() && used_.insert(name).second; }
  bool is_new_field(std::string const& model, std::string const& name) {
    return state_.model(model_key(app, model)).find_field(name) == nullptr &&
           is_new(model + "." + name);
  }
  bool is_pointed_at(std::string const& model) {
    return !models_naming(state_, model_key(app, model)).empty();
  }

  std::vector<Operation> operations_;
  ProjectState state_;
  std::set<std::string> used_;
};

bool names(Together const& groups, std::string const& field) {
  return std::ranges::any_of(groups, [&](std::vector<std::string> const& group) {
    return std::ranges::find(group, field) != group.end();
  });
}

bool History::fits(AlterField const& op) {
  return state_.model(model_key(app, op.model_name)).find_field(op.name) != nullptr;
}

bool History::fits(RemoveField const& op) {
  ModelOptions const& options = state_.model(model_key(app, op.model_name)).options;
  return !names(options.unique_together, op.name) && !names(options.index_together, op.name) &&
         options.order_with_respect_to != op.name;
}

bool has_index(ModelState const& model, std::string const& name) {
  return std::ranges::find(model.options.indexes, name, &Index::name) !=
         model.options.indexes.end();
}

bool History::fits(RemoveIndex const& op) {
  return has_index(state_.model(model_key(app, op.model_name)), op.name);
}

bool History::fits(RenameIndex const& op) {
  AddIndex const* const last =
      operations_.empty() ? nullptr : std::get_if<AddIndex>(&operations_.back());
  return last != nullptr && last->model_name == op.model_name && last->index.name == op.old_name &&
         is_new(op.new_name);
}

bool History::fits(Operation const& operation) {
  return std::visit([this](auto const& op) { return fits(op); }, operation.variant());
}

void History::add(Operation const& operation) {
  try {
    if (!fits(operation)) {
      return;
    }
    ProjectState after = state_;
    state_forwards(operation, app, after);
    ProjectState{after}.require_renderable();
    state_ = std::move(after);
    operations_.push_back(operation);
  } catch (StateError const&) {
    return;
  }
}

// The models with their fields in the order of their names: merges may put them elsewhere.
ProjectState sorted(ProjectState const& state) {
  ProjectState result;
  for (auto const& [key, model] : state.models()) {
    ModelState copy = *model;
    std::ranges::sort(copy.fields, {}, &NamedField::name);
    result.put(std::move(copy));
  }
  return result;
}

ProjectState state_after(std::vector<Operation> const& operations) {
  ProjectState state;
  for (Operation const& operation : operations) {
    state_forwards(operation, app, state);
    // A copy, as a state that was looked at once is not looked through again.
    ProjectState{state}.require_renderable();
  }
  return state;
}

void check(History const& history) {
  std::vector<Operation> const optimized = optimize(history.operations(), app);
  require(optimized.size() <= history.operations().size(), "there are no more operations");
  require(optimize(optimized, app) == optimized, "what is optimized stays as it is");
  try {
    require(sorted(state_after(optimized)) == sorted(history.state()), "the state is the same");
  } catch (StateError const& error) {
    require(false, error.what());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size > longest_input) {
    return 0;
  }
  std::istringstream stream{std::string{reinterpret_cast<char const*>(data), size}};
  History history;
  for (std::string line; std::getline(stream, line);) {
    if (std::optional<Operation> const operation = parse(line)) {
      history.add(*operation);
    }
  }
  check(history);
  return 0;
}
