// The door: all that the page and the command line can ask of the core. Nothing here throws; every
// text that comes back is an envelope, {"ok": true, "result": ...} or {"ok": false, "error":
// {"path", "message"}}.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/byte_source.h"

namespace roofloor {

struct OpenedProject;

// A text, and the numbers it points into by offset and count; an absent number is NaN.
struct Reply {
  std::string text;
  std::vector<double> numbers;
};

// One opened project. Its revision rises with every project opened; asking with another one is an
// error.
class Session {
 public:
  Session();
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Parses, checks and analyses a project document: {revision, project (canonical), warnings}. On
  // an error the project opened before stays open. The text may also be an SVG picture or a report
  // (HTML) that was made with its project inside. Where the workload is the very text of the
  // project opened before, and canonical, `project` comes without it.
  std::string open_project(std::string_view text);

  // Names and totals; numbers by layer as columns. See report_codec.cpp for the members.
  Reply report(double revision);

  // A number of the report with its formula, the numbers in it and their sources. Paths are those
  // of `analyze`: "/hardware/0/layers/3/seconds".
  std::string explain(double revision, std::string_view path) const;

  // {hardware [...]}: what holds a row back on each hardware, and what would change that.
  std::string guidance(double revision, double row) const;

  // {name, network, count, first, layers [{layer, values, network_values, row}]}: the layers from
  // `first` on, at most `count`, as an editor needs them. See write_layers in codecs.h.
  std::string layers(double revision, double first, double count) const;

  // A hardware of the project as a whole hardware object, the user's changes in it.
  std::string hardware_object(double revision, double hardware) const;

  // {fraction, sentence}, and as numbers the rows of the report, heaviest first, that make up
  // `share` (0 to 1) of the `weight`, "time" or "energy", on a hardware.
  Reply heaviest(double revision, double hardware, std::string_view weight, double share) const;

  // The energies of a hardware (by its place) fitted to measured rows, pasted as a table:
  // write_energy_fit in codecs.h has the members.
  std::string fit_energy(double revision, double hardware, std::string_view rows) const;

  // Published energies that could be filled into a hardware: write_energy_tables in codecs.h has
  // the members.
  std::string energy_tables(double revision, double hardware) const;

  // The series of a figure, in data units. Options: floorline, marker_size, scale, pinned; absent
  // ones come from the project's view.
  Reply figure(double revision, std::string_view name, std::string_view options);

  // Limits, ticks and placed texts. Options: those of figure, and width, height [px], viewport {x,
  // y}, font {size, advances}, x_labels (false for a chart above another).
  std::string figure_layout(double revision, std::string_view name, std::string_view options);

  // {text}: a figure as an <svg> element for a page. Options: those of export_figure.
  std::string picture(double revision, std::string_view name, std::string_view options) const;

  // {text, media_type, extension}: a figure as a file, such as "svg". Options: those of
  // figure_layout, and font {family}, size (a name of `describe`'s paper_sizes), link (for the
  // comment that says where the file comes from), stands_alone (with a legend and the project
  // inside).
  std::string export_figure(double revision, std::string_view name, std::string_view format,
                            std::string_view options) const;

  // {text, media_type, extension}: the report of the project as one HTML page, with the project
  // inside. Options: link (to the page with the project; an unknown one is an error).
  std::string report_page(double revision, std::string_view options) const;

 private:
  const OpenedProject& opened(double revision) const;

  std::unique_ptr<OpenedProject> opened_;
  double last_revision_ = 0;
};

// Everything that can be chosen: prefixes, formats, layer kinds, networks, hardware, columns,
// figures, terms, the files in which a figure can be taken away and their sizes.
std::string describe();

// The same without the files, of which a page can do without until it is asked for one.
std::string describe_page();

// {export_formats, paper_sizes}: the files alone.
std::string describe_exports();

// An entry of the library as a whole hardware object; where figures are missing, without them.
std::string listed_hardware(std::string_view id);

// {value, text}: what a user typed where `unit` is expected.
std::string parse_quantity_text(std::string_view text, std::string_view unit);

// {kind, workload {name, layers}, layer_count, columns [{head, taken_for}], warnings}: foreign text
// as a workload of a project document.
std::string import_workload_text(std::string_view text);

// The same of a file that is read in pieces, with more of what it holds: sizes [{name, value,
// is_batch, is_given, where}] that it leaves open, and of a model's file a summary; see
// import_codec.cpp for the members. Options: {"sizes": {"batch": 8}, "fold_blocks": false}.
std::string import_file(const ByteSource& source, std::string_view options);

// What is in it as lines for people: sizes, operators, totals, warnings. The envelope of an error
// where it cannot be read.
std::string import_summary(const ByteSource& source, std::string_view options);

// The whole report of a project as one JSON document, for the command line and for scripts.
std::string analyze(std::string_view project);

// A number of that report with its formula.
std::string explain_number(std::string_view project, std::string_view path);

// Published numbers against ours, for a text as web/validation.json: see validation.h. Opens the
// project of every check by itself; no session is touched.
std::string validate(std::string_view checks);

// Every layer of a project as Session::layers has it.
std::string list_layers(std::string_view project);

// The energies of a hardware of a project fitted to measured rows.
std::string fit_energy_document(std::string_view project, double hardware, std::string_view rows);

// A figure of a project with its points inline, and its layout.
std::string figure_document(std::string_view project, std::string_view name,
                            std::string_view options);

// A figure of a project as a file that stands alone; where that fails `text` is the envelope of the
// error.
struct ExportedFile {
  bool ok = false;
  std::string text;
};
ExportedFile export_document(std::string_view project, std::string_view name,
                             std::string_view format, std::string_view options);

// The report of a project as an HTML page; where that fails `text` is the envelope of the error.
// Options: those of Session::report_page.
ExportedFile report_document(std::string_view project, std::string_view options);

// Options as JSON with some members set to texts that are not empty, for a caller who does not
// write JSON. Options that are no object come back as they are, to be refused where they are read.
std::string with_text_options(std::string_view options,
                              std::span<const std::pair<const char*, std::string>> members);

// The envelope of an error that arises outside, such as a file that cannot be read.
std::string error_envelope(std::string_view message);

}  // namespace roofloor
