// What a report means, in one or two sentences with numbers.
#pragma once

#include <string>

#include "analysis/report.h"

namespace roofloor {

// "Memory holds back every layer on Dig and PIM. fc6 takes 60 % of the time on Dig, ...". Only
// hardware for which `shown` is true is spoken of; it has one entry a hardware of the report.
std::string headline(const Report& report, const std::vector<bool>& shown);

// A short sentence with the totals, for a screen reader after an edit.
std::string totals_sentence(const Report& report, const std::vector<bool>& shown);

// Names as a sentence lists them: "a, b and c".
std::string joined(const std::vector<std::string>& names);

}  // namespace roofloor
