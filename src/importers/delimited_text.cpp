// One pass over the characters; a row ends with its line, a quoted cell with its quote.
#include "importers/delimited_text.h"

#include <algorithm>
#include <cctype>

#include "base/input_error.h"

namespace roofloor {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_blank(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

class RowReader {
 public:
  RowReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool at_end() const { return at_ == text_.size(); }
  std::size_t line() const { return line_; }

  // The next line, or more of them where a quoted cell goes on.
  DelimitedRow row() {
    DelimitedRow result{.line = line_, .cells = {}};
    bool goes_on = true;
    if (delimiter_ == '|') skip_first_bar();
    while (goes_on) {
      result.cells.push_back(cell());
      goes_on = !at_end() && text_[at_] == delimiter_;
      if (!at_end()) step();
    }
    return result;
  }

 private:
  void skip_first_bar() {
    const std::size_t at = text_.find_first_not_of(" \t\r", at_);
    if (at != std::string_view::npos && text_[at] == '|') at_ = at + 1;
  }

  // Leaves `at_` at the delimiter or line end behind the cell.
  std::string cell() {
    while (!at_end() && text_[at_] != delimiter_ && text_[at_] != '\n' && is_blank(text_[at_])) {
      ++at_;
    }
    std::string result;
    if (!at_end() && text_[at_] == '"') result = quoted();
    const std::size_t start = at_;
    while (!at_end() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
    result += text_.substr(start, at_ - start);
    while (!result.empty() && is_blank(result.back())) result.pop_back();
    return result;
  }

  std::string quoted() {
    const std::size_t first_line = line_;
    std::string result;
    for (++at_; !at_end(); step()) {
      if (text_[at_] != '"') {
        result += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        result += text_[++at_];
      } else {
        ++at_;
        return result;
      }
    }
    throw InputError{"/line/" + std::to_string(first_line),
                     "a quote is opened and not closed; expected a second \""};
  }

  void step() {
    line_ += text_[at_] == '\n' ? 1U : 0U;
    ++at_;
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

bool has_text(const DelimitedRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return !cell.empty(); });
}

}  // namespace

char delimiter_of(std::string_view text) {
  text = without_mark(text);
  const std::size_t start = text.find_first_not_of(" \r\n");
  bool is_quoted = false;
  std::string_view found;
  if (start < text.size() && text[start] == '|') return '|';
  for (std::size_t at = start; at < text.size() && (is_quoted || text[at] != '\n'); ++at) {
    if (text[at] == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (text[at] == '\t') return '\t';
    if (text[at] == ';') found = ";";
    if (text[at] == ',' && found.empty()) found = ",";
  }
  return found.empty() ? ',' : found.front();
}

DelimitedText delimited_text(std::string_view text, std::size_t most_rows) {
  DelimitedText result{.delimiter = delimiter_of(text), .rows = {}};
  RowReader reader(without_mark(text), result.delimiter);
  while (!reader.at_end()) {
    DelimitedRow row = reader.row();
    if (!has_text(row)) continue;
    if (result.rows.size() == most_rows) {
      throw InputError{
          "/line/" + std::to_string(row.line),
          "there are more than " + std::to_string(most_rows) + " rows; expected at most that many"};
    }
    result.rows.push_back(std::move(row));
  }
  return result;
}

std::vector<std::string> first_delimited_row(std::string_view text) {
  RowReader reader(without_mark(text), delimiter_of(text));
  try {
    while (!reader.at_end()) {
      DelimitedRow row = reader.row();
      if (has_text(row)) return row.cells;
    }
  } catch (const InputError&) {
    return {};
  }
  return {};
}

}  // namespace roofloor
