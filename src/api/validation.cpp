// Computes every check from its own project.
#include "api/validation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analysis/explanation.h"
#include "api/opened_project.h"
#include "base/quantity_text.h"
#include "json/json_text.h"

namespace roofloor {
namespace {

// A number as it is printed: 4.24733e8 has five decimals at 10^8.
struct Printed {
  double value = 0;
  int decimals = 0;
  int exponent = 0;
  bool has_groups = false;  // commas between thousands

  double last_digit() const { return std::pow(10, exponent - decimals); }
  bool rounds_from(double exact) const {
    // A tie may be rounded either way, and is itself rounded in the last bits of a double.
    return std::abs(exact - value) <= last_digit() / 2 * (1 + 1e-9);
  }
};

// A number of a check; what is wrong with it is said with the path of its member.
double parsed(const std::string& text, const std::string& unit, const JsonReader& check,
              const std::string& key) {
  try {
    return parse_quantity(text, unit);
  } catch (const InputError& error) {
    throw InputError{child_path(check.path(), key), error.message};
  }
}

Printed printed_number(const JsonReader& check, const std::string& key) {
  std::string text = check.at(key).string();
  Printed printed{.has_groups = text.find(',') != std::string::npos};
  std::erase(text, ',');
  printed.value = parsed(text, "", check, key);
  const std::size_t end = std::min(text.find('e'), text.size());
  if (end < text.size()) {
    printed.exponent = static_cast<int>(parsed(text.substr(end + 1), "", check, key));
  }
  const std::size_t point = text.find('.');
  if (point < end) printed.decimals = static_cast<int>(end - point - 1);
  return printed;
}

std::string fixed(double value, int decimals) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return buffer;
}

// In the manner of the published number, with two digits more where that is rounded.
std::string text_like(const Printed& printed, double ours, bool is_exact) {
  if (is_exact && ours != std::floor(ours)) return shortest_number(ours);
  std::string text = fixed(ours / std::pow(10, printed.exponent),
                           is_exact ? printed.decimals : printed.decimals + 2);
  if (printed.exponent != 0) return text + "e" + std::to_string(printed.exponent);
  if (!printed.has_groups) return text;
  const std::size_t whole = std::min(text.find('.'), text.size());
  for (std::size_t at = 3; at < whole; at += 3) text.insert(whole - at, ",");
  return text;
}

const Explanation& term_of(const Explanation& explanation, const JsonReader& symbol) {
  const std::string wanted = symbol.string();
  const auto found = std::find_if(explanation.terms.begin(), explanation.terms.end(),
                                  [&](const Explanation& t) { return t.symbol == wanted; });
  if (found == explanation.terms.end()) {
    symbol.fail("\"" + wanted + "\" is no term of " + explanation.symbol + " = " +
                explanation.formula);
  }
  return *found;
}

// Our number in the unit that is printed.
double our_number(const JsonReader& check) {
  const OpenedProject opened(json_text(check.at("project").value()));
  const Explanation whole = explain(opened.report, check.at("path").string());
  const Explanation* number = &whole;
  if (check.has("term")) {
    for (const JsonReader& symbol : check.at("term").items()) number = &term_of(*number, symbol);
  }
  const std::string unit = check.string_or("unit", "");
  if (unit == number->unit) return number->value;
  return number->value / parsed("1 " + unit, number->unit, check, "unit");
}

struct Verdict {
  bool passed = false;
  std::string sentence;
};

Verdict bound_verdict(const JsonReader& check, const Printed& published, double ours) {
  const Printed fraction = printed_number(check, "fraction");
  if (ours > published.value) return {false, "Above what ours is a lower bound of."};
  const std::string share = shortest_number(fraction.value * 100) + "\u202f%";
  if (!fraction.rounds_from(ours / published.value)) return {false, "Not " + share + " of it."};
  return {true, "Below it, as a lower bound must be: " + share + "."};
}

Verdict verdict_on(const JsonReader& check, const Printed& published, double ours) {
  const std::string comparison = check.choice_or_empty("comparison", {"exact", "rounded", "bound"});
  if (comparison == "bound") return bound_verdict(check, published, ours);
  if (comparison == "rounded") {
    return published.rounds_from(ours) ? Verdict{true, "The same, rounded to the printed digits."}
                                       : Verdict{false, "Differs by more than rounding."};
  }
  return ours == published.value ? Verdict{true, "The same number."}
                                 : Verdict{false, "A different number."};
}

void write_check(const JsonReader& check, JsonWriter& writer) {
  check.allow_only({"id", "group", "what", "source", "year", "published", "unit", "comparison",
                    "fraction", "note", "project", "path", "term"});
  const Printed published = printed_number(check, "published");
  const double ours = our_number(check);
  const Verdict verdict = verdict_on(check, published, ours);
  const bool is_exact = check.string_or("comparison", "exact") == "exact";
  writer.begin_object();
  writer.member("id", check.at("id").string());
  writer.member("published", published.value);
  writer.member("ours", ours);
  writer.member("ours_text", text_like(published, ours, is_exact));
  writer.member("difference_fraction",
                published.value == 0 ? std::optional<double>()
                                     : std::optional((ours - published.value) / published.value));
  writer.member("passed", verdict.passed);
  writer.member("verdict", verdict.sentence);
  writer.end_object();
}

}  // namespace

void write_validation(const JsonReader& reader, JsonWriter& writer) {
  writer.begin_array();
  for (const JsonReader& check : reader.at("checks").items()) write_check(check, writer);
  writer.end_array();
}

}  // namespace roofloor
