#include "sandbox/sandbox.hpp"

#include "migrator/connection.hpp"
#include "migrator/error.hpp"
#include "sandbox/account.hpp"
#include "sandbox/postmaster.hpp"
#include "sandbox/process.hpp"
#include "sandbox/thrown_away.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>
#include <thread>

using namespace std::chrono_literals;
using migrator::Error;
using migrator::find_postmaster;
using migrator::Row;
using migrator::Sandbox;
namespace fs = std::filesystem;

namespace {

using Rows = std::vector<Row>;

bool is_root() {
  return geteuid() == 0;
}

// A folder for sandboxes, private to the caller (mode 0700) or open to others.
class TempFolder {
 public:
  explicit TempFolder(fs::perms permissions = fs::perms::owner_all) {
    std::string name = (fs::temp_directory_path() / "migrator test XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
    fs::permissions(path_, permissions);
  }
  ~TempFolder() {
    std::error_code error;
    for (fs::directory_entry const& entry : fs::recursive_directory_iterator{path_, error}) {
      if (entry.is_symlink()) fs::remove_all(fs::read_symlink(entry.path()), error);
    }
    fs::remove_all(path_, error);
  }
  TempFolder(TempFolder const&) = delete;
  TempFolder& operator=(TempFolder const&) = delete;

  fs::path operator/(fs::path const& name) const { return path_ / name; }

 private:
  fs::path path_;
};

constexpr fs::perms open_to_others = fs::perms::owner_all | fs::perms::others_exec;

Rows ask(Sandbox const& sandbox, std::string_view sql) {
  return migrator::connect({.conninfo = sandbox.conninfo()})->query(sql);
}

std::string refusal(migrator::SandboxOptions const& options) {
  try {
    Sandbox::start(options);
  } catch (Error const& error) {
    return error.what();
  }
  return "";
}

// The folder a sandbox's socket is in, out of its conninfo.
fs::path socket_folder(Sandbox const& sandbox) {
  std::smatch match;
  std::string const& conninfo = sandbox.conninfo();
  REQUIRE(std::regex_search(conninfo, match, std::regex{"host='([^']*)'"}));
  return match[1].str();
}

std::string text_of(fs::path const& file) {
  std::ostringstream text;
  text << std::ifstream{file}.rdbuf();
  return text.str();
}

template <class Condition>
bool becomes_true(Condition const& condition) {
  for (auto const end = std::chrono::steady_clock::now() + 10s;
       std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(5ms)) {
    if (condition()) return true;
  }
  return false;
}

// Another migrator: does something in a process of its own, says so, and stays until it is killed.
class OtherProgram {
 public:
  explicit OtherProgram(std::function<void()> const& work) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    pid_ = fork();
    if (pid_ == 0) {
      char done = 'y';
      try {
        work();
      } catch (std::exception const& error) {
        fmt::print(stderr, "in the child: {}\n", error.what());
        done = 'n';
      }
      [[maybe_unused]] ssize_t const told = write(ends[1], &done, 1);
      for (;;) pause();
    }
    char done = '?';
    REQUIRE(read(ends[0], &done, 1) == 1);
    close(ends[0]);
    close(ends[1]);
    REQUIRE(done == 'y');
  }
  ~OtherProgram() { kill_it(); }
  OtherProgram(OtherProgram const&) = delete;
  OtherProgram& operator=(OtherProgram const&) = delete;

  void kill_it() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }

 private:
  pid_t pid_ = 0;
};

// Whether the command worked.
bool run_in_shell(std::string const& command) {
  migrator::Finished const finished = migrator::run(
      {.words = {"/bin/sh", "-c", command}, .environment = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin"}});
  UNSCOPED_INFO(command << ": " << finished.output);
  return finished.status == 0;
}

std::string readme_command(fs::path const& folder, std::string const& name) {
  std::istringstream lines{text_of(folder / "README")};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  " + name)) return line.substr(9);
  }
  return "";
}

}  // namespace

TEST_CASE("the text after sandbox: is its folder, as it is", "[sandbox]") {
  CHECK(migrator::sandbox_folder("sandbox:") == fs::path{});
  CHECK(migrator::sandbox_folder("sandbox:a b/%20'") == fs::path{"a b/%20'"});
  CHECK_FALSE(migrator::sandbox_folder("postgresql:///x"));
  CHECK_FALSE(migrator::sandbox_folder("sandbox"));
}

TEST_CASE("the version is read from what postgres says", "[sandbox]") {
  CHECK(migrator::major_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n") == 15);
  CHECK(migrator::major_version("postgres (PostgreSQL) 18beta1\n") == 18);
  CHECK_FALSE(migrator::major_version("postgres (PostgreSQL) \n"));
  CHECK_FALSE(migrator::major_version("sh: not found\n"));
}

TEST_CASE("a thrown-away sandbox is a server in UTF-8 on a private socket", "[sandbox]") {
  fs::path folder;
  {
    std::unique_ptr<Sandbox> const sandbox = Sandbox::start({});
    CHECK(ask(*sandbox,
              "SELECT current_user, current_database(), pg_encoding_to_char(encoding), datcollate, "
              "current_setting('listen_addresses'), current_setting('fsync') FROM pg_database "
              "WHERE datname = current_database()") ==
          Rows{{"migrator", "migrator", "UTF8", "C.UTF-8", "", "off"}});
    folder = socket_folder(*sandbox);
    struct stat status {};
    REQUIRE(stat(folder.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    CHECK(status.st_uid != 0);
    if (!is_root()) CHECK(status.st_uid == geteuid());
  }
  CHECK_FALSE(fs::exists(folder.parent_path()));
}

TEST_CASE("the server of a sandbox is out of reach of the terminal's Ctrl-C", "[sandbox]") {
  std::unique_ptr<Sandbox> const sandbox = Sandbox::start({});
  std::optional<migrator::Postmaster> const server = find_postmaster(socket_folder(*sandbox));
  REQUIRE(server);
  CHECK(getsid(server->pid) != getsid(0));
  CHECK(getpgid(server->pid) != getpgid(0));
}

TEST_CASE("a sandbox is reached whatever the PG* environment says", "[sandbox]") {
  for (char const* const name : {"PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE"}) {
    setenv(name, "127.0.0.9", 1);
  }
  setenv("PGPORT", "9", 1);
  setenv("PGDATA", "/nonexistent", 1);
  std::unique_ptr<Sandbox> const sandbox = Sandbox::start({});
  CHECK(ask(*sandbox, "SELECT 1") == Rows{{"1"}});
  for (char const* const name :
       {"PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE", "PGDATA"}) {
    unsetenv(name);
  }
}

TEST_CASE("the server of a killed program ends, and the next program sweeps its folder",
          "[sandbox]") {
  TempFolder const temp;
  fs::path const note = temp / "note";
  OtherProgram other{
      [&note] { std::ofstream{note} << socket_folder(*Sandbox::start({}).release()).string(); }};
  fs::path const data = text_of(note);
  REQUIRE(find_postmaster(data));
  other.kill_it();
  CHECK(becomes_true([&data] { return !find_postmaster(data); }));
  CHECK(fs::exists(data));
  std::unique_ptr<Sandbox> const next = Sandbox::start({});
  CHECK_FALSE(fs::exists(data.parent_path()));
}

TEST_CASE("a sweep stops servers whose owner is gone and leaves those whose owner lives",
          "[sandbox]") {
  TempFolder const temp;
  fs::path const note = temp / "note";
  auto const make_orphan = [&note] {
    auto* const run = new migrator::RunFolder{migrator::make_run_folder()};
    chmod(run->path.c_str(), 0711);
    // As a lasting cluster its server does not end with the program.
    migrator::Cluster const cluster{.data = run->path / "data",
                                    .socket_folder = run->path / "data",
                                    .log = run->path / "log",
                                    .account = migrator::account_for_new_server(),
                                    .programs = migrator::find_server_programs({}),
                                    .lasting = true};
    make_cluster(cluster);
    start_server(cluster);
    std::ofstream{note} << cluster.data.string();
  };
  OtherProgram other{make_orphan};
  fs::path const data = text_of(note);
  migrator::remove_run_folder(migrator::make_run_folder().path);
  CHECK(find_postmaster(data));
  other.kill_it();
  CHECK(find_postmaster(data));
  migrator::remove_run_folder(migrator::make_run_folder().path);
  CHECK_FALSE(find_postmaster(data));
  CHECK_FALSE(fs::exists(data.parent_path()));
}

TEST_CASE("a lasting sandbox keeps its data and runs only while it is used", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::path const folder = temp / "sub/folder";
  {
    std::unique_ptr<Sandbox> const sandbox = Sandbox::start({.folder = folder});
    CHECK(ask(*sandbox, "CREATE TABLE t (); SHOW fsync") == Rows{{"on"}});
  }
  CHECK_FALSE(find_postmaster(folder / "data"));
  CHECK(fs::is_directory(fs::symlink_status(folder / "data")));
  std::unique_ptr<Sandbox> const sandbox = Sandbox::start({.folder = folder});
  CHECK(ask(*sandbox, "SELECT to_regclass('t')") == Rows{{"t"}});
  CHECK(text_of(folder / ".gitignore") == "*\n");
}

TEST_CASE("two programs share a lasting sandbox, the last stops its server", "[sandbox]") {
  TempFolder const temp{open_to_others};
  std::unique_ptr<Sandbox> first = Sandbox::start({.folder = temp / "s"});
  std::unique_ptr<Sandbox> second = Sandbox::start({.folder = temp / "s"});
  CHECK(first->conninfo() == second->conninfo());
  first.reset();
  CHECK(ask(*second, "SELECT 1") == Rows{{"1"}});
  second.reset();
  CHECK_FALSE(find_postmaster(temp / "s/data"));
}

TEST_CASE("programs that start at the same time make one sandbox and one server", "[sandbox]") {
  TempFolder const temp{open_to_others};
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i) {
    children.push_back(fork());
    if (children.back() != 0) continue;
    try {
      std::unique_ptr<Sandbox> sandbox = Sandbox::start({.folder = temp / "s"});
      ask(*sandbox, "SELECT 1");
      sandbox.reset();
      _exit(0);
    } catch (std::exception const& error) {
      fmt::print(stderr, "in the child: {}\n", error.what());
      _exit(1);
    }
  }
  for (pid_t const child : children) {
    int status = -1;
    waitpid(child, &status, 0);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  }
  CHECK_FALSE(find_postmaster(temp / "s/data"));
}

TEST_CASE("the server of a killed program is taken over", "[sandbox]") {
  TempFolder const temp{open_to_others};
  OtherProgram other{
      [&temp] { ask(*Sandbox::start({.folder = temp / "s"}).release(), "CREATE TABLE t ()"); }};
  other.kill_it();
  std::optional<migrator::Postmaster> const orphan = find_postmaster(temp / "s/data");
  REQUIRE(orphan);
  {
    std::unique_ptr<Sandbox> const sandbox = Sandbox::start({.folder = temp / "s"});
    CHECK(find_postmaster(temp / "s/data")->pid == orphan->pid);
    CHECK(ask(*sandbox, "SELECT to_regclass('t')") == Rows{{"t"}});
  }
  CHECK_FALSE(find_postmaster(temp / "s/data"));
}

TEST_CASE("a server started by hand, as the README says, is used and left running", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::path const folder = temp / "it's here, too";  // pg_ctl itself cannot do with '"' or '$'
  Sandbox::start({.folder = folder});
  REQUIRE(run_in_shell(readme_command(folder, "start")));
  std::optional<migrator::Postmaster> const server = find_postmaster(folder / "data");
  REQUIRE(server);
  ask(*Sandbox::start({.folder = folder}), "CREATE TABLE t ()");
  REQUIRE(find_postmaster(folder / "data"));
  CHECK(find_postmaster(folder / "data")->pid == server->pid);
  CHECK(run_in_shell(readme_command(folder, "use") + " -c 'TABLE t'"));
  CHECK(run_in_shell(readme_command(folder, "stop")));
  CHECK_FALSE(find_postmaster(folder / "data"));
}

TEST_CASE("any path will do for a sandbox, also a very long one", "[sandbox]") {
  TempFolder const temp{open_to_others};
  for (std::string const& name :
       {std::string{"a b"}, std::string{"it's"}, std::string{"\"q\", \\ ${x} {}"},
        std::string{"größe"}, "long/" + std::string(200, 'x') + "/" + std::string(200, 'y')}) {
    CAPTURE(name);
    fs::path const folder = temp / name;
    CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT 1") == Rows{{"1"}});
    CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT 1") == Rows{{"1"}});
    CHECK_FALSE(find_postmaster(folder / "data"));
  }
}

TEST_CASE("a sandbox reached over a symbolic link is the same", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::create_directory(temp / "real");
  fs::create_directory_symlink(temp / "real", temp / "link");
  std::unique_ptr<Sandbox> const first = Sandbox::start({.folder = temp / "real"});
  std::unique_ptr<Sandbox> const second = Sandbox::start({.folder = temp / "link"});
  CHECK(first->conninfo() == second->conninfo());
}

TEST_CASE("root's private folders hold a link to data the server's user can reach",
          "[sandbox][root]") {
  if (!is_root()) return;
  TempFolder const temp;  // 0700
  fs::path const folder = temp / "s";
  ask(*Sandbox::start({.folder = folder}), "CREATE TABLE t ()");
  REQUIRE(fs::is_symlink(fs::symlink_status(folder / "data")));
  fs::path const data = fs::read_symlink(folder / "data");
  CHECK(data.parent_path() == "/var/lib/migrator");
  CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT to_regclass('t')") == Rows{{"t"}});

  SECTION("removing the folder removes the sandbox") {
    fs::remove_all(folder);
    CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT to_regclass('t')") ==
          Rows{{std::nullopt}});
    CHECK(fs::read_symlink(folder / "data") == data);
  }
  SECTION("removing the data begins anew") {
    fs::remove_all(data);
    CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT to_regclass('t')") ==
          Rows{{std::nullopt}});
  }
  SECTION("a moved folder takes its sandbox along") {
    fs::rename(folder, temp / "moved");
    CHECK(ask(*Sandbox::start({.folder = temp / "moved"}), "SELECT to_regclass('t')") ==
          Rows{{"t"}});
    CHECK(text_of(temp / "moved/README").find((temp / "moved").string()) != std::string::npos);
  }
  SECTION("a link to somewhere else is refused") {
    fs::remove(folder / "data");
    fs::create_symlink("/var/lib/postgresql/15/main", folder / "data");
    CHECK(refusal({.folder = folder}).find("no sandbox of migrator lies") != std::string::npos);
    fs::remove(folder / "data");
    fs::create_symlink("/var/lib/migrator/../x/sandbox-1", folder / "data");
    CHECK(refusal({.folder = folder}).find("no sandbox of migrator lies") != std::string::npos);
    fs::remove(folder / "data");
  }
  fs::remove_all(data);
}

TEST_CASE("an ordinary user has the sandbox to himself; root may use it as him",
          "[sandbox][root]") {
  if (!is_root()) return;
  TempFolder const temp{fs::perms::all};
  migrator::Account const account = migrator::account_for_new_server();
  fs::path const folder = temp / "s";
  OtherProgram user{[&folder, &account] {
    if (setgroups(0, nullptr) != 0 || setgid(account.gid) != 0 || setuid(account.uid) != 0) {
      throw std::runtime_error("setuid");
    }
    ask(*Sandbox::start({.folder = folder}).release(), "CREATE TABLE t ()");
    ask(*Sandbox::start({}), "SELECT 1");
  }};
  CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT to_regclass('t')") == Rows{{"t"}});
  CHECK(find_postmaster(folder / "data"));
  user.kill_it();
  CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT to_regclass('t')") == Rows{{"t"}});
  CHECK_FALSE(find_postmaster(folder / "data"));
  CHECK(migrator::account_of(folder / "data").uid == account.uid);
}

TEST_CASE("another user's sandbox is refused, with its owner's name", "[sandbox][root]") {
  if (!is_root()) return;
  TempFolder const temp{fs::perms::all};
  Sandbox::start({.folder = temp / "s"});
  OtherProgram const user{[&temp] {
    if (setgroups(0, nullptr) != 0 || setgid(54321) != 0 || setuid(54321) != 0) {
      throw std::runtime_error("setuid");
    }
    std::string const text = refusal({.folder = temp / "s"});
    if (text.find("belongs to the user") == std::string::npos) throw std::runtime_error(text);
  }};
}

TEST_CASE("lock files of dead servers do not keep a sandbox from starting", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::path const folder = temp / "s";
  Sandbox::start({.folder = folder});
  migrator::Account const account = migrator::account_of(folder / "data");

  // A process of the server's account: PostgreSQL alone would take it for the server.
  pid_t const somebody = migrator::start({.words = {"/bin/sleep", "60"},
                                          .environment = migrator::server_environment(),
                                          .account = account},
                                         temp / "log");
  pid_t const nobody = 4194303;
  for (pid_t const pid : {somebody, nobody, getpid()}) {
    CAPTURE(pid);
    std::string const lines = fmt::format("{}\n{}\n1700000000\n5432\n{}\n\n  1 1\nready   \n", pid,
                                          (folder / "data").string(), (folder / "data").string());
    std::ofstream{folder / "data/postmaster.pid"} << lines;
    std::ofstream{folder / "data/.s.PGSQL.5432.lock"} << lines;
    CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT 1") == Rows{{"1"}});
  }
  kill(somebody, SIGKILL);
  waitpid(somebody, nullptr, 0);
}

TEST_CASE("a sandbox whose making was interrupted is made again", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::path const folder = temp / "s";
  fs::create_directories(folder / "data.new/base");
  std::ofstream const lock{folder / "sandbox.lock"};
  CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT 1") == Rows{{"1"}});
  CHECK_FALSE(fs::exists(folder / "data.new"));
}

TEST_CASE("a server program that outlives its killed starter is no hindrance", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::path const folder = temp / "s";
  fs::path const leftover = folder / "data.new-Xy12Zq/base";
  fs::create_directories(leftover);
  std::ofstream const lock{folder / "sandbox.lock"};
  // Writes as long as there is a folder to write in.
  std::thread survivor{[&leftover] {
    for (int i = 0; i < 20'000 && std::ofstream{leftover / std::to_string(i)}; ++i) {
    }
  }};
  CHECK(ask(*Sandbox::start({.folder = folder}), "SELECT 1") == Rows{{"1"}});
  survivor.join();
  for (fs::directory_entry const& entry : fs::directory_iterator{folder}) {
    CHECK_FALSE(entry.path().filename().string().starts_with("data.new"));
  }
}

TEST_CASE("a folder that is something else is refused and left as it is", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::create_directory(temp / "project");
  std::ofstream{temp / "project/main.c"} << "int main;";
  std::ofstream{temp / "file"} << "x";
  CHECK(refusal({.folder = temp / "project"}).find("has other files in it") != std::string::npos);
  CHECK(std::distance(fs::directory_iterator{temp / "project"}, {}) == 1);
  CHECK(refusal({.folder = temp / "file"}).starts_with("cannot make the sandbox's folder"));
  CHECK(refusal({.folder = temp / "file/below"}).starts_with("cannot make the sandbox's folder"));
  CHECK(refusal({.folder = temp / "new\nline"}).find("control character") != std::string::npos);
}

TEST_CASE("a cluster of another PostgreSQL version is told, with both versions", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::path const folder = temp / "s";
  Sandbox::start({.folder = folder});
  std::ofstream{folder / "data/PG_VERSION"} << "9\n";
  std::string const text = refusal({.folder = folder});
  CHECK(text.starts_with("the sandbox was made by PostgreSQL 9, but here is only PostgreSQL "));
  CHECK(text.find("apt-get install postgresql-9") != std::string::npos);
  std::ofstream{folder / "data/PG_VERSION"} << "";
  CHECK(refusal({.folder = folder}).find("is no data directory") != std::string::npos);
}

TEST_CASE("a folder without server programs is told", "[sandbox]") {
  TempFolder const temp;
  std::string const text = refusal({.folder = {}, .programs = temp / "bin"});
  CHECK(text.starts_with("MIGRATOR_PG_BINDIR names " + (temp / "bin").string()));
}

TEST_CASE("a server that cannot start is told in its own words", "[sandbox]") {
  TempFolder const temp{open_to_others};
  fs::path const folder = temp / "s";
  Sandbox::start({.folder = folder});
  fs::resize_file(folder / "data/global/pg_control", 0);
  std::string const text = refusal({.folder = folder});
  CHECK(text.starts_with("the sandbox's server does not start: "));
  CHECK(text.find("PANIC:") != std::string::npos);
  CHECK(text.find((folder / "log").string()) != std::string::npos);
}
