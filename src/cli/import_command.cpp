// Files are read at the places that the core asks for; standard input is read whole.
#include "cli/import_command.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "api/api.h"

namespace {

std::string file_name(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

// A size of 0 or below where the file cannot be read.
roofloor::ByteSource file_source(const std::string& path) {
  auto stream = std::make_shared<std::ifstream>(path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<double>(stream->tellg());
  const auto read = [stream](double offset, std::size_t length) {
    std::string bytes(length, '\0');
    stream->clear();
    stream->seekg(static_cast<std::streamoff>(offset));
    stream->read(bytes.data(), static_cast<std::streamsize>(length));
    bytes.resize(static_cast<std::size_t>(stream->gcount()));
    return bytes;
  };
  return {.name = file_name(path), .size = size, .read = read};
}

// Names are letters of a model's file: quotes and backslashes in them are escaped.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

// {"sizes": {"batch": 8}, "fold_blocks": false}; the door judges names and numbers.
std::string options_of(const std::vector<std::string>& arguments, std::string& problem) {
  std::string sizes;
  bool folds = true;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    if (arguments[i] == "--no-fold") folds = false;
    if (arguments[i] != "--set") continue;
    const std::string set = i + 1 < arguments.size() ? arguments[++i] : "";
    const std::size_t equals = set.rfind('=');
    const std::string number = equals == std::string::npos ? "" : set.substr(equals + 1);
    char* end = nullptr;
    std::strtod(number.c_str(), &end);
    if (number.empty() || *end != '\0') {
      problem = "--set is \"" + set + "\"; expected a size and a number, such as batch=8";
      return "";
    }
    sizes += (sizes.empty() ? "" : ",") + quoted(set.substr(0, equals)) + ":" + number;
  }
  return "{\"sizes\":{" + sizes + "},\"fold_blocks\":" + (folds ? "true" : "false") + "}";
}

bool has_flag(const std::vector<std::string>& arguments, const std::string& flag) {
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    if (arguments[i] == flag) return true;
  }
  return false;
}

std::string answer_of(const roofloor::ByteSource& source, const std::string& options,
                      bool as_summary) {
  return as_summary ? roofloor::import_summary(source, options)
                    : roofloor::import_file(source, options);
}

}  // namespace

std::string import_answer(const std::vector<std::string>& arguments) {
  const std::string& path = arguments[1];
  std::string problem;
  const std::string options = options_of(arguments, problem);
  if (!problem.empty()) return roofloor::error_envelope(problem);
  const bool as_summary = has_flag(arguments, "--summary");
  if (path == "-") {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    return answer_of(roofloor::source_of(text), options, as_summary);
  }
  const roofloor::ByteSource source = file_source(path);
  if (source.size < 0) return roofloor::error_envelope("cannot read " + path);
  return answer_of(source, options, as_summary);
}
