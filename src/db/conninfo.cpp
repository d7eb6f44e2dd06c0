#include "db/conninfo.hpp"

#include "db/conninfo_keywords.hpp"
#include "migrator/connection.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace migrator {
namespace {

constexpr std::string_view blanks = " \t\n\r\f\v";

DatabaseError malformed(std::string message, std::string hint) {
  return DatabaseError{
      {.message = std::move(message), .sqlstate = "08001", .hint = std::move(hint)}};
}

// ---- URLs: postgresql://[user[:password]@][host][:port][,…][/dbname][?keyword=value[&…]] -------

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text, std::string_view part) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    int const high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
    int const low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0 || (high == 0 && low == 0)) {
      throw malformed(fmt::format("the database URL has a bad percent escape in its {}", part),
                      "'%' and two hexadecimal digits stand for a character: write '%' itself as "
                      "%25, '@' as %40, ':' as %3A, '/' as %2F");
    }
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

// Reads a URL from left to right; `at_` is where the next part begins.
class UrlReader {
 public:
  UrlReader(std::string_view text, std::size_t start) : text_{text}, at_{start} {}

  std::vector<ConninfoItem> read() {
    read_user_and_password();
    read_hosts();
    if (take('/')) add("dbname", without_at_sign(until("?")), "database name");
    if (take('?')) {
      while (at_ < text_.size()) read_parameter();
    }
    return std::move(items_);
  }

 private:
  struct Span {
    std::size_t begin;
    std::size_t end;
  };

  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  Span until(std::string_view stops) {
    Span const span{at_, std::min(text_.find_first_of(stops, at_), text_.size())};
    at_ = span.end;
    return span;
  }

  std::string_view raw(Span span) const { return text_.substr(span.begin, span.end - span.begin); }

  void add(std::string keyword, Span span, std::string_view part) {
    if (span.begin == span.end) return;
    items_.push_back({std::move(keyword), percent_decoded(raw(span), part), span.begin, span.end});
  }

  // An '@' here is the end of a password that holds '@' or '/'. libpq takes it as it stands, and
  // then its messages show half of the password.
  Span without_at_sign(Span span) const {
    if (raw(span).find('@') == std::string_view::npos) return span;
    throw malformed("the database URL has an '@' where none may be",
                    "in a password write '@' as %40, '/' as %2F, ':' as %3A, '%' as %25");
  }

  void read_user_and_password() {
    std::size_t const stop = text_.find_first_of("@/", at_);
    if (stop == std::string_view::npos || text_[stop] != '@') return;
    add("user", until(":@"), "user name");
    if (take(':')) add("password", until("@"), "password");
    take('@');
  }

  // Several hosts become comma-separated lists, as libpq wants them.
  void read_hosts() {
    std::size_t const begin = at_;
    std::string hosts;
    std::string ports;
    for (bool first = true; first || take(','); first = false) {
      std::string_view const separator = first ? "" : ",";
      hosts += separator;
      hosts += percent_decoded(raw(host()), "host");
      ports += separator;
      if (take(':')) ports += port();
    }
    if (!hosts.empty()) items_.push_back({"host", hosts, begin, at_});
    if (ports.find_first_not_of(',') != std::string::npos) {
      items_.push_back({"port", ports, begin, at_});
    }
  }

  Span host() {
    if (!take('[')) return without_at_sign(until(":,/?"));
    Span const address = until("]");
    if (!take(']')) {
      throw malformed("the database URL has '[' without the ']' that ends an IPv6 address",
                      "write an IPv6 host as [::1]");
    }
    if (at_ < text_.size() && std::string_view{":,/?"}.find(text_[at_]) == std::string_view::npos) {
      throw malformed("the database URL goes on wrongly after the ']' of an IPv6 address",
                      "after it only ':', ',', '/' or '?' may stand");
    }
    return address;
  }

  std::string_view port() {
    std::string_view const port = raw(until(",/?"));
    if (port.find_first_not_of("0123456789") != std::string_view::npos) {
      throw malformed("the database URL has a port that is not a number",
                      "after the host stands :5432, say; in a password write '/' as %2F and '@' as "
                      "%40");
    }
    return port;
  }

  void read_parameter() {
    std::string const keyword = percent_decoded(raw(until("=&")), "parameters");
    if (!take('=')) {
      throw malformed(
          fmt::format("the database URL has the parameter '{}' without a value", keyword),
          "write ?keyword=value&keyword=value");
    }
    Span const value = until("&=");
    if (at_ < text_.size() && text_[at_] == '=') {
      throw malformed(fmt::format("the value of '{}' in the database URL contains '='", keyword),
                      "write '=' as %3D");
    }
    take('&');
    // The spelling of JDBC, which libpq understands too.
    if (keyword == "ssl" && raw(value) == "true") {
      items_.push_back({"sslmode", "require", value.begin, value.end});
      return;
    }
    items_.push_back({keyword, percent_decoded(raw(value), "parameters"), value.begin, value.end});
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<ConninfoItem> items_;
};

std::optional<std::size_t> after_url_scheme(std::string_view text) {
  for (std::string_view const scheme : {"postgresql://", "postgres://"}) {
    if (text.starts_with(scheme)) return scheme.size();
  }
  return std::nullopt;
}

// ---- keyword strings: keyword = value keyword = 'quoted \' value' ------------------------------

class KeywordReader {
 public:
  explicit KeywordReader(std::string_view text) : text_{text} {}

  std::vector<ConninfoItem> read() {
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) read_item();
    return std::move(items_);
  }

 private:
  void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

  void read_item() {
    std::size_t const begin = at_;
    at_ = std::min(text_.find_first_of(" \t\n\r\f\v=", at_), text_.size());
    std::string keyword{text_.substr(begin, at_ - begin)};
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != '=' || keyword.empty()) throw missing_equals();
    ++at_;
    skip_blanks();

    ConninfoItem item{std::move(keyword), "", at_, at_};
    item.value = at_ < text_.size() && text_[at_] == '\'' ? quoted(item.keyword) : bare();
    item.end = at_;
    require_one_value(item);
    items_.push_back(std::move(item));
  }

  // Other databases' strings separate their keywords so. A host that is not found is told, with
  // all that follows it.
  static void require_one_value(ConninfoItem const& item) {
    std::size_t const semicolon = item.value.find(';');
    if (semicolon != std::string::npos && item.value.find('=', semicolon) != std::string::npos &&
        may_show_value_of(item.keyword) && item.keyword != "options") {
      throw malformed("the connection string has keywords that are separated by ';'",
                      "put blanks between them: host=… dbname=… user=…");
    }
  }

  // Does not quote the word: it may be half of a password with a blank in it.
  DatabaseError missing_equals() const {
    if (items_.empty()) {
      return malformed("the database is neither a URL nor a keyword string",
                       "write postgresql://user@host:port/database, or host=… dbname=… user=…");
    }
    return malformed(
        fmt::format("the connection string has a word without '=' after the value of '{}'",
                    items_.back().keyword),
        "put a value with blanks in single quotes: keyword='a value'");
  }

  char escaped() {
    if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
    return text_[at_++];
  }

  std::string bare() {
    std::string value;
    while (at_ < text_.size() && blanks.find(text_[at_]) == std::string_view::npos) {
      value += escaped();
    }
    return value;
  }

  std::string quoted(std::string const& keyword) {
    std::string value;
    for (++at_; at_ < text_.size() && text_[at_] != '\'';) value += escaped();
    if (at_ == text_.size()) {
      throw malformed(
          fmt::format("the value of '{}' in the connection string has no closing quote", keyword),
          "write a quote inside a quoted value as \\'");
    }
    ++at_;
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<ConninfoItem> items_;
};

std::string quoted_value(std::string_view value) {
  std::string quoted = "'";
  for (char const c : value) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

// A URL where none belongs, or a setting that is a password, may hide in another keyword's value.
bool may_show(ConninfoItem const& item) {
  return may_show_value_of(item.keyword) && item.value.find("://") == std::string::npos &&
         item.value.find("passw") == std::string::npos;
}

}  // namespace

std::vector<ConninfoItem> parse_conninfo(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    throw malformed("the connection string contains a NUL character", "remove it");
  }
  if (std::optional<std::size_t> const start = after_url_scheme(text)) {
    return UrlReader{text, *start}.read();
  }
  if (text.find("://") < text.find_first_of(" =")) {
    throw malformed("the database URL does not begin with postgresql://",
                    "only PostgreSQL is supported: postgresql://user@host:port/database");
  }
  return KeywordReader{text}.read();
}

std::string to_keyword_string(std::vector<ConninfoItem> const& items) {
  std::string text;
  for (ConninfoItem const& item : items) {
    text += fmt::format("{}{}={}", text.empty() ? "" : " ", item.keyword, quoted_value(item.value));
  }
  return text;
}

std::string mask_secrets(std::string_view conninfo) {
  std::string text{conninfo};
  try {
    for (ConninfoItem const& item : parse_conninfo(conninfo)) {
      if (!may_show(item)) {
        text.replace(item.begin, item.end - item.begin, item.end - item.begin, '*');
      }
    }
  } catch (DatabaseError const&) {
    text.assign(text.size(), '*');
  }
  return text;
}

std::string redact(std::string_view conninfo) {
  std::vector<ConninfoItem> items;
  try {
    items = parse_conninfo(conninfo);
  } catch (DatabaseError const&) {
    return "(a connection string that cannot be read)";
  }
  std::string text;
  std::size_t copied = 0;
  std::sort(items.begin(), items.end(),
            [](ConninfoItem const& a, ConninfoItem const& b) { return a.begin < b.begin; });
  for (ConninfoItem const& item : items) {
    if (may_show(item)) {
      continue;
    }
    text += conninfo.substr(copied, item.begin - copied);
    text += "***";
    copied = item.end;
  }
  return text + std::string{conninfo.substr(copied)};
}

}  // namespace migrator
