// What pdfTeX with any font can set, by the commands of LaTeX; letters with accents as they are.
#include "writers/tex_text.h"

#include <algorithm>
#include <iterator>

#include "writers/utf8.h"

namespace roofloor {
namespace {

struct Command {
  unsigned code;
  const char* tex;
};

// Sorted by their codes. An upright mu needs a font that not every document has: \roofloormu is
// what the document makes of it.
constexpr Command commands[] = {
    {'"', "{\\char34 }"},  // active in German documents
    {'#', "\\#"},
    {'$', "\\$"},
    {'%', "\\%"},
    {'&', "\\&"},
    {'<', "\\textless{}"},
    {'>', "\\textgreater{}"},
    {'\\', "\\textbackslash{}"},
    {'^', "\\textasciicircum{}"},
    {'_', "\\_"},
    {'`', "\\textasciigrave{}"},
    {'{', "\\{"},
    {'|', "\\textbar{}"},
    {'}', "\\}"},
    {'~', "\\textasciitilde{}"},
    {0xA0, "~"},
    {0xA7, "\\S{}"},
    {0xA9, "\\textcopyright{}"},
    {0xAD, "\\-"},
    {0xAE, "\\textregistered{}"},
    {0xB0, "\\ensuremath{^\\circ}"},
    {0xB1, "\\ensuremath{\\pm}"},
    {0xB2, "\\ensuremath{^2}"},
    {0xB3, "\\ensuremath{^3}"},
    {0xB5, "\\roofloormu{}"},
    {0xB7, "\\ensuremath{\\cdot}"},
    {0xB9, "\\ensuremath{^1}"},
    {0xD7, "\\ensuremath{\\times}"},
    {0xF7, "\\ensuremath{\\div}"},
    {0x3B1, "\\ensuremath{\\alpha}"},
    {0x3B2, "\\ensuremath{\\beta}"},
    {0x3B3, "\\ensuremath{\\gamma}"},
    {0x3B4, "\\ensuremath{\\delta}"},
    {0x3B5, "\\ensuremath{\\varepsilon}"},
    {0x3B7, "\\ensuremath{\\eta}"},
    {0x3B8, "\\ensuremath{\\theta}"},
    {0x3BB, "\\ensuremath{\\lambda}"},
    {0x3BC, "\\roofloormu{}"},
    {0x3C0, "\\ensuremath{\\pi}"},
    {0x3C3, "\\ensuremath{\\sigma}"},
    {0x3C4, "\\ensuremath{\\tau}"},
    {0x3C6, "\\ensuremath{\\varphi}"},
    {0x2009, "\\,"},
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2013, "\\textendash{}"},
    {0x2014, "\\textemdash{}"},
    {0x2018, "\\textquoteleft{}"},
    {0x2019, "\\textquoteright{}"},
    {0x201C, "\\textquotedblleft{}"},
    {0x201D, "\\textquotedblright{}"},
    {0x2022, "\\ensuremath{\\bullet}"},
    {0x2026, "\\ldots{}"},
    {0x202F, "\\,"},
    {0x2032, "\\ensuremath{'}"},
    {0x2039, "\\ensuremath{\\langle}"},
    {0x203A, "\\ensuremath{\\rangle}"},
    {0x2070, "\\ensuremath{^0}"},
    {0x207A, "\\ensuremath{^+}"},
    {0x207B, "\\ensuremath{^-}"},
    {0x2113, "\\ensuremath{\\ell}"},
    {0x2190, "\\ensuremath{\\leftarrow}"},
    {0x2191, "\\ensuremath{\\uparrow}"},
    {0x2192, "\\ensuremath{\\rightarrow}"},
    {0x2193, "\\ensuremath{\\downarrow}"},
    {0x2212, "\\ensuremath{-}"},
    {0x221E, "\\ensuremath{\\infty}"},
    {0x2248, "\\ensuremath{\\approx}"},
    {0x2264, "\\ensuremath{\\leq}"},
    {0x2265, "\\ensuremath{\\geq}"},
};

const char* command_for(unsigned code) {
  const auto* const found =
      std::lower_bound(std::begin(commands), std::end(commands), code,
                       [](const Command& command, unsigned value) { return command.code < value; });
  return found != std::end(commands) && found->code == code ? found->tex : nullptr;
}

// Letters of Latin 1 that LaTeX puts together in every encoding of fonts: all but eth and thorn.
bool is_accented_letter(unsigned code) {
  return code >= 0xC0 && code <= 0xFF && code != 0xD0 && code != 0xDE && code != 0xF0 &&
         code != 0xFE;
}

// Pairs of characters of which fonts make another one.
bool is_ligature(char before, unsigned code) {
  return static_cast<unsigned char>(before) == code && (code == '-' || code == '\'' || code == ',');
}

std::string digit_text(unsigned code) {
  const bool is_raised = code >= 0x2074 && code <= 0x2079;
  const unsigned digit = is_raised ? code - 0x2070 : code - 0x2080;
  return std::string("\\ensuremath{") + (is_raised ? "^" : "_") + std::to_string(digit) + "}";
}

}  // namespace

std::string tex_text(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto [code, bytes] = first_character(text);
    if (!result.empty() && is_ligature(result.back(), code)) result += "{}";
    if (const char* command = command_for(code)) {
      result += command;
    } else if (code < 0x20 || code == 0x7F) {
      result += ' ';
    } else if (code < 0x7F || is_accented_letter(code)) {
      result += bytes;
    } else if ((code >= 0x2074 && code <= 0x2079) || (code >= 0x2080 && code <= 0x2089)) {
      result += digit_text(code);
    } else {
      result += "\\roofloorchar{" + std::to_string(code) + "}";
    }
    text.remove_prefix(bytes.size());
  }
  return result;
}

}  // namespace roofloor
