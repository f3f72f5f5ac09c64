#include "importers/onnx/hostile.h"

#include <chrono>
#include <cmath>
#include <fstream>

#include "base/input_error.h"
#include "catch.h"
#include "importers/onnx/imported_model.h"

namespace roofloor {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr double most_seconds = 20;
constexpr double most_memory = 2e9;  // freed memory is kept for a while
#elif defined(__EMSCRIPTEN__)
constexpr double most_seconds = 6;
constexpr double most_memory = 256e6;
#else
constexpr double most_seconds = 2;
constexpr double most_memory = 256e6;
#endif

// A line of /proc/self/status, such as "VmHWM:     5012 kB".
std::optional<double> memory(const std::string& name) {
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
  const auto begin = std::chrono::steady_clock::now();
  try {
    const ImportedWorkload workload = imported(bytes);
    outcome.warnings = workload.warnings;
    outcome.macs = totals_of(workload).macs;
    CHECK_FALSE(std::isnan(outcome.macs));
  } catch (const InputError& error) {
    outcome.error = error.path + ": " + error.message;
  }
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
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
