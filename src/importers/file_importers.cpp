// The list of importers of files, asked in this order by their first bytes.
#include <array>

#include "importers/importer.h"

namespace roofloor {
namespace {

constexpr std::array<const FileImporter*, 1> list{&onnx_importer};

}  // namespace

std::span<const FileImporter* const> file_importers() {
  return list;
}

}  // namespace roofloor
