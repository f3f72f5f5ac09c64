// Quotes, backslashes and control characters are escaped; all else is UTF-8, as Python expects it.
#include "writers/python_text.h"

#include "base/quantity_text.h"

namespace roofloor {

std::string python_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += std::string("\\") + c;
    } else if (c == '$') {
      result += "\\\\$";  // two of them would stand around a formula
    } else {
      result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return result + '"';
}

std::string python_number(double value) {
  return shortest_number(value);
}

std::string python_list(const std::vector<double>& values) {
  std::string text = "[";
  for (const double value : values) {
    if (text.size() > 1) text += ", ";
    text += python_number(value);
  }
  return text + "]";
}

}  // namespace roofloor
