// Finds lists of numbers between brackets in text, as Python prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roofloor {

// "(1, 224, 224)" or "[110.78, 0.5]", without what is between its brackets not being numbers.
struct NumberList {
  std::string label;  // the text before it, on its line
  std::size_t line = 1;
  std::vector<double> numbers;
};

// All innermost lists between `open` and `close`. Throws InputError at "/line/<number>" for a list
// that is not closed, an entry that is missing, or one that is not a number.
std::vector<NumberList> number_lists(std::string_view text, char open, char close);

// Whether an `open` bracket is followed by something that begins a number.
bool has_number_list(std::string_view text, char open);

}  // namespace roofloor
