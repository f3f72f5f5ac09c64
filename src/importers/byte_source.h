// A file, read in pieces: an importer asks for the bytes it needs and skips the rest, so that the
// weights of a model are never read.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace roofloor {

// Offsets are doubles, exact to 2^53: files over 4 GB occur, and JavaScript has no other number.
struct ByteSource {
  std::string name;  // of the file, without its folder; empty where it has none
  double size = 0;   // [B]
  // The `length` bytes from `offset` on, which are within the size; fewer where they cannot be
  // read. Called by `read_bytes` alone.
  std::function<std::string(double offset, std::size_t length)> read;
};

// Exactly `length` bytes from `offset` on. Throws InputError where the source does not have or
// does not give them.
std::string read_bytes(const ByteSource& source, double offset, std::size_t length);

// A text that is in memory as a source; it must outlive the source.
ByteSource source_of(std::string_view text, std::string name = "");

// All bytes. Throws InputError where there are more than `most`.
std::string whole_text(const ByteSource& source, double most);

}  // namespace roofloor
