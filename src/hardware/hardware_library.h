// The presets, and how a hardware object is read from JSON.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "hardware/hardware.h"
#include "json/json_reader.h"
#include "json/json_writer.h"

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

// An entry of the library, incomplete or not. Throws InputError at `path` for an unknown one.
const Hardware& library_entry(const std::string& id, const std::string& path);

// Sources by pointer. Throws InputError with the path of what is missing or unknown.
std::map<std::string, Source> read_sources(const JsonReader& reader);

// A whole hardware object. Throws InputError with the path of what is missing, unknown or out of
// range.
Hardware read_hardware(const JsonReader& reader);

// The canonical text of a hardware object: fixed order of keys, defaults left out. What
// read_hardware makes of it is the same hardware, but for `missing` and the count of devices, which
// are no part of it.
void write_hardware(const Hardware& hardware, JsonWriter& writer);

// The member "sources" of an object that is being written; none where there are none.
void write_sources(const std::map<std::string, Source>& sources, JsonWriter& writer);

}  // namespace roofloor
