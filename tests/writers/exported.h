// Projects to export, and what stands in the files.
#pragma once

#include <string>
#include <vector>

#include "api/api.h"
#include "catch.h"
#include "generated/generated.h"
#include "json/json_text.h"

namespace roofloor {

// Names that end a string, a comment, an element or a document in one of the formats.
extern const std::vector<std::string> hostile_names;

std::string start_project();
std::string hostile_project();

// Layers and hardware made by chance, as a document.
std::string random_project(Random& random);

std::vector<std::string> figure_names();

// The file; fails the test where there is none.
std::string exported(const std::string& project, const std::string& figure,
                     const std::string& format, const std::string& options = "");

std::size_t count_of(const std::string& text, const std::string& part);

std::vector<std::string> lines_of(const std::string& text);

}  // namespace roofloor
