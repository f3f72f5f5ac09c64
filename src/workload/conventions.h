// What is counted, and how: the switches under which people's numbers differ.
#pragma once

#include <array>
#include <string_view>

namespace roofloor {

// What becomes of the layers that work on a product's result element by element.
enum class Fusion {
  fused,              // all of them are computed before the result is written: they move no bytes
  activations_fused,  // normalizations and activation functions are; additions and pooling are not
  separate            // every layer reads its operands from memory and writes its result there
};

// Which operations count.
enum class Counted {
  all,
  dense  // matrix products alone, as published MAC counts have it
};

// How the attention of a layer is computed.
enum class AttentionForm {
  fused,   // in one go, block by block: scores never leave the chip
  unfused  // scores, softmax and context are three layers
};

// Which pairs of a new and an earlier token attention computes.
enum class Mask {
  by_network,  // causal in decoders, all in encoders
  full         // all pairs, also those that a causal mask then throws away
};

// For which tokens of a prompt the last layers run.
enum class LastLayers {
  last_token,  // the one that gives the next token
  all_tokens
};

// How latent attention is computed from what it caches.
enum class LatentForm {
  by_phase,  // expanded in prefill, absorbed in decode
  expanded,  // keys and values of every head are computed from the cache
  absorbed   // queries go to the latent space: the cache is read as it is
};

// A name in a project document, and what people read.
template <typename Choice>
struct ConventionName {
  Choice choice;
  std::string_view name;
  std::string_view label;
  std::string_view meaning;
};

inline constexpr std::array<ConventionName<Fusion>, 3> fusion_names{{
    {Fusion::fused, "fused", "Fused",
     "Additions, activations, normalizations, softmax and pooling are computed with the product "
     "before them and move no bytes; the product reads and writes what is its own."},
    {Fusion::activations_fused, "activations_fused", "Activations fused",
     "Activations and normalizations are computed with the layer before them; additions, softmax "
     "and pooling read and write memory."},
    {Fusion::separate, "separate", "Separate",
     "Every layer reads its operands from memory and writes its result there."},
}};

inline constexpr std::array<ConventionName<Counted>, 2> counted_names{{
    {Counted::all, "all", "All operations",
     "Products, biases, and what is done for each element, by the counts of its layer kind."},
    {Counted::dense, "dense", "Dense products only",
     "Matrix products alone, as published MAC counts have it; bytes are counted as before."},
}};

inline constexpr std::array<ConventionName<AttentionForm>, 2> attention_names{{
    {AttentionForm::fused, "fused", "Fused",
     "Attention in one go (FlashAttention): scores stay on the chip."},
    {AttentionForm::unfused, "unfused", "Unfused",
     "Scores, softmax and context are three layers; the scores go to memory and back."},
}};

inline constexpr std::array<ConventionName<Mask>, 2> causal_names{{
    {Mask::by_network, "default", "As the network needs",
     "Decoders compute each token with those before it, encoders all pairs of tokens."},
    {Mask::full, "full", "All pairs",
     "All pairs of tokens are computed, also those that a causal mask throws away."},
}};

inline constexpr std::array<ConventionName<LastLayers>, 2> lm_head_names{{
    {LastLayers::last_token, "last", "Last token",
     "The last normalization and the language model head run for the last token of a prompt."},
    {LastLayers::all_tokens, "all", "All tokens",
     "The last normalization and the language model head run for every token of a prompt."},
}};

inline constexpr std::array<ConventionName<LatentForm>, 3> latent_names{{
    {LatentForm::by_phase, "default", "By phase",
     "Latent attention is expanded in prefill and absorbed in decode."},
    {LatentForm::expanded, "expanded", "Expanded",
     "Keys and values of every head are computed from the latent cache."},
    {LatentForm::absorbed, "absorbed", "Absorbed",
     "Queries are projected into the latent space; the cache is read as it is."},
}};

template <typename Names, typename Choice>
constexpr std::string_view name_in(const Names& names, Choice choice) {
  return names[static_cast<std::size_t>(choice)].name;
}

struct Conventions {
  Fusion fusion = Fusion::fused;
  Counted counted = Counted::all;
  AttentionForm attention = AttentionForm::fused;
  Mask causal = Mask::by_network;
  LastLayers lm_head = LastLayers::last_token;
  LatentForm latent = LatentForm::by_phase;
  bool notebook = false;  // as the notebook counts: 4 bytes for every element, one level, no p0

  bool operator==(const Conventions&) const = default;
};

}  // namespace roofloor
