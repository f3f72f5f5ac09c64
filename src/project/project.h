// The project document: one versioned JSON text is the saved file, the share link and the undo
// state.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/hardware_figures.h"
#include "json/json_writer.h"
#include "workload/workload.h"

namespace roofloor {

inline constexpr int document_version = 1;

// What a user changed of one layer of a network; kept by the layer's name, so that it survives
// other edits.
struct LayerEdit {
  ParameterValues parameters;
  FormatOverrides formats;
};

// Either a network with its parameters and edits, or a list of layers.
struct WorkloadChoice {
  std::string network;  // empty: `layers` holds the list
  ParameterValues parameters;
  std::map<std::string, LayerEdit> edits;
  std::string name;  // of a list of layers
  std::vector<Layer> layers;
  double batch = 1;
  Phase phase = Phase::prefill;  // of a language model
  Formats formats;
};

// A preset of the library with the user's changes, or a hardware of the user's own.
struct HardwareChoice {
  std::string preset;  // empty: a hardware of the user's own, `original`
  Changes changed;
  double count = 1;                       // equal devices that share the workload
  std::map<std::string, Source> sources;  // of changes that are not the user's own figures
  bool shown = true;
  Hardware original;  // before the changes
  Hardware hardware;  // with them; of one device, but for its `device_count`
};

// The main memory is the usual one.
inline constexpr std::array<const char*, 6> measured_at_names{"main",    "level_2", "level_3",
                                                              "level_4", "slowest", "every"};

// How the project is looked at; never changes a number. Empty: the default.
struct View {
  std::string floorline;    // per_operation, per_layer
  std::string marker_size;  // time, energy, equal
  std::string scale;        // log, linear
  std::string tab;          // roofs, breakdown, sweep
  std::string order;        // of the bars of the breakdown: heaviest, in_order
  std::string measured_at;  // the memory level of intensities, one of measured_at_names
  std::string against;      // what speed and bytes are drawn against: batch, context
  bool path = false;        // whether a pinned layer is drawn at other batches or contexts too
  std::string blocks;       // of a network that repeats: folded, expanded
  bool power = false;       // whether the chart of power stands below the floorline

  bool operator==(const View&) const = default;
};

struct Project {
  std::string title;
  WorkloadChoice workload;
  std::vector<HardwareChoice> hardware;
  Conventions conventions;
  View view;
};

// Reads and checks a document. What is absent has its default; an unknown key, a wrong type or a
// version above ours throws InputError with its path.
Project parse_project(std::string_view text);

// The same, but for a workload that was read before: where its text is `known`, it is left out and
// the project's workload stays empty. A list of many layers is not read again at every edit.
struct ProjectBesideWorkload {
  Project project;
  bool workload_is_known = false;
  std::string_view workload_text;  // into `text`
};
ProjectBesideWorkload parse_project_beside(std::string_view text, std::string_view known);

// The canonical document: fixed order of keys, defaults left out, so that equal projects are equal
// texts.
void write_project(const Project& project, JsonWriter& writer);

// The same without its workload, for one who has that already.
void write_project_beside_workload(const Project& project, JsonWriter& writer);

// Parameters and formats as members of a document's object; nothing where there are none.
void write_parameters(const ParameterValues& values, JsonWriter& writer);
void write_formats(const FormatOverrides& formats, JsonWriter& writer);

// A layer as a project document has it.
void write_layer(const Layer& layer, JsonWriter& writer);

// The layers that the project's workload stands for, its edits applied, attention as the
// conventions have it, blocks written out where the view says so. Throws InputError below
// /workload.
Workload build_workload(const Project& project);

// The layers that the network of a choice gives, before any edit. Throws InputError below
// /workload.
std::vector<Layer> network_layers(const WorkloadChoice& choice, const Conventions& conventions);

// The same with the edits, or those of a list: as an editor has them, before conventions split or
// the view writes them out. Throws InputError below /workload.
std::vector<Layer> document_layers(const Project& project);

// Where layer errors of this choice are reported: /workload/layers for a list, /workload for a
// network.
std::string layers_path(const WorkloadChoice& choice);

}  // namespace roofloor
