// What a layer costs before any hardware is known: operations, and the bytes of its tensors.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/number_format.h"

namespace roofloor {

// Arithmetic work in named parts [op]; one multiply-accumulate is two operations. People compare
// totals that mix different parts, so they are kept apart: `dense` alone is what published MAC
// counts mean, times two.
struct OperationParts {
  double dense = 0;
  double bias = 0;
  double elementwise = 0;
  double normalization = 0;
  double softmax = 0;
  double pooling = 0;

  double total() const { return dense + bias + elementwise + normalization + softmax + pooling; }
};

// A part by its name.
struct OperationPart {
  std::string_view name;
  double OperationParts::*member;
};
inline constexpr std::array<OperationPart, 6> operation_parts{{
    {"dense", &OperationParts::dense},
    {"bias", &OperationParts::bias},
    {"elementwise", &OperationParts::elementwise},
    {"normalization", &OperationParts::normalization},
    {"softmax", &OperationParts::softmax},
    {"pooling", &OperationParts::pooling},
}};

// One dense product, `count` times: M x K elements by K x N, giving M x N.
struct ProductShape {
  double m = 0;
  double n = 0;
  double k = 0;
  double count = 1;

  double macs() const { return m * n * k * count; }
};

// How a layer takes part in fusion, which `traffic` decides.
enum class FusionRole {
  none,        // neither takes layers in nor is taken in
  product,     // layers that follow it may be computed with it
  activation,  // one tensor in, one out, element by element: an activation or a normalization
  follower     // may be taken in too, but keeps a product waiting: addition, softmax, pooling
};

// The tensors a layer moves. `kv_read` and `kv_write` are keys and values of tokens that are kept
// in a cache; keys and values that are not are inputs and outputs. `unassigned` holds bytes of
// which only the sum is known (measured or published).
enum class TensorClass { weight, input, output, kv_read, kv_write, unassigned };
inline constexpr std::array<TensorClass, 6> tensor_classes{
    TensorClass::weight,  TensorClass::input,    TensorClass::output,
    TensorClass::kv_read, TensorClass::kv_write, TensorClass::unassigned};
std::string_view name(TensorClass tensor_class);

// Elements of one tensor class and the bits each takes in memory.
struct TensorTraffic {
  double elements = 0;
  double bits_per_element = 0;

  double bytes() const { return elements * bits_per_element / 8; }
};

struct LayerCost {
  OperationParts operations;
  double macs = 0;  // of the dense products, bias not counted
  std::array<TensorTraffic, tensor_classes.size()> traffic{};
  std::vector<ProductShape> products;  // those that `dense` counts; empty where they are unknown
  double parameter_count = 0;          // trained elements stored; storage is not traffic
  TensorTraffic cached;                // keys and values stored when the layer has run
  bool stores_nothing = false;         // what it reads is counted where another layer stores it
  // Bytes of results that equal devices sharing the layer each have a summand of [B].
  double summed_bytes = 0;
  FusionRole fusion_role = FusionRole::none;
  NumberFormat compute_format = NumberFormat::fp16;

  TensorTraffic& of(TensorClass c) { return traffic[static_cast<std::size_t>(c)]; }
  const TensorTraffic& of(TensorClass c) const { return traffic[static_cast<std::size_t>(c)]; }

  // Q, the compulsory traffic [B]: every operand is read once, every result is written once.
  double total_bytes() const;

  // I = W / Q [op/B]; 0 without operations, absent without bytes.
  std::optional<double> operational_intensity() const;
};

// The cost of `count` equal layers, one after the other.
LayerCost repeated(const LayerCost& cost, double count);

}  // namespace roofloor
