// Vision transformers, and CLIP's pair of towers. Dosovitskiy et al., 2020 (arXiv 2010.11929);
// Touvron et al., "DeiT", 2020 (arXiv 2012.12877); Radford et al., "CLIP", 2021 (arXiv 2103.00020).
// Defaults are those that the families' configuration classes document.
#include <cmath>

#include "base/quantity_text.h"
#include "importers/hf_config_families.h"
#include "networks/image_network.h"
#include "networks/network.h"
#include "networks/transformer_layers.h"

namespace roofloor {
namespace {

constexpr NumberRange image_range{.minimum = 1, .maximum = 1e5, .whole = true};

// The outputs of the head: stated as a number or by their names.
void set_classes(ParameterValues& result, const ConfigKeys& keys) {
  if (const auto classes = keys.optional_size({"num_labels"})) {
    result["classes"] = *classes;
  } else if (keys.has("id2label") && !keys.value("id2label").members().empty()) {
    result["classes"] = keys.value("id2label").members().size();
  } else {
    keys.warn("no classes are named (\"id2label\"): a head of 1000 is counted");
  }
}

void warn_of_other_images(const ConfigKeys& keys) {
  const double channels = keys.optional_size({"num_channels"}).value_or(color_channels);
  if (channels != color_channels) {
    keys.warn("\"num_channels\" is " + shortest_number(channels) + ": images of 3 are counted");
  }
  if (keys.has("hidden_act") && keys.activation({"hidden_act"}, "gelu") != "gelu") {
    keys.warn("\"hidden_act\" is not gelu: gelu is counted");
  }
  if (keys.has("qkv_bias") && !keys.flag_or("qkv_bias", true)) {
    keys.warn("\"qkv_bias\" is false: the biases of query, key and value are counted all the same");
  }
}

// The sizes that both towers of CLIP have.
struct Tower {
  double width = 0;
  double depth = 0;
  AttentionShape attention;
  FeedForwardShape feed_forward;
};

Tower tower_of(const ConfigKeys& keys, double width, double hidden, double heads) {
  Tower tower{.width = keys.size_or({"hidden_size"}, width, config_size),
              .depth = keys.size_or({"num_hidden_layers"}, 12, config_size)};
  tower.attention = {.width = tower.width,
                     .heads = keys.size_or({"num_attention_heads"}, heads, config_size),
                     .bias = AttentionBias::all,
                     .is_cached = false};
  tower.attention.kv_heads = tower.attention.heads;
  tower.attention.head_width = tower.width / tower.attention.heads;
  if (std::fmod(tower.width, tower.attention.heads) != 0) {
    keys.fail("num_attention_heads",
              "num_attention_heads is " + shortest_number(tower.attention.heads) +
                  "; expected a divisor of hidden_size, " + shortest_number(tower.width));
  }
  tower.feed_forward = {.width = tower.width,
                        .hidden = keys.size_or({"intermediate_size"}, hidden, config_size),
                        .activation = keys.activation({"hidden_act"}, "gelu"),
                        .bias = true};
  return tower;
}

void append_norm(TransformerLayers& layers, const char* name, double width, const Tokens& tokens) {
  layers.normalization(name, "layer", width, tokens.queries, tokens);
}

void append_blocks(TransformerLayers& layers, const Tower& tower, const Tokens& tokens) {
  layers.begin_blocks("", tower.depth);
  append_norm(layers, "attention_norm", tower.width, tokens);
  layers.attention(tower.attention, tokens);
  layers.residual("attention_residual", tower.width, tokens);
  append_norm(layers, "feed_forward_norm", tower.width, tokens);
  layers.feed_forward(tower.feed_forward, tokens);
  layers.residual("feed_forward_residual", tower.width, tokens);
  layers.end_blocks();
}

void append_all(std::vector<Layer>& layers, std::vector<Layer> more) {
  for (Layer& layer : more) layers.push_back(std::move(layer));
}

// Every token attends to those before it; that of the end stands for the text.
std::vector<Layer> text_tower(const ConfigKeys& keys, double projection) {
  const Tower tower = tower_of(keys, 512, 2048, 8);
  const double length = keys.size_or({"max_position_embeddings"}, 77, config_size);
  const Tokens tokens{.queries = length, .keys = length};
  TransformerLayers layers("text.", false);
  layers.embedding(keys.size_or({"vocab_size"}, 49408, config_size), tower.width, tokens);
  layers.positions("positions", tower.width, length, tokens);
  append_blocks(layers, tower, tokens);
  append_norm(layers, "final_norm", tower.width, tokens);
  layers.linear("projection", tower.width, projection, 1, false, tokens);
  return layers.take();
}

Layer patch_convolution(double channels, double width, double image, double patch) {
  return {.name = "vision.patch_embedding",
          .kind = "conv2d",
          .parameters = {{"in_channels", channels},
                         {"out_channels", width},
                         {"height", image},
                         {"kernel", patch},
                         {"stride", patch},
                         {"bias", 0}},
          .formats = {}};
}

// The class token is trained and enters with the positions, one for every token.
Layer class_and_positions(double width, double tokens) {
  return {.name = "vision.positions",
          .kind = "elementwise",
          .parameters = {{"function", "add"},
                         {"elements", tokens * width},
                         {"operands", 1},
                         {"trained", (tokens + 1) * width}},
          .formats = {}};
}

// All patches and a class token attend to each other; that token stands for the image.
std::vector<Layer> vision_tower(const ConfigKeys& keys, double projection) {
  Tower tower = tower_of(keys, 768, 3072, 12);
  tower.attention.is_full = true;
  const double image = keys.size_or({"image_size"}, 224, image_range);
  const double patch = keys.size_or({"patch_size"}, 32, {1, image, true});
  const double channels = keys.optional_size({"num_channels"}).value_or(color_channels);
  const double rows = std::floor(image / patch);
  const double count = rows * rows + 1;
  std::vector<Layer> result{patch_convolution(channels, tower.width, image, patch),
                            class_and_positions(tower.width, count)};
  const Tokens tokens{.queries = count, .keys = count};
  TransformerLayers layers("vision.", false);
  append_norm(layers, "first_norm", tower.width, tokens);
  append_blocks(layers, tower, tokens);
  layers.normalization("final_norm", "layer", tower.width, 1, tokens);
  layers.linear("projection", tower.width, projection, 1, false, tokens);
  append_all(result, layers.take());
  return result;
}

}  // namespace

ConfigModel read_vit(const ConfigKeys& keys) {
  const double width = keys.size({"hidden_size"}, "the elements of a token");
  ParameterValues result{
      {"width", width},
      {"depth", keys.size({"num_hidden_layers"}, "the number of blocks")},
      {"heads", keys.size({"num_attention_heads"}, "the heads of the attention")},
      {"image_size", keys.size_or({"image_size"}, 224, image_range)},
      {"patch_size", keys.size_or({"patch_size"}, 16, image_range)}};
  const double hidden = keys.size({"intermediate_size"}, "the width of the feed-forward blocks");
  if (hidden != 4 * width) result["hidden"] = hidden;
  set_classes(result, keys);
  warn_of_other_images(keys);
  return {.network = &vit_base_network, .parameters = std::move(result)};
}

ConfigModel read_deit(const ConfigKeys& keys) {
  ConfigModel model = read_vit(keys);
  keys.warn(
      "the distillation token is not counted: every block runs with one token less, and its "
      "embedding, its position and its head are missing");
  return model;
}

ConfigModel read_clip(const ConfigKeys& keys) {
  const double projection = keys.size_or({"projection_dim"}, 512, config_size);
  ConfigModel model;
  model.layers = text_tower(keys.part("text_config"), projection);
  append_all(model.layers, vision_tower(keys.part("vision_config"), projection));
  keys.warn(
      "both towers are counted, for one text of full length and one image; their product and its "
      "trained temperature, one number, are not");
  return model;
}

}  // namespace roofloor
