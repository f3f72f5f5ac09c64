// Commas, escapes and numbers; the rest is in the order of the calls.
#include "json/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace roofloor {
namespace {

constexpr double largest_plain_whole =
    1e15;  // up to here a whole number is written with all its digits

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
}

void JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
  text_ += bracket;
  needs_comma_ = true;
}

void JsonWriter::literal(std::string_view text) {
  separate();
  text_ += text;
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  value(name);
  text_ += ':';
  needs_comma_ = false;
}

void JsonWriter::value(std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), is_plain)) {
    literal(json_text(Json(text)));  // the library knows every escape, and what is not UTF-8
    return;
  }
  separate();
  text_ += '"';
  text_ += text;
  text_ += '"';
  needs_comma_ = true;
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) {
    null();
    return;
  }
  std::array<char, 64> buffer{};
  if (std::abs(number) < largest_plain_whole && number == std::floor(number)) {
    const auto [end, fault] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(number));
    literal({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
    return;
  }
  // The library's shortest form; the standard's to_chars is not in every compiler that builds the
  // core.
  const char* end =
      nlohmann::detail::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  literal({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

}  // namespace roofloor
