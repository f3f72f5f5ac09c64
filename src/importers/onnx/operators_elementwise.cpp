// Functions of every element: of one tensor, of several that are broadcast, and the numbers of
// small constants.
#include <algorithm>
#include <array>
#include <cmath>

#include "importers/onnx/broadcast.h"
#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/operator.h"

namespace roofloor::onnx {
namespace {

// --- numbers of constants ------------------------------------------------------------------------

using OfOne = double (*)(double);
using OfTwo = double (*)(double, double);

// The result of a function of one tensor has its shape, and keeps what is said of its storage.
template <OfOne function>
void of_one(const NodeView& node) {
  Value result = node.input(0);
  if (const Elements* known = node.elements(0); known != nullptr && function != nullptr) {
    Elements numbers(known->size());
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = function((*known)[i]);
    result.elements = std::make_shared<const Elements>(std::move(numbers));
  } else {
    result.elements = nullptr;
  }
  node.give(0, std::move(result));
}

// Whole numbers are divided as C++ does.
double quotient(double a, double b, bool is_whole) {
  if (!is_whole) return a / b;
  return b == 0 ? 0 : std::trunc(a / b);
}

Value broadcast_result(const NodeView& node, int type) {
  const std::optional<Dims> dims = broadcast_inputs(node);
  // Before opset 7 the second operand was fitted to the first.
  const bool is_old = node.opset < 7 && node.input(0).has_shape;
  Value result = is_old ? tensor_value(type, node.input(0).dims)
                 : dims ? tensor_value(type, *dims)
                        : unknown_value(type);
  for (const Value* input : node.inputs) {
    if (input == nullptr || input->is_constant) continue;
    if (input->stored_type != unknown_type) result.stored_type = input->stored_type;
    if (input->count() == result.count()) result.copies = std::max(result.copies, input->copies);
  }
  if (element_type(type).is_whole) result.stored_type = unknown_type;
  return result;
}

template <typename Function>
void compute(const NodeView& node, Value& result, Function function) {
  const double count = result.count();
  if (count < 0 || count > static_cast<double>(most_elements) || node.opset < 7) return;
  const Elements* one = broadcast_elements(node, 0, result.dims);
  const Elements* other = broadcast_elements(node, 1, result.dims);
  if (one == nullptr || other == nullptr) return;
  Elements numbers(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t a = broadcast_index(i, result.dims, node.input(0).dims);
    const std::size_t b = broadcast_index(i, result.dims, node.input(1).dims);
    numbers[i] = function((*one)[a], (*other)[b]);
  }
  result.elements = std::make_shared<const Elements>(std::move(numbers));
}

void of_several(const NodeView& node) {
  node.give(0, broadcast_result(node, node.input(0).type));
}

template <OfTwo function>
void of_two(const NodeView& node) {
  Value result = broadcast_result(node, node.input(0).type);
  compute(node, result, function);
  node.give(0, std::move(result));
}

void of_quotient(const NodeView& node) {
  Value result = broadcast_result(node, node.input(0).type);
  const bool is_whole = element_type(result.type).is_whole;
  compute(node, result, [&](double a, double b) { return quotient(a, b, is_whole); });
  node.give(0, std::move(result));
}

void of_remainder(const NodeView& node) {
  Value result = broadcast_result(node, node.input(0).type);
  const bool as_fmod = node.number("fmod", 0) != 0;
  compute(node, result, [&](double a, double b) {
    if (b == 0) return 0.0;
    const double rest = std::fmod(a, b);
    return as_fmod || rest == 0 || (rest < 0) == (b < 0) ? rest : rest + b;
  });
  node.give(0, std::move(result));
}

template <OfTwo function>
void of_comparison(const NodeView& node) {
  Value result = broadcast_result(node, bool_type);
  compute(node, result, function);
  node.give(0, std::move(result));
}

template <OfTwo function>
void of_many(const NodeView& node) {
  Value result = broadcast_result(node, node.input(0).type);
  if (node.inputs.size() == 2) compute(node, result, function);
  if (node.inputs.size() == 1) result.elements = node.input(0).elements;
  node.give(0, std::move(result));
}

void of_where(const NodeView& node) {
  Value result = broadcast_result(node, node.input(1).type);
  const double count = result.count();
  std::array<const Elements*, 3> given{};
  for (std::size_t i = 0; i < given.size(); ++i) {
    given[i] = broadcast_elements(node, i, result.dims);
  }
  const bool is_known = std::find(given.begin(), given.end(), nullptr) == given.end() &&
                        count >= 0 && count <= static_cast<double>(most_elements);
  if (is_known) {
    Elements numbers(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto at = [&](std::size_t input) {
        return (*given[input])[broadcast_index(i, result.dims, node.input(input).dims)];
      };
      numbers[i] = at(0) != 0 ? at(1) : at(2);
    }
    result.elements = std::make_shared<const Elements>(std::move(numbers));
  }
  node.give(0, std::move(result));
}

void of_truth(const NodeView& node) {
  Value result = node.input(0);
  result.type = bool_type;
  result.stored_type = unknown_type;
  result.elements = nullptr;
  node.give(0, std::move(result));
}

void of_clip(const NodeView& node) {
  Value result = node.input(0);
  const auto bound = [&](std::size_t index, const char* name, double absent) {
    const Elements* known = node.elements(index);
    return known != nullptr && known->size() == 1 ? (*known)[0] : node.number(name, absent);
  };
  if (node.elements(0) != nullptr) {
    Elements numbers = *node.elements(0);
    const double low = bound(1, "min", -HUGE_VAL);
    const double high = bound(2, "max", HUGE_VAL);
    for (double& number : numbers) number = std::min(std::max(number, low), high);
    result.elements = std::make_shared<const Elements>(std::move(numbers));
  }
  node.give(0, std::move(result));
}

double converted(double number, int type) {
  const ElementType& to = element_type(type);
  if (type == bool_type) return number != 0 ? 1 : 0;
  return to.is_whole ? std::trunc(number) : number;
}

void of_cast_to(const NodeView& node, int type) {
  Value result = node.input(0);
  // Weights that are expanded stay in memory as they are.
  if (result.is_constant && result.stored_type == unknown_type && element_type(type).is_float) {
    result.stored_type = result.type;
  }
  if (!result.is_constant) result.stored_type = unknown_type;
  result.type = type;
  if (node.elements(0) != nullptr) {
    Elements numbers = *node.elements(0);
    for (double& number : numbers) number = converted(number, type);
    result.elements = std::make_shared<const Elements>(std::move(numbers));
  }
  node.give(0, std::move(result));
}

void of_cast(const NodeView& node) {
  of_cast_to(node, static_cast<int>(node.number("to", float32)));
}
void of_bit_cast(const NodeView& node) {
  Value result = node.input(0);
  result.type = static_cast<int>(node.number("to", float32));
  result.stored_type = unknown_type;
  result.elements = nullptr;
  node.give(0, std::move(result));
}
void of_cast_like(const NodeView& node) {
  of_cast_to(node, node.input(1).type);
}

// --- layers --------------------------------------------------------------------------------------

std::vector<MadeLayer> move_if_not_constant(const NodeView& node) {
  return node.input(0).is_constant ? std::vector<MadeLayer>() : copy_layer(node);
}

constexpr OfOne unknown_function = nullptr;

double absolute(double a) {
  return std::fabs(a);
}
double negated(double a) {
  return -a;
}
double logical_not(double a) {
  return a == 0 ? 1 : 0;
}
double rounded_to_even(double a) {
  return std::nearbyint(a);
}
double reciprocal(double a) {
  return 1 / a;
}
double sign(double a) {
  return a > 0 ? 1 : a < 0 ? -1 : 0;
}
double floor_of(double a) {
  return std::floor(a);
}
double ceiling_of(double a) {
  return std::ceil(a);
}
double root_of(double a) {
  return std::sqrt(a);
}
double logarithm_of(double a) {
  return std::log(a);
}
double exponential_of(double a) {
  return std::exp(a);
}
double positive_part(double a) {
  return std::max(a, 0.0);
}
double sum(double a, double b) {
  return a + b;
}
double difference(double a, double b) {
  return a - b;
}
double product(double a, double b) {
  return a * b;
}
double power(double a, double b) {
  return std::pow(a, b);
}
double smaller(double a, double b) {
  return std::min(a, b);
}
double larger(double a, double b) {
  return std::max(a, b);
}
double is_equal(double a, double b) {
  return a == b ? 1 : 0;
}
double is_less(double a, double b) {
  return a < b ? 1 : 0;
}
double is_greater(double a, double b) {
  return a > b ? 1 : 0;
}
double is_at_most(double a, double b) {
  return a <= b ? 1 : 0;
}
double is_at_least(double a, double b) {
  return a >= b ? 1 : 0;
}
double both(double a, double b) {
  return a != 0 && b != 0 ? 1 : 0;
}
double either(double a, double b) {
  return a != 0 || b != 0 ? 1 : 0;
}
double one_of_them(double a, double b) {
  return (a != 0) != (b != 0) ? 1 : 0;
}

constexpr GiveOutputs same = of_one<unknown_function>;
constexpr MakeLayers elementwise = elementwise_layer;

constexpr Operator operators[] = {
    {"Abs", of_one<absolute>, elementwise, "absolute"},
    {"Acos", same, elementwise, "sine"},
    {"Acosh", same, elementwise, "sine"},
    {"Add", of_two<sum>, elementwise, "add"},
    {"And", of_comparison<both>, elementwise, "logic"},
    {"Asin", same, elementwise, "sine"},
    {"Asinh", same, elementwise, "sine"},
    {"Atan", same, elementwise, "sine"},
    {"Atanh", same, elementwise, "sine"},
    {"BitCast", of_bit_cast, move_if_not_constant},
    {"BitShift", of_several, elementwise, "logic"},
    {"BitwiseAnd", of_several, elementwise, "logic"},
    {"BitwiseNot", same, elementwise, "logic"},
    {"BitwiseOr", of_several, elementwise, "logic"},
    {"BitwiseXor", of_several, elementwise, "logic"},
    {"Cast", of_cast, move_if_not_constant},
    {"CastLike", of_cast_like, move_if_not_constant},
    {"Ceil", of_one<ceiling_of>, elementwise, "round"},
    {"Celu", same, elementwise, "elu"},
    {"Clip", of_clip, elementwise, "clip", 0b110},
    {"Cos", same, elementwise, "sine"},
    {"Cosh", same, elementwise, "exponential"},
    {"Div", of_quotient, elementwise, "divide"},
    {"Elu", same, elementwise, "elu"},
    {"Equal", of_comparison<is_equal>, elementwise, "compare"},
    {"Erf", same, elementwise, "error_function"},
    {"Exp", of_one<exponential_of>, elementwise, "exponential"},
    {"Floor", of_one<floor_of>, elementwise, "round"},
    {"Gelu", same, elementwise, "gelu"},
    {"Greater", of_comparison<is_greater>, elementwise, "compare"},
    {"GreaterOrEqual", of_comparison<is_at_least>, elementwise, "compare"},
    {"HardSigmoid", same, elementwise, "hard_sigmoid"},
    {"HardSwish", same, elementwise, "hard_swish"},
    {"IsInf", of_truth, elementwise, "compare"},
    {"IsNaN", of_truth, elementwise, "compare"},
    {"LeakyRelu", same, elementwise, "leaky_relu"},
    {"Less", of_comparison<is_less>, elementwise, "compare"},
    {"LessOrEqual", of_comparison<is_at_most>, elementwise, "compare"},
    {"Log", of_one<logarithm_of>, elementwise, "logarithm"},
    {"Max", of_many<larger>, elementwise, "maximum"},
    {"Mean", of_several, elementwise, "add"},
    {"Min", of_many<smaller>, elementwise, "minimum"},
    {"Mish", same, elementwise, "mish"},
    {"Mod", of_remainder, elementwise, "divide"},
    {"Mul", of_two<product>, elementwise, "product"},
    {"Neg", of_one<negated>, elementwise, "negate"},
    {"Not", of_one<logical_not>, elementwise, "logic"},
    {"Or", of_comparison<either>, elementwise, "logic"},
    {"PRelu", same, elementwise, "leaky_relu"},
    {"Pow", of_two<power>, elementwise, "power"},
    {"Reciprocal", of_one<reciprocal>, elementwise, "reciprocal"},
    {"Relu", of_one<positive_part>, elementwise, "relu"},
    {"Round", of_one<rounded_to_even>, elementwise, "round"},
    {"Selu", same, elementwise, "elu"},
    {"Shrink", same, elementwise, "clip"},
    {"Sigmoid", same, elementwise, "sigmoid"},
    {"Sign", of_one<sign>, elementwise, "compare"},
    {"Sin", same, elementwise, "sine"},
    {"Sinh", same, elementwise, "exponential"},
    {"Softplus", same, elementwise, "softplus"},
    {"Softsign", same, elementwise, "clip"},
    {"Sqrt", of_one<root_of>, elementwise, "square_root"},
    {"Sub", of_two<difference>, elementwise, "subtract"},
    {"Sum", of_many<sum>, elementwise, "add"},
    {"Swish", same, elementwise, "silu"},
    {"SwiGLU", of_several, elementwise, "silu_product"},
    {"Tan", same, elementwise, "sine"},
    {"Tanh", same, elementwise, "tanh"},
    {"ThresholdedRelu", same, elementwise, "relu"},
    {"Where", of_where, elementwise, "select"},
    {"Xor", of_comparison<one_of_them>, elementwise, "logic"},
    // Of older opsets, under names that are gone.
    {"Affine", same, elementwise, "product"},
    {"ParametricSoftplus", same, elementwise, "softplus"},
    {"ScaledTanh", same, elementwise, "tanh"},
    {"ImageScaler", same, elementwise, "product"},
};

}  // namespace

std::span<const Operator> elementwise_operators() {
  return operators;
}

}  // namespace roofloor::onnx
