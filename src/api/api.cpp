// The door's functions: read the arguments, ask the core, wrap the answer.
#include "api/api.h"

#include "api/codecs.h"
#include "api/opened_project.h"
#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "importers/importer.h"
#include "json/json_text.h"

namespace roofloor {
namespace {

// The one place where bad input ends: whatever the core throws becomes an error envelope.
template <typename Work>
std::string answer(Work work) {
  try {
    return success(work());
  } catch (const InputError& error) {
    return failure(error);
  }
}

Json parsed_options(std::string_view text) {
  return text.empty() ? Json::object() : Json(parse_json(text));
}

Figure made_figure(const OpenedProject& opened, std::string_view name, const JsonReader& options) {
  const FigureKind& kind = figure_kind(std::string(name), "/figure");
  return kind.make(opened.report, figure_options(options, opened));
}

Json layer_json(const Layer& layer) {
  Json parameters = Json::object();
  for (const auto& [key, value] : layer.parameters) parameters[key] = value;
  return json_object({{"name", layer.name}, {"kind", layer.kind}, {"parameters", parameters}});
}

}  // namespace

Session::Session() = default;
Session::~Session() = default;

const OpenedProject& Session::opened(double revision) const {
  if (!opened_) throw InputError{"/revision", "no project is open; open one first"};
  if (opened_->revision != revision) {
    throw InputError{"/revision", "revision " + shortest_number(revision) +
                                      " is stale; the opened one is " +
                                      shortest_number(opened_->revision)};
  }
  return *opened_;
}

std::string Session::open_project(std::string_view text) {
  return answer([&] {
    auto next = std::make_unique<OpenedProject>(text);
    next->revision = ++last_revision_;
    opened_ = std::move(next);
    return json_object({{"revision", opened_->revision},
                        {"project", project_json(opened_->project)},
                        {"warnings", Json::array()}});
  });
}

Reply Session::report(double revision) {
  Reply reply;
  reply.text = answer([&] { return report_json(opened(revision), reply.numbers); });
  return reply;
}

Reply Session::figure(double revision, std::string_view name, std::string_view options) {
  Reply reply;
  reply.text = answer([&] {
    const Json parsed = parsed_options(options);
    return figure_json(made_figure(opened(revision), name, JsonReader(parsed, "")), reply.numbers);
  });
  return reply;
}

std::string Session::figure_layout(double revision, std::string_view name,
                                   std::string_view options) {
  return answer([&] {
    const Json parsed = parsed_options(options);
    const JsonReader reader(parsed, "");
    const Figure figure = made_figure(opened(revision), name, reader);
    return layout_json(roofloor::figure_layout(figure, layout_options(reader, figure)));
  });
}

std::string describe() {
  return answer([] { return description_json(); });
}

std::string parse_quantity_text(std::string_view text, std::string_view unit) {
  return answer([&] {
    const double value = parse_quantity(text, unit);
    return json_object({{"value", value}, {"text", exact_quantity_text(value, unit)}});
  });
}

std::string import_workload_text(std::string_view text) {
  return answer([&] {
    const ImportedWorkload imported = import_workload(text);
    Json layers = Json::array();
    for (const Layer& layer : imported.layers) layers.push_back(layer_json(layer));
    return json_object({{"kind", imported.kind},
                        {"workload", json_object({{"name", imported.name}, {"layers", layers}})},
                        {"layer_count", imported.layers.size()},
                        {"warnings", imported.warnings}});
  });
}

std::string analyze(std::string_view project) {
  return answer([&] { return analysis_json(OpenedProject(project)); });
}

std::string figure_document(std::string_view project, std::string_view name,
                            std::string_view options) {
  return answer([&] {
    const OpenedProject opened(project);
    const Json parsed = parsed_options(options);
    const JsonReader reader(parsed, "");
    const Figure figure = made_figure(opened, name, reader);
    Json result = inline_figure_json(figure);
    result["layout"] = layout_json(roofloor::figure_layout(figure, layout_options(reader, figure)));
    return result;
  });
}

std::string error_envelope(std::string_view message) {
  return failure(InputError{"", std::string(message)});
}

}  // namespace roofloor
