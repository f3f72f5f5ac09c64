// Convolutional networks. He et al., arXiv 1512.03385, with the stride in the 3 x 3 convolution as
// in torchvision; Sandler et al., arXiv 1801.04381; Iandola et al., arXiv 1602.07360, version 1.1.
#include "importers/onnx/made_networks.h"

namespace onnx_file {
namespace {

struct ConvWriter {
  GraphBuilder& graph;
  Normalizations normalizations;

  // A convolution and its batch normalization.
  std::string conv(const std::string& x, std::int64_t in, std::int64_t out, ConvOptions options) {
    options.bias = normalizations == Normalizations::folded;
    const std::string y = graph.conv(x, in, out, options);
    return options.bias ? y : graph.batch_normalization(y, out);
  }
  std::string relu(const std::string& x) { return graph.node("Relu", {x}); }
};

std::string max_pool(GraphBuilder& graph, const std::string& x, std::int64_t padding) {
  return graph.node("MaxPool", {x},
                    {{"kernel_shape", Ints{3, 3}},
                     {"strides", Ints{2, 2}},
                     {"pads", Ints(4, padding)},
                     {"ceil_mode", padding == 0}});
}

void classify(GraphBuilder& graph, const std::string& x, std::int64_t channels, const Dim& batch) {
  const std::string pooled = graph.node("GlobalAveragePool", {x});
  const std::string flat = graph.node("Flatten", {pooled}, {{"axis", 1}});
  const std::string y = graph.node(
      "Gemm", {flat, graph.weight({1000, channels}), graph.weight({1000})}, {{"transB", 1}});
  graph.output(y, Shape{batch, 1000});
}

std::string bottleneck(ConvWriter& writer, std::string x, std::int64_t in, std::int64_t width,
                       std::int64_t stride) {
  const std::string shortcut =
      in == 4 * width ? x : writer.conv(x, in, 4 * width, {.stride = stride});
  x = writer.relu(writer.conv(x, in, width, {}));
  x = writer.relu(writer.conv(x, width, width, {.kernel = 3, .stride = stride, .padding = 1}));
  x = writer.conv(x, width, 4 * width, {});
  return writer.relu(writer.graph.node("Add", {x, shortcut}));
}

std::string basic_block(ConvWriter& writer, std::string x, std::int64_t in, std::int64_t width,
                        std::int64_t stride) {
  const std::string shortcut = in == width ? x : writer.conv(x, in, width, {.stride = stride});
  x = writer.relu(writer.conv(x, in, width, {.kernel = 3, .stride = stride, .padding = 1}));
  x = writer.conv(x, width, width, {.kernel = 3, .padding = 1});
  return writer.relu(writer.graph.node("Add", {x, shortcut}));
}

std::string inverted_residual(ConvWriter& writer, const std::string& input, std::int64_t in,
                              std::int64_t out, std::int64_t expansion, std::int64_t stride) {
  GraphBuilder& graph = writer.graph;
  const auto relu6 = [&](const std::string& x) {
    return graph.node("Clip", {x, graph.constant(scalar(0)), graph.constant(scalar(6))});
  };
  const std::int64_t wide = in * expansion;
  std::string x = input;
  if (expansion > 1) x = relu6(writer.conv(x, in, wide, {}));
  x = relu6(
      writer.conv(x, wide, wide, {.kernel = 3, .stride = stride, .padding = 1, .groups = wide}));
  x = writer.conv(x, wide, out, {});
  return stride == 1 && in == out ? graph.node("Add", {input, x}) : x;
}

}  // namespace

Model resnet50(const Dim& batch, Normalizations normalizations) {
  GraphBuilder graph;
  ConvWriter writer{graph, normalizations};
  std::string x = graph.input("images", {batch, 3, 224, 224});
  x = writer.relu(writer.conv(x, 3, 64, {.kernel = 7, .stride = 2, .padding = 3}));
  x = max_pool(graph, x, 1);
  const Ints depths{3, 4, 6, 3};
  std::int64_t in = 64;
  for (std::size_t stage = 0; stage < depths.size(); ++stage) {
    const std::int64_t width = std::int64_t{64} << stage;
    for (std::int64_t block = 0; block < depths[stage]; ++block) {
      x = bottleneck(writer, x, in, width, stage > 0 && block == 0 ? 2 : 1);
      in = 4 * width;
    }
  }
  classify(graph, x, in, batch);
  return model_of(graph);
}

Model resnet18(const Dim& batch, Normalizations normalizations) {
  GraphBuilder graph;
  ConvWriter writer{graph, normalizations};
  std::string x = graph.input("images", {batch, 3, 224, 224});
  x = writer.relu(writer.conv(x, 3, 64, {.kernel = 7, .stride = 2, .padding = 3}));
  x = max_pool(graph, x, 1);
  std::int64_t in = 64;
  for (std::int64_t stage = 0; stage < 4; ++stage) {
    const std::int64_t width = std::int64_t{64} << stage;
    x = basic_block(writer, x, in, width, stage > 0 ? 2 : 1);
    x = basic_block(writer, x, width, width, 1);
    in = width;
  }
  classify(graph, x, in, batch);
  return model_of(graph);
}

Model mobilenet_v2(const Dim& batch, Normalizations normalizations) {
  struct Stage {
    std::int64_t expansion, channels, count, stride;
  };
  // Table 2 of the paper.
  const std::vector<Stage> stages{{1, 16, 1, 1}, {6, 24, 2, 2},  {6, 32, 3, 2}, {6, 64, 4, 2},
                                  {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}};
  GraphBuilder graph;
  ConvWriter writer{graph, normalizations};
  std::string x = graph.input("images", {batch, 3, 224, 224});
  x = writer.relu(writer.conv(x, 3, 32, {.kernel = 3, .stride = 2, .padding = 1}));
  std::int64_t in = 32;
  for (const Stage& stage : stages) {
    for (std::int64_t i = 0; i < stage.count; ++i) {
      x = inverted_residual(writer, x, in, stage.channels, stage.expansion,
                            i == 0 ? stage.stride : 1);
      in = stage.channels;
    }
  }
  x = writer.relu(writer.conv(x, in, 1280, {}));
  classify(graph, x, 1280, batch);
  return model_of(graph);
}

Model squeezenet() {
  GraphBuilder graph;
  // The sizes of a weight are an initializer and an input as well; the weight is a node's result.
  const auto weight = [&](Ints dims) {
    const std::string sizes = graph.ints(dims);
    graph.graph.inputs.push_back({sizes, i64, Shape{static_cast<std::int64_t>(dims.size())}});
    return graph.node("ConstantOfShape", {sizes});
  };
  const auto conv = [&](const std::string& x, std::int64_t in, std::int64_t out,
                        std::int64_t kernel, std::int64_t stride = 1) {
    const std::int64_t padding = kernel == 3 && stride == 1 ? 1 : 0;
    const std::string y =
        graph.node("Conv", {x, weight({out, in, kernel, kernel}), weight({out})},
                   {{"strides", Ints{stride, stride}}, {"pads", Ints(4, padding)}});
    return graph.node("Relu", {y});
  };
  const auto fire = [&](const std::string& x, std::int64_t in, std::int64_t squeezed,
                        std::int64_t expanded) {
    const std::string s = conv(x, in, squeezed, 1);
    return graph.node("Concat", {conv(s, squeezed, expanded, 1), conv(s, squeezed, expanded, 3)},
                      {{"axis", 1}});
  };
  std::string x = graph.input("data_0", {1, 3, 224, 224});
  x = max_pool(graph, conv(x, 3, 64, 3, 2), 0);
  x = fire(fire(x, 64, 16, 64), 128, 16, 64);
  x = fire(fire(max_pool(graph, x, 0), 128, 32, 128), 256, 32, 128);
  x = fire(fire(max_pool(graph, x, 0), 256, 48, 192), 384, 48, 192);
  x = fire(fire(x, 384, 64, 256), 512, 64, 256);
  x = graph.node("GlobalAveragePool", {conv(x, 512, 1000, 1)});
  graph.output(graph.node("Softmax", {x}));
  Model model = model_of(graph, 10);  // the first with ceil_mode
  model.ir_version = 3;
  return model;
}

std::vector<NamedModel> made_models() {
  const TransformerSizes small{.blocks = 2, .width = 32, .heads = 4, .hidden = 64};
  return {{"resnet50", resnet50()},
          {"resnet50_dynamic", resnet50("N", Normalizations::folded)},
          {"resnet18", resnet18()},
          {"mobilenet_v2", mobilenet_v2("batch_size")},
          {"squeezenet", squeezenet()},
          {"keywords", keyword_spotting(Quantization::none)},
          {"keywords_qdq", keyword_spotting(Quantization::nodes_around)},
          {"keywords_operators", keyword_spotting(Quantization::operators)},
          {"encoder", encoder("batch", "sequence", small)},
          {"vit_base", vit_base()},
          {"swiglu_function", swiglu_function(16, 64, 160)},
          {"mixture", mixture()}};
}

}  // namespace onnx_file
