// The canonical JSON text of a project.
#include "hardware/hardware_library.h"
#include "project/project.h"

namespace roofloor {

void write_parameters(const ParameterValues& values, JsonWriter& writer) {
  if (values.empty()) return;
  writer.key("parameters");
  writer.begin_object();
  for (const auto& [name, value] : values) {
    writer.key(name);
    std::visit([&](const auto& given) { writer.value(given); }, value.value);
  }
  writer.end_object();
}

void write_formats(const FormatOverrides& formats, JsonWriter& writer) {
  if (formats == FormatOverrides{}) return;
  writer.key("formats");
  writer.begin_object();
  for (const FormattedTensor& tensor : formatted_tensors) {
    const auto& format = formats.*tensor.override;
    if (format) writer.member(tensor.name, name(*format));
  }
  writer.end_object();
}

namespace {

void write_changes(const Changes& changes, JsonWriter& writer) {
  if (changes.empty()) return;
  writer.key("changed");
  writer.begin_object();
  for (const auto& [name, value] : changes) writer.member(name, value);
  writer.end_object();
}

void write_edits(const std::map<std::string, LayerEdit>& edits, JsonWriter& writer) {
  if (edits.empty()) return;
  writer.key("edits");
  writer.begin_object();
  for (const auto& [layer, edit] : edits) {
    writer.key(layer);
    writer.begin_object();
    write_parameters(edit.parameters, writer);
    write_formats(edit.formats, writer);
    writer.end_object();
  }
  writer.end_object();
}

// The formats that are not the usual ones.
FormatOverrides changed_formats(const Formats& formats) {
  const Formats usual;
  FormatOverrides changed;
  for (const FormattedTensor& tensor : formatted_tensors) {
    if (formats.*tensor.format != usual.*tensor.format) {
      changed.*tensor.override = formats.*tensor.format;
    }
  }
  return changed;
}

void write_workload(const WorkloadChoice& choice, JsonWriter& writer) {
  writer.begin_object();
  if (choice.network.empty()) {
    if (!choice.name.empty()) writer.member("name", choice.name);
    writer.key("layers");
    writer.begin_array();
    for (const Layer& layer : choice.layers) write_layer(layer, writer);
    writer.end_array();
  } else {
    writer.member("network", choice.network);
    write_parameters(choice.parameters, writer);
    write_edits(choice.edits, writer);
  }
  if (choice.batch != 1) writer.member("batch", choice.batch);
  if (choice.phase != Phase::prefill) {
    writer.member("phase", name_in(phase_names, choice.phase));
  }
  write_formats(changed_formats(choice.formats), writer);
  writer.end_object();
}

void write_choice(const HardwareChoice& choice, JsonWriter& writer) {
  writer.begin_object();
  if (choice.preset.empty()) {
    writer.key("own");
    write_hardware(choice.original, writer);
  } else {
    writer.member("preset", choice.preset);
  }
  if (choice.count != 1) writer.member("count", choice.count);
  write_changes(choice.changed, writer);
  write_sources(choice.sources, writer);
  if (!choice.shown) writer.member("shown", false);
  writer.end_object();
}

void write_conventions(const Conventions& conventions, JsonWriter& writer) {
  const Conventions usual;
  if (conventions == usual) return;
  writer.key("conventions");
  writer.begin_object();
  if (conventions.fusion != usual.fusion) {
    writer.member("fusion", name_in(fusion_names, conventions.fusion));
  }
  if (conventions.counted != usual.counted) {
    writer.member("counted", name_in(counted_names, conventions.counted));
  }
  if (conventions.attention != usual.attention) {
    writer.member("attention", name_in(attention_names, conventions.attention));
  }
  if (conventions.causal != usual.causal) {
    writer.member("causal", name_in(causal_names, conventions.causal));
  }
  if (conventions.lm_head != usual.lm_head) {
    writer.member("lm_head", name_in(lm_head_names, conventions.lm_head));
  }
  if (conventions.latent != usual.latent) {
    writer.member("latent", name_in(latent_names, conventions.latent));
  }
  if (conventions.notebook) writer.member("notebook", true);
  writer.end_object();
}

void write_view(const View& view, JsonWriter& writer) {
  if (view == View{}) return;
  const auto write = [&](const char* key, const std::string& choice) {
    if (!choice.empty()) writer.member(key, choice);
  };
  writer.key("view");
  writer.begin_object();
  write("tab", view.tab);
  write("floorline", view.floorline);
  write("marker_size", view.marker_size);
  write("scale", view.scale);
  write("order", view.order);
  write("measured_at", view.measured_at);
  write("against", view.against);
  if (view.path) writer.member("path", true);
  write("blocks", view.blocks);
  if (view.power) writer.member("power", true);
  writer.end_object();
}

void write_members(const Project& project, bool with_workload, JsonWriter& writer) {
  writer.begin_object();
  writer.member("roofloor", document_version);
  if (!project.title.empty()) writer.member("title", project.title);
  if (with_workload) {
    writer.key("workload");
    write_workload(project.workload, writer);
  }
  writer.key("hardware");
  writer.begin_array();
  for (const HardwareChoice& choice : project.hardware) write_choice(choice, writer);
  writer.end_array();
  write_conventions(project.conventions, writer);
  write_view(project.view, writer);
  writer.end_object();
}

}  // namespace

void write_layer(const Layer& layer, JsonWriter& writer) {
  writer.begin_object();
  writer.member("name", layer.name);
  writer.member("kind", layer.kind);
  write_parameters(layer.parameters, writer);
  if (layer.repeat != 1) writer.member("repeat", layer.repeat);
  write_formats(layer.formats, writer);
  if (layer.all_reduce) writer.member("all_reduce", true);
  if (layer.shared) writer.member("shared", true);
  if (layer.steps != 1) writer.member("steps", layer.steps);
  writer.end_object();
}

void write_project(const Project& project, JsonWriter& writer) {
  write_members(project, true, writer);
}

void write_project_beside_workload(const Project& project, JsonWriter& writer) {
  write_members(project, false, writer);
}

}  // namespace roofloor
