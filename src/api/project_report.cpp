// Chooses the pictures of a report and hands everything to the room that writes it.
#include "api/project_report.h"

#include <algorithm>

#include "analysis/headline.h"
#include "api/codecs.h"
#include "api/export.h"
#include "api/inline_picture.h"
#include "api/version.h"
#include "hardware/hardware_library.h"
#include "json/json_text.h"
#include "reports/report_page.h"

namespace roofloor {
namespace {

// The page makes them as wide as its column, or as half of it.
constexpr InlineSize whole_width{920, 350};
constexpr InlineSize half_width{560, 330};

// "Energies of A and B are estimates from their TDP."
std::string estimate_sentence(const OpenedProject& opened,
                              const std::vector<std::size_t>& hardware) {
  std::vector<std::string> names;
  for (const std::size_t index : hardware) {
    const HardwareReport& report = opened.report.hardware[index];
    if (report.corners) names.push_back(report.hardware->name);
  }
  if (names.empty()) return "";
  return " Energies of " + joined(names) +
         (names.size() == 1 ? " are an estimate from its TDP." : " are estimates from their TDPs.");
}

class Pictures {
 public:
  Pictures(const OpenedProject& opened, const std::vector<std::size_t>& shown)
      : opened_(opened), shown_(shown) {}

  // Charts over the intensity, one below the other, with one axis.
  void add_over_intensity(const std::vector<const char*>& names) {
    InlineSize size = whole_width;
    for (const char* name : names) {
      const Figure& figure = made(name);
      if (figure.series.empty()) continue;
      const Limits x = x_of_all_layers(figure);
      size.x = size.x ? Limits{std::min(size.x->minimum, x.minimum),
                               std::max(size.x->maximum, x.maximum)}
                      : x;
    }
    for (const char* name : names) add(made(name), size);
  }

  void add_narrow(const char* name, std::optional<std::size_t> hardware = std::nullopt) {
    add(made(name, hardware), half_width, hardware);
  }

  std::vector<ReportPicture> take() { return std::move(pictures_); }

 private:
  const Figure& made(const char* name, std::optional<std::size_t> hardware = std::nullopt) const {
    const Json none = Json::object();
    FigureOptions options = figure_options(JsonReader(none, ""), opened_);
    options.selected = hardware;
    return opened_.figure(name, options);
  }

  // Nothing where the figure would be empty.
  void add(const Figure& figure, const InlineSize& size,
           std::optional<std::size_t> hardware = std::nullopt) {
    if (figure.series.empty()) return;
    std::string summary = figure.summary;
    if (is_of_energy(figure)) {
      summary += estimate_sentence(opened_, hardware ? std::vector{*hardware} : shown_);
    }
    const std::string prefix = "picture-" + std::to_string(pictures_.size()) + "-";
    pictures_.push_back({.title = figure.title,
                         .summary = std::move(summary),
                         .hardware = hardware,
                         .is_narrow = size.width < whole_width.width,
                         .svg = inline_picture(figure, opened_.report, size, prefix)});
  }

  static bool is_of_energy(const Figure& figure) {
    return figure.name == "floorline" || figure.name == "power" ||
           figure.name == "breakdown_energy";
  }

  const OpenedProject& opened_;
  const std::vector<std::size_t>& shown_;
  std::vector<ReportPicture> pictures_;
};

std::vector<ReportPicture> pictures_of(const OpenedProject& opened,
                                       const std::vector<std::size_t>& shown) {
  if (shown.empty() || opened.report.rows.empty()) return {};
  Pictures pictures(opened, shown);
  std::vector<const char*> over_intensity{"roofline", "floorline"};
  if (opened.project.view.power) over_intensity.push_back("power");
  pictures.add_over_intensity(over_intensity);
  if (opened.workload.tokens) {
    pictures.add_narrow("sweep_rate");
    pictures.add_narrow("sweep_bytes");
  }
  for (const std::size_t index : shown) {
    pictures.add_narrow("breakdown_time", index);
    pictures.add_narrow("breakdown_energy", index);
  }
  return pictures.take();
}

}  // namespace

std::string project_report(const OpenedProject& opened, std::string_view options) {
  const Json parsed = options.empty() ? Json::object() : parse_json(options);
  const JsonReader reader(parsed, "");
  reader.allow_only({"link"});
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < opened.project.hardware.size(); ++i) {
    if (opened.project.hardware[i].shown) shown.push_back(i);
  }
  std::vector<ReportPicture> pictures = pictures_of(opened, shown);
  return report_page({.project = opened.project,
                      .report = opened.report,
                      .shown = std::move(shown),
                      .pictures = std::move(pictures),
                      .provenance = {.version = version,
                                     .data_date = hardware_library().date,
                                     .link = reader.string_or("link", "")},
                      .project_text = canonical_text(opened.project)});
}

}  // namespace roofloor
