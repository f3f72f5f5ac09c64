// Parameters of a file: elements of constants that are floats or quantized, of rank 1 or more, each
// counted once. Scales, zero points, and sizes are none; mean and variance of batch normalizations
// are some.
#pragma once

#include <vector>

#include "importers/onnx/inference.h"

namespace roofloor::onnx {

class ParameterCount {
 public:
  explicit ParameterCount(const Inference& inference);

  struct OfStep {
    double elements = 0;       // that no step before has counted
    bool has_earlier = false;  // some that one has
  };
  OfStep add(const Step& step);
  double total() const { return total_; }

 private:
  void follow(const Step& step, OfStep& result);

  const Inference& inference_;
  std::vector<int> makers_;  // constant steps, by the value that they make; -1
  std::vector<bool> is_seen_;
  double total_ = 0;
};

}  // namespace roofloor::onnx
