// Blocks are found by the distance at which a layer comes back.
#include "importers/onnx/block_folding.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <string>
#include <unordered_map>

namespace roofloor::onnx {
namespace {

constexpr std::size_t longest_block = 512;
constexpr int most_candidates = 6;  // distances that are tried for a layer

// The bytes of a number: equal for equal numbers, and made without printing it.
void add_number(double number, std::string& key) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  key.append(bytes, sizeof number);
}

// All of a layer but its name, as a text that only equal layers share.
std::string key_of(const Layer& layer) {
  std::string key = layer.kind;
  for (const auto& [name, value] : layer.parameters) {
    key += ' ' + name + '=';
    if (const auto* number = std::get_if<double>(&value.value)) {
      add_number(*number, key);
    } else {
      key += std::get<std::string>(value.value);
    }
  }
  for (const FormattedTensor& tensor : formatted_tensors) {
    const auto& format = layer.formats.*tensor.override;
    key += ' ';
    if (format) key += name(*format);
  }
  key += layer.shared ? " shared " : " ";
  add_number(layer.repeat, key);
  return key;
}

// Equal layers have equal numbers.
std::vector<int> numbers_of(const std::vector<Layer>& layers) {
  std::unordered_map<std::string, int> known;
  std::vector<int> numbers;
  for (const Layer& layer : layers) {
    numbers.push_back(
        known.try_emplace(key_of(layer), static_cast<int>(known.size())).first->second);
  }
  return numbers;
}

std::vector<std::size_t> next_equal(const std::vector<int>& numbers) {
  std::vector<std::size_t> next(numbers.size(), numbers.size());
  std::unordered_map<int, std::size_t> last;
  for (std::size_t i = numbers.size(); i-- > 0;) {
    const auto found = last.find(numbers[i]);
    if (found != last.end()) next[i] = found->second;
    last[numbers[i]] = i;
  }
  return next;
}

struct Block {
  std::size_t length = 1;
  std::size_t times = 1;

  std::size_t saved() const { return length * (times - 1); }
};

Block block_at(std::size_t first, const std::vector<int>& numbers,
               const std::vector<std::size_t>& next, const std::vector<Layer>& layers) {
  Block best;
  std::size_t other = next[first];
  for (int tried = 0; tried < most_candidates && other < numbers.size(); ++tried) {
    const std::size_t length = other - first;
    if (length > longest_block) break;
    std::size_t equal = 0;
    while (other + equal < numbers.size() && numbers[first + equal] == numbers[other + equal] &&
           layers[first + equal].repeat == 1) {
      ++equal;
    }
    const Block block{length, equal / length + 1};
    if (block.saved() > best.saved()) best = block;
    other = next[other];
  }
  return best;
}

struct Digits {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Digits> digits_in(const std::string& name) {
  std::vector<Digits> result;
  for (std::size_t i = 0; i < name.size();) {
    std::size_t end = i;
    while (end < name.size() && std::isdigit(static_cast<unsigned char>(name[end])) != 0) ++end;
    if (end > i) result.push_back({i, end});
    i = end > i ? end : i + 1;
  }
  return result;
}

// "layer.0.conv" to "layer.11.conv" is "layer.0-11.conv"; the first name where they differ more.
std::string common_name(const std::string& first, const std::string& last) {
  const std::vector<Digits> in_first = digits_in(first);
  const std::vector<Digits> in_last = digits_in(last);
  if (in_first.size() != in_last.size()) return first;
  for (std::size_t i = 0; i < in_first.size(); ++i) {
    const std::string from = first.substr(in_first[i].begin, in_first[i].end - in_first[i].begin);
    const std::string to = last.substr(in_last[i].begin, in_last[i].end - in_last[i].begin);
    if (from == to) continue;
    const bool same_around =
        first.substr(0, in_first[i].begin) == last.substr(0, in_last[i].begin) &&
        first.substr(in_first[i].end) == last.substr(in_last[i].end);
    if (!same_around) return first;
    return first.substr(0, in_first[i].end) + "-" + to + first.substr(in_first[i].end);
  }
  return first;
}

class Folding {
 public:
  explicit Folding(std::vector<Layer> layers) : layers_(std::move(layers)) {}

  std::vector<Layer> folded() && {
    const std::vector<int> numbers = numbers_of(layers_);
    const std::vector<std::size_t> next = next_equal(numbers);
    for (std::size_t i = 0; i < layers_.size();) {
      const Block block = block_at(i, numbers, next, layers_);
      if (block.times == 1) {
        result_.push_back(std::move(layers_[i++]));
        continue;
      }
      add(i, block);
      i += block.length * block.times;
    }
    return std::move(result_);
  }

 private:
  // A run of layers with one `repeat` is one block: two blocks of as many repeats must not meet.
  void add(std::size_t first, Block block) {
    const auto repeat = static_cast<double>(block.times);
    if (!result_.empty() && result_.back().repeat == repeat) {
      result_.insert(result_.end(), layers_.begin() + static_cast<std::ptrdiff_t>(first),
                     layers_.begin() + static_cast<std::ptrdiff_t>(first + block.length));
      first += block.length;
      --block.times;
    }
    for (std::size_t i = first; i < first + block.length; ++i) {
      Layer layer = layers_[i];
      const std::size_t last = i + block.length * (block.times - 1);
      layer.name = common_name(layer.name, layers_[last].name);
      layer.repeat = static_cast<double>(block.times);
      result_.push_back(std::move(layer));
    }
  }

  std::vector<Layer> layers_;
  std::vector<Layer> result_;
};

}  // namespace

std::vector<Layer> folded_blocks(std::vector<Layer> layers) {
  return Folding(std::move(layers)).folded();
}

}  // namespace roofloor::onnx
