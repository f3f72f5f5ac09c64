// libFuzzer: any text as a project document, and what a page asks of one that opens.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "api/api.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  roofloor::Session session;
  const std::string answer = session.open_project(text);
  if (!answer.starts_with("{\"ok\":")) std::abort();
  if (!answer.starts_with("{\"ok\":true")) return 0;
  constexpr double first_revision = 1;
  session.report(first_revision);
  session.layers(first_revision, 0, 10);
  session.figure(first_revision, "roofline", "");
  session.figure_layout(first_revision, "floorline", "");
  return 0;
}
