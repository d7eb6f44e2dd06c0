#include "cli/finding_formats.hpp"

#include "base/digest.hpp"
#include "format/json_writer.hpp"
#include "format/to_json.hpp"
#include "migrator/version.hpp"

#include <fmt/format.h>

#include <map>

namespace migrator::cli {
namespace {

// What `--format json` promises; a change that breaks readers counts it up.
constexpr std::int64_t json_version = 1;

Json text(std::string_view value) {
  return to_json(std::string{value});
}

Json number(std::size_t value) {
  return to_json(static_cast<std::int64_t>(value));
}

Json object(JsonObject members) {
  return {std::move(members)};
}

// "Add field size to item: builds an index …".
std::string sentence_of(Finding const& finding) {
  return finding.operation.empty() ? finding.message : finding.operation + ": " + finding.message;
}

int line_of(Finding const& finding) {
  return finding.place.line > 0 ? finding.place.line : 1;
}

// ---- json
// -----------------------------------------------------------------------------------------

Json finding_as_json(Finding const& finding) {
  return object({{"rule", 0, text(finding.rule->code)},
                 {"name", 0, text(finding.rule->name)},
                 {"severity", 0, text(to_string(finding.rule->severity))},
                 {"app", 0, text(finding.migration.app)},
                 {"migration", 0, text(finding.migration.name)},
                 {"file", 0, text(finding.place.file)},
                 {"line", 0, to_json(static_cast<std::int64_t>(finding.place.line))},
                 {"operation", 0, text(finding.operation)},
                 {"message", 0, text(finding.message)},
                 {"advice", 0, text(finding.rule->advice)}});
}

std::string as_json(CheckReport const& report) {
  JsonList findings;
  for (Finding const& finding : report.findings) {
    findings.push_back(finding_as_json(finding));
  }
  return write_json(object({{"version", 0, to_json(json_version)},
                            {"migrations", 0, number(report.migrations)},
                            {"allowed", 0, number(report.allowed)},
                            {"findings", 0, {std::move(findings)}}}));
}

// ---- sarif
// ----------------------------------------------------------------------------------------

Json rule_as_sarif(Rule const& rule) {
  return object(
      {{"id", 0, text(rule.code)},
       {"name", 0, text(rule.name)},
       {"shortDescription", 0, object({{"text", 0, text(rule.summary)}})},
       {"help", 0, object({{"text", 0, text(rule.advice)}})},
       {"defaultConfiguration", 0, object({{"level", 0, text(to_string(rule.severity))}})}});
}

Json place_as_sarif(Finding const& finding) {
  return object({{"physicalLocation", 0,
                  object({{"artifactLocation", 0, object({{"uri", 0, text(finding.place.file)}})},
                          {"region", 0,
                           object({{"startLine", 0,
                                    to_json(static_cast<std::int64_t>(line_of(finding)))}})}})}});
}

Json finding_as_sarif(Finding const& finding) {
  JsonList places;
  if (!finding.place.file.empty()) {
    places.push_back(place_as_sarif(finding));
  }
  return object({{"ruleId", 0, text(finding.rule->code)},
                 {"level", 0, text(to_string(finding.rule->severity))},
                 {"message", 0, object({{"text", 0, text(sentence_of(finding))}})},
                 {"locations", 0, {std::move(places)}}});
}

std::string as_sarif(CheckReport const& report) {
  JsonList rules;
  for (Rule const& rule : lint_rules()) {
    rules.push_back(rule_as_sarif(rule));
  }
  JsonList results;
  for (Finding const& finding : report.findings) {
    results.push_back(finding_as_sarif(finding));
  }
  Json driver = object({{"name", 0, text("migrator")},
                        {"version", 0, text(version())},
                        {"rules", 0, {std::move(rules)}}});
  JsonList runs;
  runs.push_back(object({{"tool", 0, object({{"driver", 0, std::move(driver)}})},
                         {"results", 0, {std::move(results)}}}));
  return write_json(object({{"version", 0, text("2.1.0")}, {"runs", 0, {std::move(runs)}}}));
}

// ---- junit
// ----------------------------------------------------------------------------------------

std::string xml(std::string_view value) {
  std::string escaped;
  for (char const c : value) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\n':
        escaped += "&#10;";
        break;
      default:
        escaped += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return escaped;
}

std::string as_junit(CheckReport const& report) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuite name=\"migrator check\" tests=\"{}\" failures=\"{}\">\n",
      report.findings.empty() ? 1 : report.findings.size(), report.findings.size());
  if (report.findings.empty()) {
    out += "  <testcase classname=\"migrator\" name=\"check\"/>\n";
  }
  for (Finding const& finding : report.findings) {
    out += fmt::format(
        "  <testcase classname=\"{}\" name=\"{} {}\" file=\"{}\" line=\"{}\">\n"
        "    <failure type=\"{}\" message=\"{}\">{}</failure>\n  </testcase>\n",
        xml(to_string(finding.migration)), finding.rule->code, finding.rule->name,
        xml(finding.place.file), finding.place.line, to_string(finding.rule->severity),
        xml(sentence_of(finding)), xml(finding.rule->advice));
  }
  return out + "</testsuite>\n";
}

// ---- github, gitlab
// -------------------------------------------------------------------------------

// What a workflow command takes for its own: in a property more than in a message.
std::string escaped_for_github(std::string_view value, bool is_property) {
  std::string escaped;
  for (char const c : value) {
    bool const is_special =
        c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    escaped += is_special ? fmt::format("%{:02X}", static_cast<unsigned>(c)) : std::string(1, c);
  }
  return escaped;
}

std::string as_github(CheckReport const& report) {
  std::string out;
  for (Finding const& finding : report.findings) {
    bool const is_note = finding.rule->severity == Severity::note;
    out += fmt::format(
        "::{} file={},line={},title={}::{}%0A{}\n",
        is_note ? "notice" : to_string(finding.rule->severity),
        escaped_for_github(finding.place.file, true), line_of(finding),
        escaped_for_github(fmt::format("{} {}", finding.rule->code, finding.rule->name), true),
        escaped_for_github(sentence_of(finding), false),
        escaped_for_github(finding.rule->advice, false));
  }
  return out;
}

std::string_view gitlab_severity(Severity severity) {
  if (severity == Severity::error) {
    return "critical";
  }
  return severity == Severity::warning ? "major" : "info";
}

std::string as_gitlab(CheckReport const& report) {
  JsonList issues;
  std::map<std::string, int> seen;
  for (Finding const& finding : report.findings) {
    std::string const what = fmt::format("{} {} {}", finding.rule->code,
                                         to_string(finding.migration), sentence_of(finding));
    issues.push_back(object(
        {{"description", 0, text(sentence_of(finding))},
         {"check_name", 0, text(finding.rule->code)},
         {"fingerprint", 0, text(md5_hex(fmt::format("{} {}", what, seen[what]++)))},
         {"severity", 0, text(gitlab_severity(finding.rule->severity))},
         {"location", 0,
          object(
              {{"path", 0, text(finding.place.file)},
               {"lines", 0,
                object({{"begin", 0, to_json(static_cast<std::int64_t>(line_of(finding)))}})}})}}));
  }
  return write_json({std::move(issues)});
}

// ---- text
// -----------------------------------------------------------------------------------------

Style style_of(Severity severity) {
  if (severity == Severity::error) {
    return Style::error;
  }
  return severity == Severity::warning ? Style::warning : Style::notice;
}

// The lines after the first as far in as that.
std::string indented(std::string const& lines) {
  std::string text;
  for (char const c : lines) {
    text += c;
    if (c == '\n') {
      text += "    ";
    }
  }
  return text;
}

void print_finding(Console& console, Finding const& finding) {
  std::string const place =
      finding.place.line > 0 ? fmt::format("line {}: ", finding.place.line) : std::string{};
  console.line(fmt::format(
      "  {}{} {} ({})", place,
      console.styled(style_of(finding.rule->severity), to_string(finding.rule->severity)),
      finding.rule->code, finding.rule->name));
  console.line("    " + indented(sentence_of(finding)));
  console.line(fmt::format("    → {}", finding.rule->advice));
}

std::string count(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

}  // namespace

void print_text(Console& console, CheckReport const& report) {
  std::string const* file = nullptr;
  std::map<Severity, std::size_t> counts;
  for (Finding const& finding : report.findings) {
    if (file == nullptr || *file != finding.place.file) {
      file = &finding.place.file;
      console.line(file->empty() ? "The migrations as a whole:" : *file + ":",
                   Style::migrate_heading);
    }
    print_finding(console, finding);
    ++counts[finding.rule->severity];
  }
  console.line(fmt::format(
      "{} checked: {}, {}, {}{}", count(report.migrations, "migration"),
      count(counts[Severity::error], "error"), count(counts[Severity::warning], "warning"),
      count(counts[Severity::note], "note"),
      report.allowed == 0 ? std::string{}
                          : fmt::format("; {} allowed", count(report.allowed, "finding"))));
}

std::string as_format(std::string_view format, CheckReport const& report) {
  if (format == "json") {
    return as_json(report);
  }
  if (format == "sarif") {
    return as_sarif(report);
  }
  if (format == "junit") {
    return as_junit(report);
  }
  return format == "github" ? as_github(report) : as_gitlab(report);
}

}  // namespace migrator::cli
