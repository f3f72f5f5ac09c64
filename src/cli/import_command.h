// `roofloor import`: a file, read in pieces, as the workload of a project document.
#pragma once

#include <string>
#include <vector>

// What the command prints: the door's envelope, or with --summary a text for people.
std::string import_answer(const std::vector<std::string>& arguments);
