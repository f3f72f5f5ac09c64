#include "writers/exported.h"

#include <sstream>

#include "project/project.h"

namespace roofloor {

const std::vector<std::string> hostile_names{
    "</script><script>alert(1)</script>",
    "\\end{document}",
    "'''\"\"\"",
    "two\nlines\r\n\tand more",
    "]]> --> & <b>",
    "100% #1 $x$ {y} a_b^c~d",
    "層 ü 🏠 \xef\xbf\xbe\xef\xbf\xbf",
    "=1+2, \"quoted\"; total",
    "total",
    "a -- b --- c",
};

std::string start_project() {
  return R"({"roofloor":1})";
}

std::string hostile_project() {
  Project project;
  project.title = hostile_names[0];
  project.workload.name = hostile_names[4];
  double amount = 1e6;
  for (const std::string& name : hostile_names) {
    project.workload.layers.push_back(
        {.name = name,
         .kind = "custom",
         .parameters = {{"operations", 3 * amount}, {"bytes", 1e13 / amount}},
         .formats = {}});
    amount *= 5;
  }
  Random random(7);
  HardwareChoice own;
  own.original = random_hardware(random);
  own.original.name = hostile_names[5];
  own.hardware = own.original;
  project.hardware.push_back(own);
  JsonWriter writer;
  write_project(project, writer);
  return writer.text();
}

std::string random_project(Random& random) {
  Project project;
  const Workload workload = random_workload(random);
  project.workload.name = workload.name;
  project.workload.batch = workload.batch;
  project.workload.formats = workload.formats;
  project.workload.layers = workload.layers;
  for (Layer& layer : project.workload.layers) layer.steps = 1;  // no part of a document
  for (const auto& make : {random_hardware, random_array_hardware, random_estimated_hardware}) {
    HardwareChoice choice;
    choice.original = make(random);
    choice.hardware = choice.original;
    project.hardware.push_back(choice);
  }
  if (random_whole(random, 0, 1) == 1) project.view.scale = "linear";
  if (random_whole(random, 0, 1) == 1) project.view.floorline = "per_layer";
  JsonWriter writer;
  write_project(project, writer);
  return writer.text();
}

std::vector<std::string> figure_names() {
  std::vector<std::string> names;
  const Json described = parse_json(describe());
  for (const Json& figure : described.at("result").at("figures")) {
    names.push_back(figure.at("name").get<std::string>());
  }
  return names;
}

std::string exported(const std::string& project, const std::string& figure,
                     const std::string& format, const std::string& options) {
  const ExportedFile file = export_document(project, figure, format, options);
  INFO(file.text.substr(0, 300));
  REQUIRE(file.ok);
  return file.text;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace roofloor
