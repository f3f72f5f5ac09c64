// libFuzzer: any text pasted into the page. The door answers with an envelope, whatever it gets.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "api/api.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string answer = roofloor::import_workload_text(text);
  if (!answer.starts_with("{\"ok\":")) std::abort();
  return 0;
}
