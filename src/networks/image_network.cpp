// Appends layers and follows the size of the feature map.
#include "networks/image_network.h"

#include <cmath>

namespace roofloor {

void ImageNetwork::append(const std::string& name, const char* kind, ParameterValues parameters) {
  layers_.push_back(
      {.name = name, .kind = kind, .parameters = std::move(parameters), .formats = {}});
}

double ImageNetwork::after_window(double kernel, double stride, double padding) const {
  return std::floor((size_ + 2 * padding - kernel) / stride) + 1;
}

void ImageNetwork::convolution(const std::string& name, const Convolution& c) {
  ParameterValues parameters{{"in_channels", channels_},
                             {"out_channels", c.out_channels},
                             {"height", size_},
                             {"kernel", c.kernel}};
  // Only what differs from the kind's defaults is said.
  if (c.stride != 1) parameters["stride"] = c.stride;
  if (c.padding != 0) parameters["padding"] = c.padding;
  if (c.groups != 1) parameters["groups"] = c.groups;
  if (c.bias) parameters["bias"] = 1.0;
  append(name, "conv2d", std::move(parameters));
  channels_ = c.out_channels;
  size_ = after_window(c.kernel, c.stride, c.padding);
}

void ImageNetwork::batch_norm(const std::string& name) {
  append(name, "normalization",
         {{"type", "batch"}, {"elements", elements()}, {"channels", channels_}});
}

void ImageNetwork::activation(const std::string& name, const std::string& function) {
  append(name, "elementwise", {{"function", function}, {"elements", elements()}});
}

void ImageNetwork::add(const std::string& name) {
  append(name, "elementwise", {{"function", "add"}, {"elements", elements()}});
}

void ImageNetwork::max_pool(const std::string& name, double kernel, double stride, double padding) {
  ParameterValues parameters{
      {"channels", channels_}, {"height", size_}, {"kernel", kernel}, {"stride", stride}};
  if (padding != 0) parameters["padding"] = padding;
  append(name, "pooling", std::move(parameters));
  size_ = after_window(kernel, stride, padding);
}

void ImageNetwork::global_pool(const std::string& name) {
  append(name, "pooling", {{"channels", channels_}, {"height", size_}, {"global", 1.0}});
  size_ = 1;
}

void ImageNetwork::adaptive_pool(const std::string& name, double size) {
  if (size_ == size) return;
  append(name, "pooling",
         {{"channels", channels_},
          {"height", size_},
          {"kernel", std::ceil(size_ / size)},
          {"out_height", size},
          {"out_width", size}});
  size_ = size;
}

void ImageNetwork::linear(const std::string& name, double out) {
  append(name, "linear", {{"in", elements()}, {"out", out}, {"bias", 1.0}});
  continue_from(out, 1);
}

void ImageNetwork::continue_from(double channels, double size) {
  channels_ = channels;
  size_ = size;
}

}  // namespace roofloor
