// Prefixes, units and the two ways between a double and the text people read.
#include "base/quantity_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "base/input_error.h"

namespace roofloor {
namespace {

constexpr std::array<Prefix, 12> prefixes{{{"f", -15},
                                           {"p", -12},
                                           {"n", -9},
                                           {"µ", -6},
                                           {"m", -3},
                                           {"", 0},
                                           {"k", 3},
                                           {"M", 6},
                                           {"G", 9},
                                           {"T", 12},
                                           {"P", 15},
                                           {"E", 18}}};

// Other ways to write a prefix: the plain letters of keyboards, and the powers of 1024 of IEC
// 80000-13.
struct PrefixSpelling {
  std::string_view text;
  int decimal_exponent;
  int binary_exponent;
};
constexpr std::array<PrefixSpelling, 9> more_prefixes{{{"u", -6, 0},
                                                       {"μ", -6, 0},
                                                       {"K", 3, 0},
                                                       {"Ki", 0, 10},
                                                       {"Mi", 0, 20},
                                                       {"Gi", 0, 30},
                                                       {"Ti", 0, 40},
                                                       {"Pi", 0, 50},
                                                       {"Ei", 0, 60}}};

// How a unit may be written, and its size in ours. Factors are powers of two: nothing is rounded. A
// rate may be typed without its "/s".
struct UnitSpelling {
  std::string_view unit;
  std::string_view text;
  double factor;
};
constexpr UnitSpelling spellings[] = {
    {"op", "op", 1},        {"op", "ops", 1},        {"op", "OP", 1},
    {"op", "FLOP", 1},      {"op", "MAC", 2},        {"op", "MACs", 2},
    {"op/s", "op/s", 1},    {"op/s", "op", 1},       {"op/s", "ops/s", 1},
    {"op/s", "OP/s", 1},    {"op/s", "OPS", 1},      {"op/s", "ops", 1},
    {"op/s", "FLOPS", 1},   {"op/s", "FLOP/s", 1},   {"op/s", "flops", 1},
    {"op/s", "MAC/s", 2},   {"op/s", "MACs/s", 2},   {"B", "B", 1},
    {"B", "byte", 1},       {"B", "bytes", 1},       {"B", "bit", 0.125},
    {"B", "b", 0.125},      {"B/s", "B/s", 1},       {"B/s", "byte/s", 1},
    {"B/s", "bytes/s", 1},  {"B/s", "bit/s", 0.125}, {"B/s", "b/s", 0.125},
    {"B/s", "B", 1},        {"s", "s", 1},           {"J", "J", 1},
    {"W", "W", 1},          {"J/op", "J/op", 1},     {"J/op", "J", 1},
    {"J/op", "J/OP", 1},    {"J/op", "J/FLOP", 1},   {"J/op", "J/MAC", 0.5},
    {"J/B", "J/B", 1},      {"J/B", "J/byte", 1},    {"J/B", "J/bit", 8},
    {"J/B", "J/b", 8},      {"op/B", "op/B", 1},     {"op/B", "ops/B", 1},
    {"op/B", "op/byte", 1}, {"op/B", "FLOP/B", 1},   {"op/B", "FLOP/byte", 1},
    {"V", "V", 1},
};

constexpr std::string_view narrow_no_break_space = "\u202f";

std::string unit_label(std::string_view unit) {
  if (unit == "J*s") return "J·s";
  if (unit == "1/s") return "/s";
  return std::string(unit);
}

std::string_view prefix_symbol(int exponent) {
  const auto found = std::find_if(prefixes.begin(), prefixes.end(),
                                  [&](const Prefix& p) { return p.exponent == exponent; });
  return found->symbol;
}

// `digits` significant digits of a finite value: "-335" and the power of ten of the first of them.
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

Decimal decimal(double value, int digits) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.*e", digits - 1, value);
  Decimal result;
  const char* c = buffer;
  if (*c == '-') result.negative = *c++ == '-';
  for (; *c != 'e'; ++c) {
    if (*c != '.') result.digits += *c;
  }
  result.exponent = std::atoi(c + 1);
  return result;
}

// The digits with a point after the first `whole` of them.
std::string with_point(const Decimal& number, int whole) {
  std::string digits = number.digits;
  while (static_cast<int>(digits.size()) < whole) digits += '0';
  const std::string sign = number.negative ? "-" : "";
  if (static_cast<int>(digits.size()) == whole) return sign + digits;
  const auto split = static_cast<std::size_t>(whole);
  return sign + digits.substr(0, split) + "." + digits.substr(split);
}

// Below one with its zeros: 0.222.
std::string with_leading_zeros(const Decimal& number) {
  const std::string zeros(static_cast<std::size_t>(-number.exponent - 1), '0');
  return (number.negative ? "-0." : "0.") + zeros + number.digits;
}

// What is counted for each of something else has no prefix below one: nobody says "222
// milli-operations a byte", and "995 m/s" is a speed.
constexpr std::string_view counted_for_each[] = {"op/B", "1/s", "tokens/s"};
constexpr int least_plain_exponent = -3;

std::string with_prefix(const Decimal& number, std::string_view unit) {
  const int power = static_cast<int>(std::floor(number.exponent / 3.0)) * 3;
  const bool has_no_prefix =
      number.exponent < 0 && std::find(std::begin(counted_for_each), std::end(counted_for_each),
                                       unit) != std::end(counted_for_each);
  std::string text;
  std::string symbol;
  if (has_no_prefix && number.exponent >= least_plain_exponent) {
    text = with_leading_zeros(number);
  } else if (has_no_prefix || power < prefixes.front().exponent ||
             power > prefixes.back().exponent) {
    text = with_point(number, 1) + "e" + std::to_string(number.exponent);
  } else {
    text = with_point(number, number.exponent - power + 1);
    symbol = prefix_symbol(power);
  }
  const std::string tail = symbol + unit_label(unit);
  return tail.empty() ? text : text + std::string(narrow_no_break_space) + tail;
}

void drop_trailing_zeros(std::string& digits) {
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
}

// The length of the number at the start of `text`; 0 if there is none. "5E" is a number and the
// prefix exa.
std::size_t number_length(std::string_view text) {
  const auto digits_from = [&](std::size_t at) {
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]))) ++at;
    return at;
  };
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::size_t start = at;
  at = digits_from(at);
  std::size_t digit_count = at - start;
  if (at < text.size() && text[at] == '.') {
    const std::size_t end = digits_from(at + 1);
    digit_count += end - at - 1;
    at = end;
  }
  if (digit_count == 0) return 0;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == '-' || text[exponent] == '+')) ++exponent;
    const std::size_t end = digits_from(exponent);
    if (end > exponent) at = end;
  }
  return at;
}

// The spaces people and our own texts put between number, prefix and unit.
std::size_t space_length(std::string_view text) {
  if (text.starts_with(narrow_no_break_space)) return narrow_no_break_space.size();
  if (text.starts_with("\u00a0")) return 2;
  return !text.empty() && std::isspace(static_cast<unsigned char>(text[0])) ? 1 : 0;
}

std::string_view trimmed(std::string_view text) {
  while (const std::size_t length = space_length(text)) text.remove_prefix(length);
  return text;
}

std::string without_spaces(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t space = space_length(text);
    if (space == 0) result += text[0];
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return result;
}

struct Scale {
  int decimal_exponent = 0;
  double factor = 1;
};

std::optional<Scale> prefix_scale(std::string_view text) {
  for (const Prefix& prefix : prefixes) {
    if (prefix.symbol == text) return Scale{prefix.exponent, 1};
  }
  for (const PrefixSpelling& prefix : more_prefixes) {
    if (prefix.text == text) {
      return Scale{prefix.decimal_exponent, std::ldexp(1.0, prefix.binary_exponent)};
    }
  }
  return std::nullopt;
}

// What "TB/s" is where "B/s" is expected. A bare prefix is a prefix of the expected unit ("275 T").
std::optional<Scale> unit_scale(std::string_view text, std::string_view unit) {
  if (const auto bare = prefix_scale(text)) return bare;
  if (unit.empty() && text == "%") return Scale{-2, 1};
  for (const UnitSpelling& spelling : spellings) {
    if (spelling.unit != unit || !text.ends_with(spelling.text)) continue;
    const auto scale = prefix_scale(text.substr(0, text.size() - spelling.text.size()));
    if (scale) return Scale{scale->decimal_exponent, scale->factor * spelling.factor};
  }
  return std::nullopt;
}

std::string_view example(std::string_view unit) {
  constexpr std::pair<std::string_view, std::string_view> examples[] = {
      {"op", "2.5 Gop"},    {"op/s", "989 Top/s"}, {"B", "80 GB"},
      {"B/s", "3.35 TB/s"}, {"s", "2 us"},         {"J", "5 mJ"},
      {"W", "700 W"},       {"J/op", "0.6 pJ/op"}, {"J/B", "40 pJ/B or 5 pJ/bit"},
      {"op/B", "300 op/B"}, {"V", "0.9 V"}};
  for (const auto& [known, text] : examples) {
    if (known == unit) return text;
  }
  return "0.9 or 90 %";
}

InputError not_understood(std::string_view text, std::string_view unit) {
  const std::string found =
      text.empty() ? "nothing was entered" : "\"" + std::string(text) + "\" is not understood";
  const std::string kind = unit.empty() ? "a number" : "a number in " + unit_label(unit);
  return InputError{"", found + "; expected " + kind + ", such as " + std::string(example(unit))};
}

}  // namespace

std::span<const Prefix> si_prefixes() {
  return prefixes;
}

std::string quantity_text(double value, std::string_view unit) {
  if (value == 0) return with_prefix({false, "0", 0}, unit);
  return with_prefix(decimal(value, 3), unit);
}

std::string exact_quantity_text(double value, std::string_view unit) {
  Decimal number = decimal(value, 15);
  drop_trailing_zeros(number.digits);
  return with_prefix(number, unit);
}

std::string shortest_number(double value) {
  if (value == 0) return "0";
  if (!std::isfinite(value))
    return value > 0 ? "infinity" : value < 0 ? "-infinity" : "not a number";
  Decimal number;
  char buffer[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*e", digits - 1, value);
    number = decimal(value, digits);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  const auto digits = static_cast<int>(number.digits.size());
  const bool round_and_large =
      number.exponent >= 6 && digits <= 2;  // 1e9 is easier to read than its zeros
  if (number.exponent > 15 || number.exponent < -5 || round_and_large) {
    drop_trailing_zeros(number.digits);
    return with_point(number, 1) + "e" + std::to_string(number.exponent);
  }
  if (number.exponent >= 0) return with_point(number, number.exponent + 1);
  return with_leading_zeros(number);
}

double parse_quantity(std::string_view text, std::string_view unit) {
  const std::string_view typed = trimmed(text);
  const std::size_t length = number_length(typed);
  const std::string tail = without_spaces(typed.substr(length));
  const bool continues = !tail.empty() && std::isdigit(static_cast<unsigned char>(tail[0]));
  if (length == 0 || continues) throw not_understood(text, unit);
  const auto scale = unit_scale(tail, unit);
  if (!scale) throw not_understood(text, unit);

  // The prefix goes into the decimal exponent, so that "3.35 T" is the double nearest to 3.35e12.
  std::string mantissa(typed.substr(0, length));
  int exponent = scale->decimal_exponent;
  if (const std::size_t e = mantissa.find_first_of("eE"); e != std::string::npos) {
    exponent += std::atoi(mantissa.c_str() + e + 1);
    mantissa.resize(e);
  }
  const double value =
      std::strtod((mantissa + "e" + std::to_string(exponent)).c_str(), nullptr) * scale->factor;
  if (!std::isfinite(value)) {
    throw InputError{"",
                     "\"" + std::string(text) + "\" is too large; expected a number below 1.8e308"};
  }
  return value;
}

}  // namespace roofloor
