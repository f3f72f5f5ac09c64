// Vision transformers: an image as a sequence of patches. Dosovitskiy et al., "An Image is Worth
// 16x16 Words", ICLR 2021 (arXiv 2010.11929), Table 1; tiny and small: Touvron et al., "Training
// data-efficient image transformers", ICML 2021 (arXiv 2012.12877), Table 1.
#include <array>
#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "networks/image_network.h"
#include "networks/network.h"

namespace roofloor {
namespace {

constexpr ParameterDeclaration size_of_model(std::string_view name, std::string_view label,
                                             std::string_view meaning, double value) {
  return {.name = name,
          .label = label,
          .unit = "",
          .meaning = meaning,
          .default_value = value,
          .range = {1, 1e6, true}};
}

constexpr std::array<ParameterDeclaration, 7> parameters(double width, double depth, double heads) {
  return {{
      image_size_parameter(1),
      {.name = "patch_size",
       .label = "Patch size",
       .unit = "px",
       .meaning = "rows and columns of a patch",
       .default_value = 16,
       .range = {1, 1e5, true}},
      size_of_model("width", "Embedding width", "elements of a token", width),
      {.name = "depth",
       .label = "Blocks",
       .unit = "",
       .meaning = "encoder blocks, all of one shape",
       .default_value = depth,
       .range = {1, 1e4, true}},
      size_of_model("heads", "Attention heads", "parts of a token that attend apart", heads),
      {.name = "hidden",
       .label = "Feed-forward width",
       .unit = "",
       .meaning = "elements between the two linear layers of a block; without it 4 times the width",
       .default_value = {},
       .range = {1, 1e7, true},
       .optional = true},
      classes_parameter,
  }};
}

struct Sizes {
  double tokens;  // the patches and the class token
  double width;
  double depth;
  double heads;
  double hidden;
};

Layer block_layer(const Sizes& s, const char* name, const char* kind, ParameterValues parameters) {
  return {.name = std::string("block.") + name,
          .kind = kind,
          .parameters = std::move(parameters),
          .repeat = s.depth,
          .formats = {}};
}

Layer projection(const Sizes& s, const char* name, double in, double out) {
  return block_layer(s, name, "linear",
                     {{"in", in}, {"out", out}, {"rows", s.tokens}, {"bias", 1.0}});
}

Layer pointwise(const Sizes& s, const char* name, const char* function, double width) {
  return block_layer(s, name, "elementwise",
                     {{"function", function}, {"elements", s.tokens * width}});
}

// The second product of a block: devices that share it each have a summand of its result.
Layer summed(Layer layer) {
  layer.all_reduce = true;
  return layer;
}

ParameterValues layer_norm(const Sizes& s) {
  return {{"type", "layer"}, {"elements", s.tokens * s.width}, {"channels", s.width}};
}

void append_block(ImageNetwork& network, const Sizes& s) {
  network.append(block_layer(s, "norm1", "normalization", layer_norm(s)));
  network.append(projection(s, "qkv", s.width, 3 * s.width));
  network.append(block_layer(s, "attention", "attention",
                             {{"heads", s.heads},
                              {"head_width", s.width / s.heads},
                              {"queries", s.tokens},
                              {"keys", s.tokens},
                              {"mask", "full"},
                              {"key_values", "activations"}}));
  network.append(summed(projection(s, "out", s.width, s.width)));
  network.append(pointwise(s, "add1", "add", s.width));
  network.append(block_layer(s, "norm2", "normalization", layer_norm(s)));
  network.append(projection(s, "mlp1", s.width, s.hidden));
  network.append(pointwise(s, "gelu", "gelu", s.hidden));
  network.append(summed(projection(s, "mlp2", s.hidden, s.width)));
  network.append(pointwise(s, "add2", "add", s.width));
}

void check(const Arguments& a, const std::string& path) {
  if (a["patch_size"] > a["image_size"]) {
    throw InputError{child_path(path, "patch_size"),
                     "patch_size is " + shortest_number(a["patch_size"]) +
                         "; expected at most image_size, " + shortest_number(a["image_size"])};
  }
  if (std::fmod(a["width"], a["heads"]) != 0) {
    throw InputError{child_path(path, "heads"), "heads is " + shortest_number(a["heads"]) +
                                                    "; expected a divisor of width, " +
                                                    shortest_number(a["width"])};
  }
}

std::vector<Layer> layers(const Arguments& a, const std::string& path, const Inference&) {
  check(a, path);
  const double width = a["width"];
  ImageNetwork network(color_channels, a["image_size"]);
  network.convolution(
      "patch_embedding",
      {.out_channels = width, .kernel = a["patch_size"], .stride = a["patch_size"], .bias = true});
  const Sizes sizes{.tokens = network.size() * network.size() + 1,
                    .width = width,
                    .depth = a["depth"],
                    .heads = a["heads"],
                    .hidden = a.has("hidden") ? a["hidden"] : 4 * width};
  // The class token and a position for every token are trained; they enter here.
  network.append({.name = "positions",
                  .kind = "elementwise",
                  .parameters = {{"function", "add"},
                                 {"elements", sizes.tokens * width},
                                 {"operands", 1.0},
                                 {"trained", (sizes.tokens + 1) * width}},
                  .formats = {}});
  append_block(network, sizes);
  network.append(
      {.name = "norm", .kind = "normalization", .parameters = layer_norm(sizes), .formats = {}});
  network.continue_from(width, 1);  // the class token alone is classified
  network.linear("head", a["classes"]);
  return network.take();
}

constexpr auto tiny = parameters(192, 12, 3);
constexpr auto small = parameters(384, 12, 6);
constexpr auto base = parameters(768, 12, 12);
constexpr auto large = parameters(1024, 24, 16);

}  // namespace

const Network vit_tiny_network{
    .name = "vit_tiny",
    .label = "ViT-Ti/16",
    .summary = "Vision transformer, tiny: 12 blocks of width 192, patches of 16 x 16.",
    .parameters = tiny,
    .layers = layers,
};
const Network vit_small_network{
    .name = "vit_small",
    .label = "ViT-S/16",
    .summary = "Vision transformer, small: 12 blocks of width 384, patches of 16 x 16.",
    .parameters = small,
    .layers = layers,
};
const Network vit_base_network{
    .name = "vit_base",
    .label = "ViT-B/16",
    .summary = "Vision transformer, base: 12 blocks of width 768, patches of 16 x 16.",
    .parameters = base,
    .layers = layers,
};
const Network vit_large_network{
    .name = "vit_large",
    .label = "ViT-L/16",
    .summary = "Vision transformer, large: 24 blocks of width 1024, patches of 16 x 16.",
    .parameters = large,
    .layers = layers,
};

}  // namespace roofloor
