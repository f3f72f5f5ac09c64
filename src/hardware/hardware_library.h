// The presets, and how a hardware object is read from JSON.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "hardware/hardware.h"
#include "json/json_reader.h"

namespace roofloor {

struct HardwareLibrary {
  std::string date;  // when its figures were last looked over
  std::vector<Hardware> presets;
  // Known, but without a published dense peak or bandwidth: found by a search, never computed with.
  std::vector<Hardware> incomplete;
};

// Read once from the text compiled into the core.
const HardwareLibrary& hardware_library();

// Throws InputError at `path` for an unknown preset, listing those that are known, and for one that
// is incomplete.
const Hardware& preset(const std::string& id, const std::string& path);

// Sources by pointer. Throws InputError with the path of what is missing or unknown.
std::map<std::string, Source> read_sources(const JsonReader& reader);

// A whole hardware object. Throws InputError with the path of what is missing, unknown or out of
// range.
Hardware read_hardware(const JsonReader& reader);

}  // namespace roofloor
