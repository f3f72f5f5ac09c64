// A page ends where a browser thinks it does: an element without content still has an end tag, but
// for those that HTML calls void.
#include "reports/html_text.h"

#include <algorithm>
#include <array>

namespace roofloor {
namespace {

constexpr std::array<std::string_view, 3> void_elements{"meta", "link", "br"};

bool is_void(std::string_view name) {
  return std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end();
}

}  // namespace

HtmlText& HtmlText::open(std::string_view name) {
  text_.open(name);
  return *this;
}

HtmlText& HtmlText::attribute(std::string_view name, std::string_view value) {
  text_.attribute(name, value);
  return *this;
}

HtmlText& HtmlText::content(std::string_view text) {
  text_.content(text);
  return *this;
}

HtmlText& HtmlText::close(std::string_view name) {
  // With content, be it empty, the element gets an end tag.
  if (!is_void(name)) text_.content("");
  text_.close(name);
  return *this;
}

HtmlText& HtmlText::element(std::string_view name, std::string_view text) {
  return open(name).content(text).close(name);
}

HtmlText& HtmlText::written(std::string_view markup) {
  text_.written(markup);
  return *this;
}

std::string HtmlText::take() {
  return text_.take();
}

}  // namespace roofloor
