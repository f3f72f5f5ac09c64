// The command line: the door's answers on standard output.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/api.h"
#include "cli/import_command.h"

namespace {

constexpr const char* usage =
    "roofloor describe\n"
    "    everything that can be chosen: networks, hardware, formats, layer kinds, columns\n"
    "roofloor analyze FILE|-\n"
    "    the report of a project document: every layer on every hardware, and the totals\n"
    "roofloor layers FILE|-\n"
    "    every layer of a project document with the values of all its parameters\n"
    "roofloor explain FILE|- --path PATH\n"
    "    a number of the report with its formula and sources; a path such as "
    "/hardware/0/layers/3/seconds\n"
    "roofloor fit FILE|- --hardware NUMBER ROWS\n"
    "    the energies of a hardware of a project, by its place from 0, fitted to a table of\n"
    "    measured rows with the heads operations, bytes, seconds, joules (or watts)\n"
    "roofloor figure FILE|- --figure NAME [--format json|svg|pgfplots|matplotlib|csv]\n"
    "                [--size NAME] [--link URL] [--options JSON]\n"
    "    roofline, floorline, power, breakdown_time, breakdown_energy, sweep_rate or sweep_bytes:\n"
    "    as data (series, axes, placed labels), as a picture, which holds the project and opens "
    "again,\n"
    "    for LaTeX, as a script for Python, or as a table of every plotted number; sizes are\n"
    "    one_column, two_column and slide; options such as {\"floorline\": \"per_layer\", "
    "\"width\": 500}\n"
    "roofloor report FILE|- [--link URL]\n"
    "    the whole report as one HTML page for people: totals, charts, sources, layers, advice "
    "and\n"
    "    conventions, with the project inside, so that it opens again\n"
    "roofloor validate FILE|-\n"
    "    published numbers against ours, such as those of web/validation.json\n"
    "roofloor import FILE|- [--set NAME=NUMBER ...] [--no-fold] [--summary]\n"
    "    an ONNX model, a table of layers, a config.json or the notebook's lists as the workload\n"
    "    of a project document; --set gives open sizes of a model, such as batch=8 seq=128, "
    "--summary\n"
    "    prints what is in it for people\n";

constexpr const char* usage_end =
    "FILE is a project document, or an SVG picture or a report that was made here, with its "
    "project\n"
    "inside.\n";

constexpr int bad_input = 2;

// Answers go to standard output, errors to standard error: both are the same JSON envelope.
int print(const std::string& envelope) {
  const bool ok = envelope.starts_with("{\"ok\":true");
  (ok ? std::cout : std::cerr) << envelope << '\n';
  return ok ? 0 : bad_input;
}

int fail(const std::string& message) {
  std::cerr << roofloor::error_envelope(message) << '\n';
  return bad_input;
}

bool read_text(const std::string& file, std::string& text) {
  if (file == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), {});
    return true;
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return false;
  text.assign(std::istreambuf_iterator<char>(stream), {});
  return !stream.bad();
}

// The value after a flag, or what holds without it.
std::string option(const std::vector<std::string>& arguments, const std::string& flag,
                   std::string absent) {
  for (std::size_t i = 2; i + 1 < arguments.size(); ++i) {
    if (arguments[i] == flag) return arguments[i + 1];
  }
  return absent;
}

// A file is printed alone, what went wrong as an envelope.
int print_file(const roofloor::ExportedFile& file) {
  if (!file.ok) return print(file.text);
  std::cout << file.text;
  if (!file.text.ends_with('\n')) std::cout << '\n';
  return 0;
}

int run_figure(const std::string& project, const std::string& name, const std::string& format,
               const std::string& options) {
  if (format == "json") return print(roofloor::figure_document(project, name, options));
  return print_file(roofloor::export_document(project, name, format, options));
}

int run_fit(const std::string& project, const std::vector<std::string>& arguments) {
  const std::string hardware = option(arguments, "--hardware", "0");
  const bool is_number =
      !hardware.empty() && hardware.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number) return fail("--hardware is \"" + hardware + "\"; expected a place, such as 0");
  std::string rows;
  const bool has_rows = arguments.size() > 2 && arguments.back() != hardware;
  if (!has_rows) return fail("fit needs a second file with the measured rows");
  if (!read_text(arguments.back(), rows)) return fail("cannot read " + arguments.back());
  return print(roofloor::fit_energy_document(project, std::stod(hardware), rows));
}

// A summary is a text for people; all else that comes back is an envelope.
int run_import(const std::vector<std::string>& arguments) {
  const std::string answer = import_answer(arguments);
  if (answer.starts_with("{\"ok\":")) return print(answer);
  std::cout << answer;
  return 0;
}

constexpr std::string_view file_commands[] = {"analyze", "layers", "import", "figure",
                                              "explain", "fit",    "report", "validate"};

int run_on_file(const std::vector<std::string>& arguments) {
  const std::string& command = arguments[0];
  if (arguments.size() < 2) return fail(command + " needs a file, or - for standard input");
  if (command == "import") return run_import(arguments);
  std::string text;
  if (!read_text(arguments[1], text)) return fail("cannot read " + arguments[1]);
  if (command == "analyze") return print(roofloor::analyze(text));
  if (command == "layers") return print(roofloor::list_layers(text));
  if (command == "validate") return print(roofloor::validate(text));
  if (command == "explain") {
    return print(roofloor::explain_number(text, option(arguments, "--path", "")));
  }
  if (command == "fit") return run_fit(text, arguments);
  const std::pair<const char*, std::string> link{"link", option(arguments, "--link", "")};
  if (command == "report") {
    return print_file(
        roofloor::report_document(text, roofloor::with_text_options("", std::span(&link, 1))));
  }
  const std::string name = option(arguments, "--figure", "");
  if (name.empty()) return fail("figure needs --figure and a name, such as roofline");
  const std::pair<const char*, std::string> named[] = {{"size", option(arguments, "--size", "")},
                                                       link};
  return run_figure(text, name, option(arguments, "--format", "json"),
                    roofloor::with_text_options(option(arguments, "--options", ""), named));
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  const std::string command = arguments.empty() ? "" : arguments[0];
  if (command == "describe") return print(roofloor::describe());
  const bool reads_file = std::find(std::begin(file_commands), std::end(file_commands), command) !=
                          std::end(file_commands);
  if (reads_file) return run_on_file(arguments);
  if (command == "help" || command == "--help" || command == "-h") {
    std::cout << usage << usage_end;
    return 0;
  }
  const std::string found = command.empty() ? "no command" : "unknown command \"" + command + "\"";
  return fail(found +
              "; expected describe, analyze, layers, explain, fit, figure, report, import, "
              "validate or help");
}
