// Symbols by their names: batch, sequence, image; sums of symbols are worked out.
#include "importers/onnx/open_sizes.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "base/input_error.h"

namespace roofloor::onnx {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

bool is_batch_name(const std::string& name) {
  const std::string word = lower(name);
  return has(word, "batch") || word == "n" || word == "b" || word == "bs";
}

bool is_sequence_name(const std::string& name) {
  const std::string word = lower(name);
  return (has(word, "seq") || has(word, "token") || has(word, "length") || word == "s" ||
          word == "t" || word == "l") &&
         !has(word, "past");
}

bool is_image_name(const std::string& name) {
  const std::string word = lower(name);
  return has(word, "height") || has(word, "width") || word == "h" || word == "w";
}

// Usual values; every one can be set.
constexpr double usual_sequence = 128;
constexpr double usual_image = 224;

double usual_value(const std::string& name, bool is_decoding) {
  if (has(lower(name), "past")) return usual_sequence;
  if (is_sequence_name(name)) return is_decoding ? 1 : usual_sequence;
  return is_image_name(name) ? usual_image : 1;
}

// "past + 1": symbols and numbers joined by +, - and *, from left to right.
std::optional<double> worked_out(const std::string& text,
                                 const std::map<std::string, double>& symbols) {
  if (text.find_first_of("+-*") == std::string::npos) return std::nullopt;
  double result = 0;
  char sign = '+';
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find_first_of("+-*", begin), text.size());
    std::string term = text.substr(begin, end - begin);
    std::erase(term, ' ');
    const auto known = symbols.find(term);
    const bool is_number =
        !term.empty() && term.size() < 10 &&
        std::all_of(term.begin(), term.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    if (known == symbols.end() && !is_number) return std::nullopt;
    const double value = is_number ? std::stod(term) : known->second;
    result = sign == '+' ? result + value : sign == '-' ? result - value : result * value;
    if (end < text.size()) sign = text[end];
    begin = end + 1;
  }
  return result < 0 ? std::nullopt : std::optional(result);
}

struct Found {
  std::string name;
  std::string where;
  std::size_t dimension = 0;
  bool is_unnamed = false;
  bool is_zero = false;
};

// Every name once, where it occurs first.
std::vector<Found> found_in(const Graph& graph, bool takes_first_as_batch) {
  std::set<std::string> weights;
  for (const Tensor& tensor : graph.initializers) weights.insert(tensor.name);
  std::set<std::string> known;
  std::vector<Found> result;
  for (const ValueInfo& input : graph.inputs) {
    if (weights.contains(input.name)) continue;
    for (std::size_t i = 0; i < input.type.dims.size(); ++i) {
      const Dimension& size = input.type.dims[i];
      // Some exporters write 0 for a size that is open.
      const bool is_zero = size.value == 0 && !graph.initializers.empty();
      const bool is_first = takes_first_as_batch && i == 0;
      if (size.value >= 0 && !is_zero && !is_first) continue;
      const std::string name = symbol_of(input, i);
      if (!known.insert(name).second) continue;
      result.push_back(
          {name, input.name + ", dimension " + std::to_string(i), i, size.symbol.empty(), is_zero});
    }
  }
  return result;
}

// A name that says so; without any, what stands first.
std::set<std::string> batch_names(const std::vector<Found>& found, bool takes_first_as_batch) {
  std::set<std::string> result;
  for (const Found& one : found) {
    if (is_batch_name(one.name) && !one.is_unnamed) result.insert(one.name);
  }
  if (!result.empty() && !takes_first_as_batch) return result;
  for (const Found& one : found) {
    const bool may_be = takes_first_as_batch || one.is_unnamed ||
                        (!is_sequence_name(one.name) && !is_image_name(one.name));
    if (one.dimension == 0 && may_be) result.insert(one.name);
  }
  return result;
}

class Sizes {
 public:
  explicit Sizes(const std::map<std::string, double>& asked) : asked_(asked) {}

  OpenSizes open(const std::vector<Found>& found, const std::set<std::string>& batches) {
    const bool is_decoding = std::any_of(
        found.begin(), found.end(), [](const Found& one) { return has(lower(one.name), "past"); });
    add_batch(found, batches);
    for (const Found& one : found) {
      if (!batches.contains(one.name)) add(one, is_decoding);
    }
    for (const auto& [name, value] : asked_) {
      if (!used_.contains(name)) refuse(name);
    }
    return std::move(result_);
  }

 private:
  void add_batch(const std::vector<Found>& found, const std::set<std::string>& batches) {
    const auto given = asked_.find("batch");
    if (given != asked_.end()) {
      used_.insert("batch");
      result_.batch = given->second;
    }
    for (const Found& one : found) {
      if (!batches.contains(one.name)) continue;
      const auto by_name = asked_.find(one.name);
      if (by_name != asked_.end()) {
        used_.insert(one.name);
        result_.batch = by_name->second;
      }
      result_.bindings.symbols[one.name] = 1;
    }
    if (result_.batch < 1) {
      throw InputError{"/sizes/batch", "batch is 0; expected a whole number of at least 1"};
    }
    const auto first = std::find_if(found.begin(), found.end(),
                                    [&](const Found& one) { return batches.contains(one.name); });
    const bool is_given = !used_.empty();
    if (first == found.end() && !is_given) return;
    result_.sizes.push_back({.name = first == found.end() ? "batch" : first->name,
                             .value = result_.batch,
                             .is_batch = true,
                             .is_given = is_given,
                             .where = first == found.end() ? "" : first->where});
  }

  void add(const Found& one, bool is_decoding) {
    std::map<std::string, double>& symbols = result_.bindings.symbols;
    auto given = asked_.find(one.name);
    const bool by_kind = given == asked_.end() && is_sequence_name(one.name);
    if (by_kind) given = asked_.find("seq");
    if (given != asked_.end()) {
      used_.insert(given->first);
      symbols[one.name] = given->second;
    } else if (const auto sum = worked_out(one.name, symbols)) {
      symbols[one.name] = *sum;
      return;
    } else {
      symbols[one.name] = usual_value(one.name, is_decoding);
    }
    result_.sizes.push_back({.name = one.name,
                             .value = symbols[one.name],
                             .is_batch = false,
                             .is_given = given != asked_.end(),
                             .where = one.where});
  }

  [[noreturn]] void refuse(const std::string& name) const {
    std::string open;
    for (const ImportedSize& size : result_.sizes) {
      if (size.name != name) open += (open.empty() ? "" : ", ") + size.name;
    }
    throw InputError{"/sizes/" + name,
                     "the file has no open size \"" + name + "\"; expected " +
                         (open.empty() ? "none, for all sizes but the batch are stated" : open)};
  }

  const std::map<std::string, double>& asked_;
  std::set<std::string> used_;
  OpenSizes result_;
};

}  // namespace

OpenSizes open_sizes(const Graph& graph, const std::map<std::string, double>& asked) {
  const std::vector<Found> found = found_in(graph, false);
  return Sizes(asked).open(found, batch_names(found, false));
}

std::optional<OpenSizes> with_stated_batch(const Graph& graph,
                                           const std::map<std::string, double>& asked) {
  std::set<std::string> weights;
  for (const Tensor& tensor : graph.initializers) weights.insert(tensor.name);
  double batch = unknown_size;
  for (const ValueInfo& input : graph.inputs) {
    if (weights.contains(input.name)) continue;
    if (input.type.dims.size() < 2) return std::nullopt;
    const double first = input.type.dims[0].value;
    if (batch != unknown_size && first != batch) return std::nullopt;
    batch = first;
  }
  // A recurrent layer has its steps first.
  const bool is_recurrent =
      std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const Node& node) {
        return node.op_type == "LSTM" || node.op_type == "GRU" || node.op_type == "RNN";
      });
  if (batch <= 1 || weights.empty() || is_recurrent) return std::nullopt;
  const std::vector<Found> found = found_in(graph, true);
  OpenSizes sizes = Sizes(asked).open(found, batch_names(found, true));
  if (sizes.sizes.empty() || !sizes.sizes.front().is_given) sizes.batch = batch;
  for (ImportedSize& size : sizes.sizes) {
    if (!size.is_batch) continue;
    size.value = sizes.batch;
    size.name = "batch";
  }
  sizes.bindings.uses_declared = false;
  return sizes;
}

}  // namespace roofloor::onnx
