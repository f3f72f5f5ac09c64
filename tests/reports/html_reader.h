// A strict reader of pages: what is not well-formed fails the test.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace roofloor {

struct HtmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::vector<HtmlElement> children;
  std::string text;  // of all that stands inside

  std::string attribute(const std::string& key) const;
};

// The <html> of a page. Every element is closed in order, or is one that has no end in HTML or SVG;
// attributes stand in quotes, no two of one element are the same; of the entities only the five
// that both HTML and XML know; no control characters.
HtmlElement read_html(const std::string& page);

// All elements of a name inside, in the order of the page.
std::vector<const HtmlElement*> all_of(const HtmlElement& root, const std::string& name);

// The element with that id; fails the test where there is none.
const HtmlElement& by_id(const HtmlElement& root, const std::string& id);

// The texts of the cells of a row of the table whose caption has that id, by the text that its head
// begins with; the head is the first of them.
std::vector<std::string> row_of(const HtmlElement& root, const std::string& table,
                                const std::string& head);

}  // namespace roofloor
