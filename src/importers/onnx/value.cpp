// Values of the usual forms.
#include "importers/onnx/value.h"

#include "importers/onnx/tensor_reader.h"

namespace roofloor::onnx {

double Value::count() const {
  return has_shape ? element_count(dims) : unknown_size;
}

Value tensor_value(int type, Dims dims) {
  Value value;
  value.type = type;
  value.has_shape = true;
  value.dims = std::move(dims);
  return value;
}

Value unknown_value(int type) {
  Value value;
  value.type = type;
  return value;
}

Value constant_value(int type, Dims dims, Elements elements) {
  Value value = tensor_value(type, std::move(dims));
  value.is_constant = true;
  if (elements.size() <= most_elements) {
    value.elements = std::make_shared<const Elements>(std::move(elements));
  }
  return value;
}

Value reshaped(const Value& value, Dims dims) {
  Value result = value;
  result.has_shape = true;
  result.dims = std::move(dims);
  return result;
}

Value of_unknown_shape(const Value& value) {
  Value result = value;
  result.has_shape = false;
  result.dims.clear();
  result.elements = nullptr;
  return result;
}

double axis_of(double axis, double rank) {
  const double counted = axis < 0 ? axis + rank : axis;
  return counted >= 0 && counted < rank ? counted : -1;
}

}  // namespace roofloor::onnx
