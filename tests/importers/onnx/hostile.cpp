#include "importers/onnx/hostile.h"

#include <cmath>
#include <ctime>
#include <fstream>

#include "base/input_error.h"
#include "catch.h"
#include "importers/onnx/imported_model.h"

namespace roofloor {
namespace {

// WebAssembly may be slower; under sanitizers freed memory is kept for a while.
#if defined(__EMSCRIPTEN__)
constexpr double most_seconds = 6;
#else
constexpr double most_seconds = is_sanitized ? 20 : 2;
#endif
constexpr double most_memory = is_sanitized ? 2e9 : 256e6;

// A line of /proc/self/status, such as "VmHWM:     5012 kB". That of Node says nothing of us.
std::optional<double> memory(const std::string& name) {
#if defined(__EMSCRIPTEN__)
  return {};
#endif
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == name + ":" && status >> kilobytes) return kilobytes * 1024;
  }
  return {};
}

}  // namespace

std::optional<double> peak_memory_since_last() {
  const std::optional<double> peak = memory("VmHWM");
  std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins anew: proc(5)
  return peak;
}

Outcome outcome_of(const std::string& bytes) {
  Outcome outcome;
  // Of the processor: other programs may run beside the tests.
  const std::clock_t begin = std::clock();
  try {
    const ImportedWorkload workload = imported(bytes);
    outcome.warnings = workload.warnings;
    outcome.macs = totals_of(workload).macs;
    CHECK_FALSE(std::isnan(outcome.macs));
  } catch (const InputError& error) {
    outcome.error = error.path + ": " + error.message;
  }
  outcome.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return outcome;
}

Outcome survived(const std::string& bytes) {
  peak_memory_since_last();
  const std::optional<double> before = memory("VmRSS");
  const Outcome outcome = outcome_of(bytes);
  CHECK(outcome.seconds < most_seconds);
  if (before) CHECK(peak_memory_since_last().value_or(0) - *before < most_memory);
  return outcome;
}

Outcome survived(const onnx_file::Model& model) {
  return survived(onnx_file::bytes_of(model));
}

}  // namespace roofloor
