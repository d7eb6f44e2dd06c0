#include "sandbox/account.hpp"

#include "migrator/error.hpp"

#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>

namespace migrator {
namespace {

std::optional<Account> account_from(passwd const* entry) {
  if (entry == nullptr) return std::nullopt;
  Account account{entry->pw_name, entry->pw_uid, entry->pw_gid, {}};
  int count = 64;
  account.groups.resize(static_cast<std::size_t>(count));
  if (getgrouplist(entry->pw_name, entry->pw_gid, account.groups.data(), &count) < 0) {
    count = 1;
    account.groups[0] = entry->pw_gid;
  }
  account.groups.resize(static_cast<std::size_t>(count));
  return account;
}

// A user without a name can own files all the same.
Account account_by_id(uid_t uid) {
  return account_from(getpwuid(uid))
      .value_or(Account{fmt::format("uid {}", uid), uid, getgid(), {}});
}

}  // namespace

Account account_for_new_server() {
  if (geteuid() != 0) return account_by_id(geteuid());
  for (char const* const name : {"postgres", "nobody"}) {
    std::optional<Account> account = account_from(getpwnam(name));
    if (account && account->uid != 0) return *account;
  }
  throw Error{
      "the sandbox's server cannot run as root, and there is neither a user 'postgres' nor "
      "'nobody': run migrator as an ordinary user"};
}

Account account_of(std::filesystem::path const& data) {
  struct stat status {};
  if (stat(data.c_str(), &status) != 0) {
    throw Error{fmt::format("cannot look at {}: {}", data.string(),
                            std::generic_category().message(errno))};
  }
  if (status.st_uid == 0) {
    throw Error{
        fmt::format("{} belongs to root, and PostgreSQL does not run as root: chown it to "
                    "an ordinary user, or remove it to begin anew",
                    data.string())};
  }
  if (geteuid() != 0 && status.st_uid != geteuid()) {
    throw Error{
        fmt::format("{} belongs to the user {}: run migrator as that user or as root, or "
                    "use a sandbox of your own",
                    data.string(), account_by_id(status.st_uid).name)};
  }
  return account_by_id(status.st_uid);
}

}  // namespace migrator
