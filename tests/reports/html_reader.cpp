#include "reports/html_reader.h"

#include <algorithm>
#include <array>

#include "catch.h"

namespace roofloor {
namespace {

constexpr std::array<const char*, 3> void_elements{"meta", "link", "br"};

class Reader {
 public:
  explicit Reader(const std::string& page) : page_(page) {}

  HtmlElement read() {
    const std::string type = "<!DOCTYPE html>\n";
    REQUIRE(page_.starts_with(type));
    at_ = type.size();
    HtmlElement root = element();
    REQUIRE(page_.substr(at_) == "\n");
    return root;
  }

 private:
  char next() const {
    if (at_ >= page_.size()) FAIL("the page ends too early");
    return page_[at_];
  }
  bool stands(const std::string& text) const { return page_.compare(at_, text.size(), text) == 0; }
  void expect(const std::string& text) {
    if (!stands(text)) FAIL(text << " was expected at " << page_.substr(at_, 80));
    at_ += text.size();
  }

  std::string name() {
    const std::size_t first = at_;
    while (std::isalnum(static_cast<unsigned char>(next())) != 0 || next() == '-' ||
           next() == ':') {
      ++at_;
    }
    if (at_ == first) FAIL("a name was expected at " << page_.substr(at_, 80));
    return page_.substr(first, at_ - first);
  }

  // Characters up to one of `ends`, entities resolved.
  std::string characters(const std::string& ends) {
    std::string text;
    while (ends.find(next()) == std::string::npos) {
      if (next() == '&') {
        text += entity();
        continue;
      }
      const bool is_allowed = static_cast<unsigned char>(next()) >= 0x20 || next() == '\n';
      if (!is_allowed) FAIL("a control character at " << page_.substr(at_, 80));
      text += next();
      ++at_;
    }
    return text;
  }

  char entity() {
    constexpr std::array<std::pair<const char*, char>, 5> known{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    for (const auto& [text, character] : known) {
      if (!stands(text)) continue;
      at_ += std::string(text).size();
      return character;
    }
    FAIL("an entity that is not known: " << page_.substr(at_, 20));
    return ' ';
  }

  HtmlElement element() {
    expect("<");
    HtmlElement found{.name = name()};
    while (next() == ' ' && page_[at_ + 1] != '/') {
      ++at_;
      const std::string key = name();
      expect("=\"");
      const bool is_new = found.attributes.emplace(key, characters("\"<")).second;
      if (!is_new) FAIL("twice the attribute " << key);
      expect("\"");
    }
    const bool is_void =
        std::find(void_elements.begin(), void_elements.end(), found.name) != void_elements.end();
    if (is_void) {
      expect("/>");
    } else if (stands("/>")) {
      // Of SVG alone: in HTML it would not end the element.
      REQUIRE(depth_of_svg_ > 0);
      at_ += 2;
    } else {
      expect(">");
      content(found);
    }
    return found;
  }

  void content(HtmlElement& found) {
    if (found.name == "svg") ++depth_of_svg_;
    const std::string end = "</" + found.name + ">";
    while (true) {
      const std::string text = characters("<");
      // A browser reads no entities in these two.
      const bool is_raw = found.name == "style" || found.name == "script";
      if (is_raw) REQUIRE(text.find('&') == std::string::npos);
      found.text += text;
      if (stands("</")) break;
      REQUIRE_FALSE(is_raw);
      found.children.push_back(element());
      found.text += found.children.back().text;
    }
    expect(end);
    if (found.name == "svg") --depth_of_svg_;
  }

  const std::string& page_;
  std::size_t at_ = 0;
  int depth_of_svg_ = 0;
};

void collect(const HtmlElement& root, const std::string& name,
             std::vector<const HtmlElement*>& found) {
  if (name.empty() || root.name == name) found.push_back(&root);
  for (const HtmlElement& child : root.children) collect(child, name, found);
}

}  // namespace

std::string HtmlElement::attribute(const std::string& key) const {
  const auto found = attributes.find(key);
  return found == attributes.end() ? "" : found->second;
}

HtmlElement read_html(const std::string& page) {
  return Reader(page).read();
}

std::vector<const HtmlElement*> all_of(const HtmlElement& root, const std::string& name) {
  std::vector<const HtmlElement*> found;
  collect(root, name, found);
  return found;
}

const HtmlElement& by_id(const HtmlElement& root, const std::string& id) {
  for (const HtmlElement* element : all_of(root, "")) {
    if (element->attribute("id") == id) return *element;
  }
  FAIL("no element has the id " << id);
  return root;
}

std::vector<std::string> row_of(const HtmlElement& root, const std::string& table,
                                const std::string& head) {
  for (const HtmlElement* one : all_of(root, "table")) {
    if (one->children.front().attribute("id") != table) continue;
    for (const HtmlElement* row : all_of(*one, "tr")) {
      if (row->children.empty() || !row->children.front().text.starts_with(head)) continue;
      std::vector<std::string> cells;
      for (const HtmlElement& cell : row->children) cells.push_back(cell.text);
      return cells;
    }
  }
  FAIL("no row " << head << " in " << table);
  return {};
}

}  // namespace roofloor
