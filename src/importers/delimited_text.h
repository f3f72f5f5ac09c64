// Rows of cells from text whose cells stand apart by tabs, semicolons or commas (RFC 4180 and what
// spreadsheets copy), or between bars (Markdown).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roofloor {

struct DelimitedRow {
  std::size_t line = 1;  // on which it begins
  std::vector<std::string> cells;
};

struct DelimitedText {
  char delimiter = ',';
  std::vector<DelimitedRow> rows;
};

// The first of tab, semicolon and comma that stands, outside quotes, in the first line with text; a
// bar where that line begins with one.
char delimiter_of(std::string_view text);

// All rows in which any cell has text. Cells are trimmed; one in double quotes keeps its spaces,
// delimiters and line ends, and a doubled quote in it is one quote. Throws InputError at
// "/line/<number>" for a quote that is not closed, and where there are more than `most_rows`.
DelimitedText delimited_text(std::string_view text, std::size_t most_rows);

// The first row alone, for a look at what the text is; empty where a quote in it is not closed.
std::vector<std::string> first_delimited_row(std::string_view text);

}  // namespace roofloor
