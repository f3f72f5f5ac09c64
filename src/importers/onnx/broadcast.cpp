// Broadcasting of sizes and of the numbers of small tensors.
#include "importers/onnx/broadcast.h"

#include <algorithm>

namespace roofloor::onnx {
namespace {

double broadcast_size(double one, double other) {
  if (one == 1) return other;
  if (other == 1) return one;
  if (one == unknown_size) return other;
  if (other == unknown_size) return one;
  return one == other ? one : std::max(one, other);
}

}  // namespace

Dims broadcast(const Dims& one, const Dims& other) {
  const std::size_t rank = std::max(one.size(), other.size());
  Dims result(rank, 1);
  for (std::size_t i = 0; i < rank; ++i) {
    const double a = i < one.size() ? one[one.size() - 1 - i] : 1;
    const double b = i < other.size() ? other[other.size() - 1 - i] : 1;
    result[rank - 1 - i] = broadcast_size(a, b);
  }
  return result;
}

std::optional<Dims> broadcast_inputs(const NodeView& node, std::size_t first) {
  Dims result;
  for (std::size_t i = first; i < node.inputs.size(); ++i) {
    if (!node.has(i)) continue;
    if (!node.input(i).has_shape) return std::nullopt;
    result = broadcast(result, node.input(i).dims);
  }
  return result;
}

const Elements* broadcast_elements(const NodeView& node, std::size_t input, const Dims& result) {
  const Elements* elements = node.elements(input);
  if (elements == nullptr) return nullptr;
  const Dims& dims = node.input(input).dims;
  if (dims.size() > result.size()) return nullptr;
  const std::size_t missing = result.size() - dims.size();
  double count = 1;
  for (std::size_t i = 0; i < dims.size(); ++i) {
    if (dims[i] != 1 && dims[i] != result[missing + i]) return nullptr;
    count *= dims[i];
  }
  return count == static_cast<double>(elements->size()) ? elements : nullptr;
}

std::size_t broadcast_index(std::size_t at, const Dims& result, const Dims& dims) {
  std::size_t index = 0;
  std::size_t stride = 1;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto size = static_cast<std::size_t>(result[result.size() - 1 - i]);
    const std::size_t place = size == 0 ? 0 : at % size;
    if (size != 0) at /= size;
    if (i >= dims.size()) continue;
    const auto own = static_cast<std::size_t>(dims[dims.size() - 1 - i]);
    if (own != 1) index += place * stride;
    stride *= own;
  }
  return index;
}

}  // namespace roofloor::onnx
