// Sources in memory, and sources read whole.
#include "importers/byte_source.h"

#include "base/input_error.h"
#include "base/quantity_text.h"

namespace roofloor {

ByteSource source_of(std::string_view text, std::string name) {
  return {.name = std::move(name),
          .size = static_cast<double>(text.size()),
          .read = [text](double offset, std::size_t length) {
            return std::string(text.substr(static_cast<std::size_t>(offset), length));
          }};
}

std::string read_bytes(const ByteSource& source, double offset, std::size_t length) {
  const bool is_within = offset >= 0 && offset + static_cast<double>(length) <= source.size;
  std::string bytes = is_within ? source.read(offset, length) : std::string();
  if (bytes.size() == length) return bytes;
  throw InputError{"", "the file cannot be read at byte " + shortest_number(offset) + "; " +
                           shortest_number(static_cast<double>(length)) + " bytes were expected"};
}

std::string whole_text(const ByteSource& source, double most) {
  if (source.size > most) {
    throw InputError{"", "the text has " + quantity_text(source.size, "B") + "; expected at most " +
                             quantity_text(most, "B")};
  }
  return read_bytes(source, 0, static_cast<std::size_t>(source.size));
}

}  // namespace roofloor
