// Kinds of layers in the words of other tools.
#include "importers/kind_words.h"

#include <cctype>

#include "importers/table_columns.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

struct KindWord {
  std::string_view word;
  std::string_view kind;
  bool is_depthwise = false;
};

constexpr KindWord kind_words[] = {
    {"conv", "conv2d"},
    {"conv_2d", "conv2d"},
    {"convolution2d", "conv2d"},
    {"dwconv", "conv2d", true},
    {"dsconv", "conv2d", true},  // MAESTRO
    {"depthwise", "conv2d", true},
    {"depthwise_conv", "conv2d", true},
    {"depthwise_conv2d", "conv2d", true},
    {"depthwiseconv2d", "conv2d", true},
    {"depthwise_convolution", "conv2d", true},
    {"conv_3d", "conv3d"},
    {"deconv", "conv_transpose2d"},
    {"trconv", "conv_transpose2d"},  // MAESTRO
    {"convtranspose", "conv_transpose2d"},
    {"convtranspose2d", "conv_transpose2d"},
    {"conv2dtranspose", "conv_transpose2d"},
    {"fc", "linear"},
    {"dense", "linear"},
    {"gemm", "linear"},
    {"fully_connected", "linear"},
    {"innerproduct", "linear"},
    {"inner_product", "linear"},
    {"bmm", "matmul"},
    {"batchmatmul", "matmul"},
    {"batch_matmul", "matmul"},
    {"batched_matmul", "matmul"},
    {"maxpool", "pooling"},
    {"maxpool2d", "pooling"},
    {"max_pool", "pooling"},
    {"avgpool", "pooling"},
    {"avgpool2d", "pooling"},
    {"avg_pool", "pooling"},
    {"averagepool", "pooling"},
    {"pool", "pooling"},
};

// "conv2d_1_2" without its numbers.
std::string without_numbers(std::string word) {
  for (std::size_t bar = word.rfind('_'); bar != std::string::npos && bar + 1 < word.size();
       bar = word.rfind('_')) {
    if (word.find_first_not_of("0123456789", bar + 1) != std::string::npos) break;
    word.resize(bar);
  }
  return word;
}

NamedKind kind_of_word(const std::string& word) {
  NamedKind named;
  std::string_view ours = word;
  for (const KindWord& other : kind_words) {
    if (other.word != word) continue;
    ours = other.kind;
    named.is_depthwise = other.is_depthwise;
  }
  for (const LayerKind* kind : layer_kinds()) {
    if (column_word(kind->name) == ours || column_word(kind->label) == ours) named.kind = kind;
    if (named.kind != nullptr) break;
  }
  return named;
}

}  // namespace

NamedKind kind_named(const std::string& cell) {
  const std::string word = column_word(cell);
  const NamedKind exact = kind_of_word(word);
  return exact.kind != nullptr ? exact : kind_of_word(without_numbers(word));
}

}  // namespace roofloor
