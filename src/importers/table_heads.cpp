// Heads as people and tools write them. A word is a head in small letters, with _ between its parts
// and without its unit (column_word).
#include "importers/table_heads.h"

#include <algorithm>

namespace roofloor {
namespace {

using Role = ColumnRole;

constexpr std::string_view inputs_not_in_it =
    "weights and outputs as onnx-tool counts memory; inputs are not in it";

constexpr KnownHead known_heads[] = {
    {"name", Role::name},
    {"layer", Role::name},
    {"layer_name", Role::name},
    {"module", Role::name},       // fvcore
    {"module_name", Role::name},  // DeepSpeed
    {"node", Role::name},
    {"node_name", Role::name},  // ONNX Runtime
    {"op_name", Role::name},
    {"kernel_name", Role::name},  // Nsight Compute
    {"kind", Role::kind},
    {"layer_kind", Role::kind},
    {"layer_type", Role::kind},
    {"op_type", Role::kind},
    {"node_type", Role::kind},
    {"operator", Role::kind},
    {"operator_type", Role::kind},
    {"repeat", Role::repeat},
    {"repeats", Role::repeat},
    {"times", Role::repeat},
    {"batch", Role::batch},
    {"batch_size", Role::batch},
    {"batchsize", Role::batch},
    {"bs", Role::batch},
    {"weights_format", Role::weights_format},
    {"weight_format", Role::weights_format},
    {"activations_format", Role::activations_format},
    {"activation_format", Role::activations_format},
    {"kv_cache_format", Role::kv_cache_format},
    {"all_reduce", Role::all_reduce},
    {"shared", Role::shared},
    {"operations", Role::operations},
    {"ops", Role::operations},
    {"flops", Role::operations},
    {"flop", Role::operations},
    {"total_flops", Role::operations},
    {"fwd_flops", Role::operations},  // DeepSpeed
    {"ci", Role::operations},
    {"macs", Role::operations, "MAC", true},
    {"mac", Role::operations, "MAC", true},
    {"total_macs", Role::operations, "MAC", true},
    {"fwd_macs", Role::operations, "MAC", true},      // DeepSpeed, calflops
    {"forward_macs", Role::operations, "MAC", true},  // onnx-tool
    {"mult_adds", Role::operations, "MAC", true},     // torchinfo
    {"multadds", Role::operations, "MAC", true},
    {"madds", Role::operations, "MAC", true},
    {"madd", Role::operations},  // torchstat: multiplications and additions, each counted
    {"operational_intensity", Role::operational_intensity},
    {"arithmetic_intensity", Role::operational_intensity},
    {"intensity", Role::operational_intensity},
    {"oi", Role::operational_intensity},
    {"ai", Role::operational_intensity},
    {"bytes", Role::bytes},
    {"bytes_moved", Role::bytes},
    {"total_bytes", Role::bytes},
    {"bytes_accessed", Role::bytes},
    {"memory_traffic", Role::bytes},
    {"memory_access", Role::bytes},
    {"traffic", Role::bytes},
    {"dram_bytes", Role::bytes},
    {"dram_bytes_sum", Role::bytes},  // Nsight Compute
    {"memr_w", Role::bytes},          // torchstat
    {"memory", Role::bytes, "", true, inputs_not_in_it},
    {"outmemory", Role::bytes, "", true, "outputs alone; weights and inputs are not in it"},
    {"params", Role::left_out, "", false, "parameters do not say what is computed"},
    {"param", Role::left_out, "", false, "parameters do not say what is computed"},
    {"parameters", Role::left_out, "", false, "parameters do not say what is computed"},
    {"parameters_or_shape", Role::left_out, "", false, "parameters do not say what is computed"},
    {"sparsity", Role::left_out, "", false, "weights are taken as dense"},
};

// Beside names, operations and bytes.
constexpr KnownHead measured_heads[] = {
    {"run", Role::name},
    {"workload", Role::name},
    {"kernel", Role::name},
    {"benchmark", Role::name},
    {"seconds", Role::seconds},
    {"second", Role::seconds},
    {"time", Role::seconds},
    {"runtime", Role::seconds},
    {"run_time", Role::seconds},
    {"latency", Role::seconds},
    {"duration", Role::seconds},
    {"s", Role::seconds},
    {"ms", Role::seconds, "ms"},
    {"joules", Role::joules},
    {"joule", Role::joules},
    {"energy", Role::joules},
    {"j", Role::joules},
    {"mj", Role::joules, "mJ"},
    {"watts", Role::watts},
    {"watt", Role::watts},
    {"power", Role::watts},
    {"average_power", Role::watts},
    {"average_watts", Role::watts},
};

struct ParameterWords {
  std::string_view parameter;
  std::string_view words;  // apart by spaces
};

// Names and labels of our own are known without a row. Where a word has two rows, the kind of a
// layer decides: "channels" are in_channels of a convolution.
constexpr ParameterWords parameter_words[] = {
    {"in_channels",
     "channels num_channels channel cin c_in ic in_ch in_c in_channel n_in inchannels "
     "input_channel input_channels channels_in nif"},
    {"out_channels",
     "filters num_filter num_filters nfilters n_filters filter_num cout c_out oc co out_ch out_c "
     "out_channel n_out outchannels output_channel output_channels channels_out nof"},
    {"height",
     "h ifmap_height ifmap_h input_h ih in_h hin h_in in_height input_rows input_size image_size "
     "resolution"},
    {"width", "w ifmap_width ifmap_w input_w iw in_w win w_in in_width input_columns input_cols"},
    {"kernel",
     "kernel_size filter_height filter_h filter_size fh kh kernel_h k_h weight_height ksize "
     "kernel_shape kernel_rows"},
    {"kernel_width", "filter_width filter_w fw kw kernel_w k_w weight_width kernel_columns"},
    {"stride", "strides stride_h stride_height strides_h strides_height sh s_h"},
    {"stride_width", "stride_w strides_w strides_width sw s_w"},
    {"padding", "pad pads paddings pad_h pad_height padding_h padding_height"},
    {"padding_width", "pad_w pad_width padding_w"},
    {"dilation", "dilations dilation_h dilation_height dilation_rate"},
    {"dilation_width", "dilation_w"},
    {"groups", "g group num_groups ngroups n_groups"},
    {"out_height",
     "ofmap_height ofmap_h output_height output_h oh out_h hout h_out output_rows output_size"},
    {"out_width", "ofmap_width ofmap_w output_width output_w ow out_w wout w_out output_columns"},
    {"in", "in_features input_features in_dim input_dim in_size nin"},
    {"out", "out_features output_features out_dim output_dim units nout neurons"},
    {"rows", "tokens seq_len sequence_length"},
    {"count", "num_matmuls products"},
    {"bias", "use_bias has_bias"},
};

// Timeloop and MAESTRO: R and S are the kernel, P and Q the output, Y and X the input.
constexpr ParameterWord of_timeloop[] = {
    {"c", "in_channels"},  {"c", "channels"},   {"k", "out_channels"}, {"r", "kernel"},
    {"s", "kernel_width"}, {"p", "out_height"}, {"q", "out_width"},    {"y", "height"},
    {"x", "width"},        {"n", "batch"},
};
// Eyeriss: M filters, outputs of E by F elements, steps of U.
constexpr ParameterWord of_eyeriss[] = {
    {"c", "in_channels"}, {"c", "channels"},     {"m", "out_channels"},
    {"r", "kernel"},      {"s", "kernel_width"}, {"e", "out_height"},
    {"f", "out_width"},   {"u", "stride"},       {"n", "batch"},
};
// The matrix product of BLAS: M x K times K x N.
constexpr ParameterWord of_product[] = {
    {"m", "rows"}, {"n", "out"}, {"k", "in"}, {"b", "batch"}, {"groups", "count"}, {"g", "count"},
};
constexpr ParameterWord of_channels_and_rs[] = {
    {"r", "kernel"}, {"s", "kernel_width"}, {"p", "out_height"}, {"q", "out_width"}, {"n", "batch"},
};
constexpr ParameterWord of_channels_and_k[] = {
    {"k", "kernel"},
    {"s", "stride"},
    {"p", "padding"},
    {"n", "batch"},
};
// Alone, CI is the computational intensity of the notebook.
constexpr ParameterWord of_ci[] = {{"ci", "in_channels"}};
// fvcore and torchstat call a multiply-accumulate one flop; their tables are known by their heads.
constexpr HeadSet sets[] = {
    {.heads = "CI, CO", .needed = "ci co", .words = of_ci},
    {.heads = "C, K, R", .needed = "c k r", .words = of_timeloop},
    {.heads = "C, M, R", .needed = "c m r", .words = of_eyeriss},
    {.heads = "M, N, K", .needed = "m n k", .words = of_product, .is_product = true},
    {.heads = "of channels and R",
     .needed = "in_channels out_channels r",
     .words = of_channels_and_rs},
    {.heads = "of channels and K",
     .needed = "in_channels out_channels k",
     .words = of_channels_and_k},
    {.heads = "module, #parameters or shape, #flops of fvcore",
     .needed = "module parameters_or_shape flops",
     .macs = "flops"},
    {.heads = "MAdd, Flops of torchstat", .needed = "madd flops", .macs = "flops"},
};

template <std::size_t size>
const KnownHead* found_in(const KnownHead (&heads)[size], std::string_view word) {
  const auto* const found = std::find_if(std::begin(heads), std::end(heads),
                                         [&](const KnownHead& head) { return head.word == word; });
  return found == std::end(heads) ? nullptr : found;
}

bool is_among(std::string_view word, std::string_view words) {
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || words[at - 1] == ' ';
    if (begins && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

const KnownHead* known_head(std::string_view word, TableOf rows) {
  if (rows == TableOf::layers) return found_in(known_heads, word);
  if (const KnownHead* measured = found_in(measured_heads, word)) return measured;
  const KnownHead* known = found_in(known_heads, word);
  const bool is_used =
      known != nullptr && known->remark.empty() &&
      (known->role == Role::name || known->role == Role::operations || known->role == Role::bytes);
  return is_used ? known : nullptr;
}

std::vector<std::string> parameters_meant(std::string_view word) {
  std::vector<std::string> meant;
  if (word.empty()) return meant;
  for (const ParameterWords& row : parameter_words) {
    if (is_among(word, row.words)) meant.emplace_back(row.parameter);
  }
  return meant;
}

std::span<const HeadSet> head_sets() {
  return sets;
}

}  // namespace roofloor
