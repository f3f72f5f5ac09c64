// Parameters and MACs of the image networks of torchvision, as its documentation has them.
#include "importers/onnx/published_models.h"

#include <cmath>

namespace roofloor::onnx {
namespace {

struct Published {
  const char* name;
  double parameters;
  double giga_macs;  // printed as GFLOPS, a multiply-accumulate as one, with two digits
};

constexpr const char* source =
    "torchvision documentation, table of classification weights, 2023: its GFLOPS are MACs";

constexpr Published models[] = {
    {"AlexNet", 61100840, 0.71},           {"ConvNeXt Tiny", 28589128, 4.46},
    {"ConvNeXt Base", 88591464, 15.36},    {"DenseNet-121", 7978856, 2.83},
    {"DenseNet-161", 28681000, 7.73},      {"DenseNet-169", 14149480, 3.36},
    {"DenseNet-201", 20013928, 4.29},      {"EfficientNet-B0", 5288548, 0.39},
    {"EfficientNet-B4", 19341616, 4.39},   {"GoogLeNet", 6624904, 1.5},
    {"Inception v3", 27161264, 5.71},      {"MNASNet 1.0", 4383312, 0.31},
    {"MobileNet V2", 3504872, 0.3},        {"MobileNet V3 Large", 5483032, 0.22},
    {"MobileNet V3 Small", 2542856, 0.06}, {"ResNet-18", 11689512, 1.81},
    {"ResNet-34", 21797672, 3.66},         {"ResNet-50", 25557032, 4.09},
    {"ResNet-101", 44549160, 7.8},         {"ResNet-152", 60192808, 11.51},
    {"ResNeXt-50 32x4d", 25028904, 4.23},  {"ShuffleNet V2 x1.0", 2278604, 0.14},
    {"SqueezeNet 1.0", 1248424, 0.82},     {"SqueezeNet 1.1", 1235496, 0.35},
    {"Swin Tiny", 28288354, 4.49},         {"VGG-11", 132863336, 7.61},
    {"VGG-13", 133047848, 11.31},          {"VGG-16", 138357544, 15.47},
    {"VGG-19", 143667240, 19.63},          {"ViT-B/16", 86567656, 17.56},
    {"ViT-B/32", 88224232, 4.41},          {"ViT-L/16", 304326632, 61.55},
    {"Wide ResNet-50-2", 68883240, 11.4},
};

}  // namespace

std::optional<PublishedTotals> published_model(double macs, double parameters,
                                               double normalization_statistics) {
  for (const Published& model : models) {
    // A network is recognized by its MACs alone where normalizations were folded into weights,
    // which takes away parameters: at most four for each that is left.
    const bool same = parameters == model.parameters;
    const bool with_statistics = parameters - normalization_statistics == model.parameters;
    const bool is_folded = parameters < model.parameters && parameters > 0.985 * model.parameters;
    const double giga = macs / 1e9;
    const bool macs_agree = std::fabs(giga - model.giga_macs) <= 0.0051;
    if (!macs_agree || (!same && !with_statistics && !is_folded)) continue;
    PublishedTotals totals{.name = model.name,
                           .macs = model.giga_macs * 1e9,
                           .parameters = model.parameters,
                           .source = source,
                           .remark = ""};
    if (!same && with_statistics) {
      totals.remark =
          "The file also stores the mean and the variance of its batch normalizations, which are "
          "not counted as parameters there.";
    } else if (!same) {
      totals.remark =
          "The file has fewer parameters: batch normalizations have been folded into the "
          "convolutions before them.";
    }
    return totals;
  }
  return std::nullopt;
}

}  // namespace roofloor::onnx
