// What all sections of a report are made of: headings, tables that scroll, numbers with units.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "reports/html_text.h"

namespace roofloor {

// <section> with its heading; `id` is what the list of contents points to. Closed by
// close("section").
void begin_section(HtmlText& html, std::string_view id, std::string_view title);

struct TableHead {
  std::string text;
  bool is_number = false;       // set to the right, as its cells are
  std::string_view title = {};  // what it means, where the text does not say
  std::size_t columns = 1;      // that it stands over
};

// A table in a box of its own, which scrolls where the page is narrow and can be reached by key.
// `id` is that of its caption. The heads follow in rows.
void begin_table(HtmlText& html, const std::string& id, std::string_view caption,
                 std::string_view class_name = {});
void write_heads(HtmlText& html, std::span<const TableHead> heads);
// Between the heads and the rows, and at the end.
void begin_rows(HtmlText& html);
void end_table(HtmlText& html);

// The head of a row. Names may be long and of any script.
void write_row_head(HtmlText& html, std::string_view text);
void write_cell(HtmlText& html, std::string_view text);
// A cell of a number; absent (NaN) is an en dash that says so.
void write_quantity_cell(HtmlText& html, double value, std::string_view unit);
void write_share_cell(HtmlText& html, const std::optional<double>& fraction);
// "12 %"; of next to nothing "< 0.01 %".
std::string share_text(double fraction);
// What stands where there is no number.
void write_absent(HtmlText& html, std::string_view why = "not known");

// A term and what is said of it, in a list of such.
void write_fact(HtmlText& html, std::string_view term, std::string_view text);

// "2,000"
std::string counted(std::size_t count);
// A number that was given or counted, with all its digits: "4,096"; with a unit as a quantity.
std::string number_text(double value, std::string_view unit = "");
// "1 layer", "2,000 layers"
std::string counted(std::size_t count, const std::string& noun);

// The square in the colour of a hardware, without a word.
void write_swatch(HtmlText& html, std::size_t hardware);

// A formula in the grammar of analysis/explanation.h as people write it: Greek letters, indices
// below the line, points for products.
void write_formula(HtmlText& html, std::string_view formula);

}  // namespace roofloor
