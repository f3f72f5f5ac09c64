// The glossary. Symbols: W operations, Q bytes, I intensity, P peak, beta bandwidth, p0 constant
// power.
#include "analysis/terms.h"

namespace roofloor {
namespace {

constexpr std::string_view williams =
    "Williams, Waterman, Patterson: Roofline: An Insightful Visual Performance Model, CACM 52(4), "
    "2009";
constexpr std::string_view choi =
    "Choi, Bedard, Fowler, Vuduc: A Roofline Model of Energy, IPDPS 2013";

constexpr Term table[] = {
    {"operations",
     "Arithmetic work, counted: one multiply-accumulate is two operations. The notebook calls it "
     "CI, "
     "computational intensity, although it is a count.",
     "W", williams},
    {"operational intensity",
     "Operations done for each byte moved to or from memory; also called arithmetic intensity.",
     "I = W / Q", williams},
    {"roofline", "The most performance a hardware allows at each operational intensity.",
     "min(P, beta * I)", williams},
    {"compute roof", "The horizontal limit: every arithmetic unit busy all the time.", "P",
     williams},
    {"memory roof", "The sloped limit: the memory delivers as fast as it can.", "beta * I",
     williams},
    {"ridge point",
     "The intensity at which the two roofs meet. Left of it memory is the limit, right of it "
     "compute.",
     "P / beta", williams},
    {"ceiling",
     "What kernels achieve of a roof: an achieved share of the peak and of the bandwidth, drawn "
     "thin "
     "below it. Times and energies are those of the ceilings.",
     "min(eta_P * P, eta_beta * beta * I)", williams},
    {"memory level",
     "Main memory, caches, registers: each has a roof of its own, and a layer an intensity at "
     "each. "
     "An inner level carries a product in square tiles that fit the level further in, so it "
     "carries "
     "more bytes than the main memory.",
     "Q = input * ceil(N / t) + weight * ceil(M / t) + output, t = floor(sqrt(C))", williams},
    {"floorline",
     "The energy an operation takes at each operational intensity, and the floor it cannot go "
     "below. Another "
     "model of the same name bounds the time of neuromorphic chips (Yik et al., 2025); this one "
     "bounds energy.",
     "e_op + e_mem / I + p0 * max(1 / P, 1 / (beta * I))", choi},
    {"arithmetic floor", "The energy of the operations alone, as if no byte had to be moved.",
     "W * e_op", choi},
    {"device floor",
     "The least energy this chip can take: operations at full speed, no byte moved.",
     "W * (e_op + p0 / P)", choi},
    {"energy balance",
     "The intensity at which moving data costs as much energy as computing; the notebook's E_R.",
     "E_R = e_mem / e_op", choi},
    {"fit to measurements",
     "The energies of an operation, of a byte and of waiting that come nearest to what was "
     "measured "
     "on a chip, none below zero. Runs from one side of the ridge tell only a sum of two of them.",
     "E = W * e_op + Q * e_mem + p0 * s", choi},
    {"processing in memory",
     "PIM: arithmetic inside the memory arrays or banks, so that data need not leave them.", "",
     ""},
    {"resident weights",
     "Weights that all fit the arrays that compute with them stay there and cross no memory; else "
     "each layer's are read and written into them in every run.",
     "", ""},
    {"processing near memory",
     "PNM: arithmetic beside the memory, in its module or its stack, over a wider and shorter "
     "path.",
     "", ""},
};

}  // namespace

std::span<const Term> terms() {
  return table;
}

}  // namespace roofloor
