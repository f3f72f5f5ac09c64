#include "importers/onnx/random_graph.h"

namespace roofloor {
namespace {

using namespace onnx_file;

struct Image {
  std::string name;
  std::int64_t channels = 0;
  std::int64_t height = 0;
  std::int64_t width = 0;
};

struct GraphMaker {
  Random& random;
  Dim batch;
  GraphBuilder graph;
  double macs = 0;
  double parameters = 0;

  std::int64_t whole(int low, int high) { return random_whole(random, low, high); }
  bool by_chance(int one_in) { return random_whole(random, 1, one_in) == 1; }

  Image stated(Image image) {
    graph.graph.value_infos.push_back(
        {image.name, f32, Shape{batch, image.channels, image.height, image.width}});
    return image;
  }

  std::string weight(const Ints& dims) {
    double count = 1;
    for (const std::int64_t size : dims) count *= static_cast<double>(size);
    parameters += count;
    return graph.weight(dims);
  }

  Image conv(const Image& x) {
    const std::int64_t kernel = 2 * whole(0, 2) + 1;
    const std::int64_t stride = x.height > 8 && x.width > 8 ? whole(1, 2) : 1;
    const std::int64_t padding = kernel / 2;
    const bool is_depthwise = by_chance(4);
    const std::int64_t groups = is_depthwise ? x.channels : 1;
    Image y{"", is_depthwise ? x.channels : 4 * whole(1, 6), 0, 0};
    // (size + 2 p - k) / stride + 1, where 2 p = k - 1
    y.height = (x.height - 1) / stride + 1;
    y.width = (x.width - 1) / stride + 1;
    Names inputs{x.name, weight({y.channels, x.channels / groups, kernel, kernel})};
    if (by_chance(2)) inputs.push_back(weight({y.channels}));
    y.name = graph.node(
        "Conv", inputs,
        {{"strides", Ints{stride, stride}}, {"pads", Ints(4, padding)}, {"group", groups}});
    macs += static_cast<double>(y.channels * y.height * y.width * (x.channels / groups) * kernel *
                                kernel);
    return stated(y);
  }

  Image same(const Image& x, const std::string& op_type) {
    Image y = x;
    y.name = graph.node(op_type, {x.name});
    return stated(y);
  }

  Image normalized(const Image& x) {
    Image y = x;
    y.name = graph.node("BatchNormalization", {x.name, weight({x.channels}), weight({x.channels}),
                                               weight({x.channels}), weight({x.channels})});
    return stated(y);
  }

  Image pooled(const Image& x) {
    if (x.height < 4 || x.width < 4) return same(x, "Sigmoid");
    Image y{graph.node(by_chance(2) ? "MaxPool" : "AveragePool", {x.name},
                       {{"kernel_shape", Ints{2, 2}}, {"strides", Ints{2, 2}}}),
            x.channels, x.height / 2, x.width / 2};
    return stated(y);
  }

  // A residual block, `count` times: equal blocks that follow each other.
  Image blocks(Image x, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
      const Image start = x;
      Names inputs{x.name, weight({x.channels, x.channels, 3, 3})};
      x.name = graph.node("Conv", inputs, {{"pads", Ints{1, 1, 1, 1}}});
      macs += static_cast<double>(x.channels * x.channels * 9 * x.height * x.width);
      x = same(stated(x), "Relu");
      x.name = graph.node("Add", {x.name, start.name});
      stated(x);
    }
    return x;
  }

  Image joined(const Image& x) {
    Image y = conv(x);
    if (y.height != x.height || y.width != x.width) return y;
    const bool adds = y.channels == x.channels;
    y.name = adds ? graph.node("Add", {x.name, y.name})
                  : graph.node("Concat", {x.name, y.name}, {{"axis", 1}});
    if (!adds) y.channels += x.channels;
    return stated(y);
  }

  // Half of the channels times the other half.
  Image gated(const Image& x) {
    if (x.channels % 2 != 0) return same(x, "HardSigmoid");
    const Names halves = graph.node_of(2, "Split", {x.name}, {{"axis", 1}});
    return stated({graph.node("Mul", {halves[0], graph.node("Sigmoid", {halves[1]})}),
                   x.channels / 2, x.height, x.width});
  }

  // Attention among the places of an image, with sizes from Shape.
  Image attended(const Image& x) {
    const std::int64_t places = x.height * x.width;
    const std::string shape = graph.node("Shape", {x.name});
    const std::string first =
        graph.node("Slice", {shape, graph.ints({0}), graph.ints({2}), graph.ints({0})});
    const std::string flat_shape = graph.node("Concat", {first, graph.ints({-1})}, {{"axis", 0}});
    const std::string flat = graph.node("Reshape", {x.name, flat_shape});
    const std::string rows = graph.node("Transpose", {flat}, {{"perm", Ints{0, 2, 1}}});
    const std::string scores =
        graph.node("Softmax", {graph.node("MatMul", {rows, flat})}, {{"axis", -1}});
    const std::string mixed = graph.node("MatMul", {scores, rows});
    macs += 2 * static_cast<double>(places * places * x.channels);
    const std::string back = graph.node("Transpose", {mixed}, {{"perm", Ints{0, 2, 1}}});
    return stated({graph.node("Reshape", {back, shape}), x.channels, x.height, x.width});
  }

  Image step(const Image& x) {
    switch (whole(0, 8)) {
      case 0:
      case 1:
        return conv(x);
      case 2:
        return same(x, by_chance(2) ? "Relu" : "Tanh");
      case 3:
        return normalized(x);
      case 4:
        return pooled(x);
      case 5:
        return blocks(x, whole(2, 4));
      case 6:
        return gated(x);
      case 7:
        return x.height * x.width <= 256 ? attended(x) : joined(x);
      default:
        return joined(x);
    }
  }
};

}  // namespace

RandomGraph random_graph(Random& random, const Dim& batch) {
  GraphMaker maker{.random = random, .batch = batch, .graph = {}};
  Image x{"", 4 * maker.whole(1, 4), maker.whole(8, 32), maker.whole(8, 32)};
  x.name = maker.graph.input("x", {batch, x.channels, x.height, x.width});
  for (std::int64_t steps = maker.whole(3, 14); steps > 0; --steps) x = maker.step(x);
  const std::string flat =
      maker.graph.node("Flatten", {maker.graph.node("GlobalAveragePool", {x.name})});
  const std::string y = maker.graph.node("Gemm", {flat, maker.weight({x.channels, 10})});
  maker.macs += static_cast<double>(x.channels * 10);
  maker.graph.output(y, Shape{batch, 10});
  return {model_of(maker.graph), maker.macs, maker.parameters};
}

}  // namespace roofloor
