// The example history on a real server, compared byte for byte with what Django printed for it
// (tests/seed). Django ran the same graph without operations, so where a plan lists operations,
// those lines are left out here.
#include "base/text.hpp"
#include "sandbox/process.hpp"
#include "sandbox/server_programs.hpp"
#include "support/catch.hpp"
#include "support/test_database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace migrator::testing {
namespace {

using Words = std::vector<std::string>;
using Lines = std::vector<std::string>;

constexpr char const* source_dir = MIGRATOR_SOURCE_DIR;

std::string seed(std::string const& name) {
  std::ifstream in{fmt::format("{}/tests/seed/{}", source_dir, name), std::ios::binary};
  REQUIRE(in.is_open());
  return {std::istreambuf_iterator<char>{in}, {}};
}

Lines lines_of(std::string const& text) {
  std::istringstream in{text};
  Lines lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

Words words_of(std::string const& text) {
  std::istringstream in{text};
  return {std::istream_iterator<std::string>{in}, {}};
}

// The lines of operations below the migrations of a plan.
std::string without_operations(std::string const& text) {
  std::string kept;
  for (std::string const& line : lines_of(text)) {
    if (!line.starts_with("    ")) {
      kept += line + "\n";
    }
  }
  return kept;
}

// One row of django_migrations, as the seed's table lists it.
struct SeedRow {
  std::string app;
  std::string name;
  std::string applied;
};

std::vector<SeedRow> seed_rows() {
  Lines const lines = lines_of(seed("django_migrations.csv"));
  std::vector<SeedRow> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::istringstream in{lines[i]};
    std::string id;
    SeedRow row;
    std::getline(in, id, ',');
    std::getline(in, row.app, ',');
    std::getline(in, row.name, ',');
    std::getline(in, row.applied, ',');
    rows.push_back(row);
  }
  return rows;
}

// A database of its own and the program that works on it.
class World {
 public:
  // stdout and stderr of the program.
  std::string run(Words const& arguments) const {
    Words words{MIGRATOR_PROGRAM, "--config", fmt::format("{}/migrator.json", source_dir)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    words.push_back("--database=" + database_.conninfo());
    return migrator::run({.words = words}).output;
  }
  std::string run(std::string const& arguments) const { return run(words_of(arguments)); }

  // "app.name" of each row the query gives.
  Lines recorded(std::string_view rest_of_query) const {
    Lines found;
    for (Row const& row : connection_->query(
             fmt::format("SELECT app || '.' || name FROM django_migrations {}", rest_of_query))) {
      found.push_back(row[0].value());
    }
    return found;
  }

  // What pg_dump says of the schema, without its random \restrict key.
  std::string schema() const {
    Finished const dumped =
        migrator::run({.words = {(find_server_programs({}).folder / "pg_dump").string(),
                                 "--schema-only", "--dbname=" + database_.conninfo()}});
    REQUIRE(dumped.status == 0);
    std::string kept;
    for (std::string const& line : lines_of(dumped.output)) {
      kept += line.starts_with('\\') ? "" : line + "\n";
    }
    return kept;
  }

  void execute(std::string const& sql) const { connection_->execute(sql); }

  // All migrations recorded, nothing of them done.
  void record_everything() const {
    run("migrate --fake");
    restore_rows();
  }

  // The rows that Django left, at the times it left them.
  void restore_rows() const {
    std::string values;
    for (SeedRow const& row : seed_rows()) {
      values += fmt::format("{}('{}', '{}', '{}')", values.empty() ? "" : ", ", row.app, row.name,
                            row.applied);
    }
    execute("TRUNCATE django_migrations");
    execute("INSERT INTO django_migrations (app, name, applied) VALUES " + values);
  }

 private:
  TestDatabase database_;
  std::unique_ptr<Connection> connection_ = database_.connect();
};

TEST_CASE("the example history is listed as by Django before anything is applied", "[seed]") {
  World const world;
  CHECK(world.run("showmigrations") == seed("showmigrations_zero.txt"));
  CHECK(world.run("showmigrations --plan") == seed("showmigrations_plan_zero.txt"));
  CHECK(world.run("showmigrations --plan -v 2") == seed("showmigrations_plan_zero_v2.txt"));
}

TEST_CASE("the example history is applied, rolled back and applied again as by Django", "[seed]") {
  World const world;
  CHECK(world.run("migrate") == seed("migrate_zero.txt"));
  CHECK(world.run("showmigrations") == seed("showmigrations.txt"));
  CHECK(world.run("showmigrations --plan") == seed("showmigrations_plan.txt"));
  CHECK(world.run("migrate") == seed("migrate_nothing.txt"));
  CHECK(world.run("migrate dcim 0067_controllermanageddevicegroup_tenant") == seed("rollback.txt"));
  CHECK(world.run("showmigrations dcim") == seed("showmigrations_dcim_after_rollback.txt"));
  CHECK(world.run("migrate") == seed("migrate_again.txt"));
  CHECK(world.run("showmigrations") == seed("showmigrations.txt"));
}

TEST_CASE("the example history unapplied app by app and applied again gives the same schema",
          "[seed]") {
  World const world;
  world.run("migrate");
  std::string const schema = world.schema();
  CHECK_THAT(schema, containing("CREATE TABLE public.dcim_asset"));
  std::set<std::string> apps;
  for (SeedRow const& row : seed_rows()) {
    apps.insert(row.app);
  }
  for (std::string const& app : apps) {
    world.run(fmt::format("migrate {} zero", app));
  }
  CHECK(world.recorded("").empty());
  CHECK_THAT(world.schema(), !containing("CREATE TABLE public.dcim"));
  CHECK(world.run("migrate") == seed("migrate_zero.txt"));
  CHECK(world.schema() == schema);
}

TEST_CASE("the example history is recorded in the order of Django", "[seed]") {
  World const world;
  world.run("migrate --fake");
  Lines actual = world.recorded("ORDER BY id");
  Lines expected;
  for (SeedRow const& row : seed_rows()) {
    expected.push_back(row.app + "." + row.name);
  }
  // The squashes' own rows come last, in Django in the order of a Python set.
  std::ptrdiff_t const squashes = 5;
  REQUIRE(actual.size() == expected.size());
  std::sort(actual.end() - squashes, actual.end());
  std::sort(expected.end() - squashes, expected.end());
  CHECK(actual == expected);
}

TEST_CASE("the times of the example history are shown as by Django", "[seed]") {
  World const world;
  world.record_everything();
  CHECK(world.run("showmigrations -v 2") == seed("showmigrations_v2.txt"));
}

struct PlanCase {
  char const* file;
  char const* arguments;
};

TEST_CASE("plans forwards are Django's", "[seed]") {
  World const world;
  for (PlanCase const& plan : std::initializer_list<PlanCase>{
           {"migrate_plan.txt", "migrate"},
           {"plans/forward_admin_all.txt", "migrate admin"},
           {"plans/forward_dcim_0067_controllermanageddevicegroup_tenant.txt",
            "migrate dcim 0067_controllermanageddevicegroup_tenant"},
           {"plans/forward_example_app_0008.txt", "migrate example_app 0008"},
           {"plans/forward_silk_all.txt", "migrate silk"},
           {"plans/forward_social_django_0016.txt", "migrate social_django 0016"},
           {"plans/forward_virtualization_0010.txt", "migrate virtualization 0010"}}) {
    CAPTURE(plan.file);
    CHECK(without_operations(world.run(plan.arguments + std::string{" --plan"})) ==
          seed(plan.file));
  }
}

TEST_CASE("plans backwards are Django's", "[seed]") {
  World const world;
  world.record_everything();
  for (PlanCase const& plan : std::initializer_list<PlanCase>{
           {"plans/backward_contenttypes_zero.txt", "migrate contenttypes zero"},
           {"plans/backward_dcim_0067_controllermanageddevicegroup_tenant.txt",
            "migrate dcim 0067_controllermanageddevicegroup_tenant"},
           {"plans/backward_dcim_zero.txt", "migrate dcim zero"},
           {"plans/backward_django_celery_beat_0005.txt", "migrate django_celery_beat 0005"},
           {"plans/backward_social_django_0003.txt", "migrate social_django 0003"},
           {"plans/backward_tenancy_0003.txt", "migrate tenancy 0003"}}) {
    CAPTURE(plan.file);
    CHECK(without_operations(world.run(plan.arguments + std::string{" --plan"})) ==
          seed(plan.file));
  }
}

// Plays a file of squash/: a statement that takes rows away, commands and what each must print,
// the rows of the squashed apps at the end.
std::string play(World const& world, std::string const& script) {
  std::string transcript;
  for (std::string const& line : lines_of(script)) {
    if (line.starts_with("-- ")) {
      world.restore_rows();
      world.execute(line.substr(3));
      transcript += line + "\n";
    } else if (line.starts_with("$ ")) {
      transcript += line + "\n" + world.run(line.substr(2));
    } else if (line.starts_with("rows: ")) {
      Lines rows = world.recorded("WHERE app IN ('default', 'social_auth', 'social_django')");
      std::sort(rows.begin(), rows.end());
      transcript += fmt::format("rows: {}\n", join(rows, " "));
    }
  }
  return transcript;
}

TEST_CASE("squashes in all states of appliedness are Django's", "[seed]") {
  World const world;
  world.record_everything();
  for (char const* const name : {"half_replaced_none_of_its_own", "one_of_two_replaced",
                                 "only_the_replaced_rows", "only_the_squashing_rows"}) {
    CAPTURE(name);
    std::string const expected = seed(fmt::format("squash/{}.txt", name));
    CHECK(play(world, expected) == expected);
  }
}

TEST_CASE("every listing of the seed is compared by a test", "[seed]") {
  std::size_t files = 0;
  for (auto const& entry :
       std::filesystem::recursive_directory_iterator{fmt::format("{}/tests/seed", source_dir)}) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  CHECK(files == 12 + 12 + 4 + 1);  // its own folder, plans, squash, the rows
}

}  // namespace
}  // namespace migrator::testing
