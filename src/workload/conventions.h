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
     "before them and move no bytes."},
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

template <typename Names, typename Choice>
constexpr std::string_view name_in(const Names& names, Choice choice) {
  return names[static_cast<std::size_t>(choice)].name;
}

struct Conventions {
  Fusion fusion = Fusion::fused;
  Counted counted = Counted::all;
  bool notebook = false;  // as the notebook counts: 4 bytes for every element, one level, no p0

  bool operator==(const Conventions&) const = default;
};

}  // namespace roofloor
