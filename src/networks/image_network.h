// Builds networks for images: every layer begins with the feature map that the one before it left.
#pragma once

#include <string>
#include <vector>

#include "workload/parameters.h"
#include "workload/workload.h"

namespace roofloor {

// One convolution as the papers' tables state it.
struct Convolution {
  double out_channels = 0;
  double kernel = 1;
  double stride = 1;
  double padding = 0;
  double groups = 1;
  bool bias = false;
};

class ImageNetwork {
 public:
  ImageNetwork(double channels, double size) : channels_(channels), size_(size) {}

  double channels() const { return channels_; }
  double size() const { return size_; }  // rows and columns
  double elements() const { return channels_ * size_ * size_; }

  void convolution(const std::string& name, const Convolution& c);
  void batch_norm(const std::string& name);
  void activation(const std::string& name, const std::string& function);
  void add(const std::string& name);  // of the feature map and an equal one
  void max_pool(const std::string& name, double kernel, double stride, double padding = 0);
  void global_pool(const std::string& name);
  // To a size whatever the input's is: the windows that cover it. Nothing where it has that size.
  void adaptive_pool(const std::string& name, double size);
  void linear(const std::string& name, double out);  // of all elements, with bias

  // A side branch: what follows begins with this feature map.
  void continue_from(double channels, double size);

  void append(Layer layer) { layers_.push_back(std::move(layer)); }
  std::vector<Layer> take() { return std::move(layers_); }

 private:
  void append(const std::string& name, const char* kind, ParameterValues parameters);
  double after_window(double kernel, double stride, double padding) const;

  double channels_;
  double size_;
  std::vector<Layer> layers_;
};

// The parameters that all of them have.
constexpr ParameterDeclaration image_size_parameter(double smallest) {
  return {.name = "image_size",
          .label = "Image size",
          .unit = "px",
          .meaning = "rows and columns of the image",
          .default_value = 224,
          .range = {smallest, 1e5, true}};
}
inline constexpr ParameterDeclaration classes_parameter{
    .name = "classes",
    .label = "Classes",
    .unit = "",
    .meaning = "outputs of the classification head",
    .default_value = 1000,
    .range = {1, 1e6, true}};

inline constexpr double color_channels = 3;

}  // namespace roofloor
