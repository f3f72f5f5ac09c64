// Names from a file never become commands, elements, ends of strings or of comments.
#include <cctype>
#include <vector>

#include "writers/exported.h"
#include "writers/svg_text.h"
#include "writers/tex_text.h"

using namespace roofloor;

namespace {

// Elements closed in order, no `<` or bare `&` in texts, comments without two hyphens inside.
bool is_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] == '&') {
      const std::size_t end = xml.find(';', at);
      if (end == std::string::npos || end - at > 6) return false;
      at = end + 1;
    } else if (xml[at] != '<') {
      if (static_cast<unsigned char>(xml[at]) < 0x20 && xml[at] != '\n') return false;
      ++at;
    } else if (xml.compare(at, 4, "<!--") == 0) {
      const std::size_t end = xml.find("--", at + 4);
      if (end == std::string::npos || xml.compare(end, 3, "-->") != 0) return false;
      at = end + 3;
    } else {
      const std::size_t end = xml.find('>', at);
      if (end == std::string::npos) return false;
      const std::string tag = xml.substr(at + 1, end - at - 1);
      if (tag.find('<') != std::string::npos) return false;
      const bool closes = tag.starts_with('/');
      const std::string name =
          tag.substr(closes ? 1 : 0, tag.find_first_of(" /", 1) - (closes ? 1 : 0));
      if (closes) {
        if (open.empty() || open.back() != tag.substr(1)) return false;
        open.pop_back();
      } else if (!tag.ends_with('/')) {
        open.push_back(name);
      }
      at = end + 1;
    }
  }
  return open.empty();
}

// Without comments: braces closed, and one end of the document, in the definition of the head.
bool is_closed_tex(const std::string& tex) {
  int depth = 0;
  std::size_t ends = 0;
  for (const std::string& line : lines_of(tex)) {
    for (std::size_t i = 0; i < line.size() && line[i] != '%'; ++i) {
      if (line.compare(i, 14, "\\end{document}") == 0) ++ends;
      if (line[i] == '\\') {
        ++i;
        continue;
      }
      if (line[i] == '{') ++depth;
      if (line[i] == '}' && --depth < 0) return false;
    }
  }
  return depth == 0 && ends == 1;
}

// Strings end on their lines, outside of comments.
bool has_closed_strings(const std::string& python) {
  for (const std::string& line : lines_of(python)) {
    bool in_string = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (!in_string && line[i] == '#') break;
      if (in_string && line[i] == '\\') {
        ++i;
      } else if (line[i] == '"') {
        in_string = !in_string;
      }
    }
    if (in_string) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("files stay what they are, whatever names they hold") {
  for (const std::string& project : {start_project(), hostile_project()}) {
    for (const std::string& name : figure_names()) {
      for (const std::string size : {"one_column", "slide"}) {
        INFO(name << " " << size);
        const std::string options =
            R"({"size": ")" + size + R"(", "link": "https://a/--><script>\u0001\n'''"})";
        const std::string svg = exported(project, name, "svg", options);
        CHECK(is_well_formed(svg));
        CHECK(svg.find("<script") == std::string::npos);
        CHECK(is_closed_tex(exported(project, name, "pgfplots", options)));
        CHECK(has_closed_strings(exported(project, name, "matplotlib", options)));
      }
    }
  }
}

TEST_CASE("a text for TeX has no commands of its own") {
  CHECK(tex_text("100 % of a_b & $x$ #1 {y}") == "100 \\% of a\\_b \\& \\$x\\$ \\#1 \\{y\\}");
  CHECK(tex_text("\\end~^") == "\\textbackslash{}end\\textasciitilde{}\\textasciicircum{}");
  CHECK(tex_text("a\nb") == "a b");
  CHECK(tex_text("3.35\u202fTB/s · 2 × 10⁻¹² β") ==
        "3.35\\,TB/s \\ensuremath{\\cdot} 2 \\ensuremath{\\times} "
        "10\\ensuremath{^-}\\ensuremath{^1}\\ensuremath{^2} \\ensuremath{\\beta}");
}

TEST_CASE("pairs that fonts take for one character stay two") {
  CHECK(tex_text("a--b") == "a-{}-b");
  CHECK(tex_text("''") == "'{}'");
}

TEST_CASE("letters that no font of TeX has are there by their number") {
  CHECK(tex_text("ü層🏠") == "ü\\roofloorchar{23652}\\roofloorchar{127968}");
  CHECK(tex_text("\xff") == "\\roofloorchar{65533}");
}

TEST_CASE("a comment of a picture cannot be ended from inside") {
  SvgText svg;
  svg.open("g").comment("a---b-><c").close("g");
  CHECK(svg.take() == "<g><!-- a-%2D-b-%3E%3Cc --></g>");
}
