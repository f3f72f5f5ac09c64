// The notebook's vision transformer: one block, seen as four layers.
#include <array>
#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "networks/network.h"

namespace roofloor {
namespace {

// Defaults are the notebook's example.
constexpr std::array<ParameterDeclaration, 7> parameters{{
    {.name = "image_size",
     .label = "Image size",
     .unit = "px",
     .meaning = "rows and columns of the image",
     .default_value = 32,
     .range = {1, 1e5, true}},
    {.name = "patch_size",
     .label = "Patch size",
     .unit = "px",
     .meaning = "rows and columns of a patch",
     .default_value = 4,
     .range = {1, 1e5, true}},
    {.name = "channels",
     .label = "Input channels",
     .meaning = "3 for a colour image",
     .default_value = 3,
     .range = {1, 1e6, true}},
    {.name = "width",
     .label = "Embedding width",
     .meaning = "elements of a token",
     .default_value = 16,
     .range = {1, 1e6, true}},
    {.name = "heads",
     .label = "Attention heads",
     .meaning = "heads of the attention",
     .default_value = 4,
     .range = {1, 1e6, true}},
    {.name = "hidden",
     .label = "Feed-forward width",
     .meaning = "elements of the hidden layer",
     .default_value = 32,
     .range = {1, 1e6, true}},
    {.name = "classes",
     .label = "Classes",
     .meaning = "outputs of the classification head",
     .default_value = 10,
     .range = {1, 1e6, true}},
}};

std::vector<Layer> layers(const Arguments& a, const std::string& path, const Inference&) {
  const double patches = std::floor(a["image_size"] / a["patch_size"]);
  if (patches < 1) {
    throw InputError{child_path(path, "patch_size"),
                     "patch_size is " + shortest_number(a["patch_size"]) +
                         "; expected at most image_size, " + shortest_number(a["image_size"])};
  }
  const double tokens = patches * patches;
  const double width = a["width"];
  const double patch_elements = a["patch_size"] * a["patch_size"] * a["channels"];
  return {
      {.name = "patch_embedding",
       .kind = "notebook_patch_embedding",
       .parameters = {{"tokens", tokens}, {"patch_elements", patch_elements}, {"width", width}}},
      {.name = "attention",
       .kind = "notebook_attention",
       .parameters = {{"tokens", tokens}, {"width", width}, {"heads", a["heads"]}}},
      {.name = "feed_forward",
       .kind = "notebook_feed_forward",
       .parameters = {{"tokens", tokens}, {"width", width}, {"hidden", a["hidden"]}}},
      {.name = "head",
       .kind = "notebook_head",
       .parameters = {{"width", width}, {"classes", a["classes"]}}},
  };
}

}  // namespace

const Network vit_notebook_network{
    .name = "vit_notebook",
    .label = "Vision transformer, notebook",
    .summary = "One block of a small vision transformer, counted as the notebook does.",
    .group = "As in the notebook",
    .notebook = true,
    .parameters = parameters,
    .layers = layers,
};

}  // namespace roofloor
