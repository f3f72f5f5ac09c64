// A recursive descent over the grammar: comparison, sum, product, power, atom.
#include "analysis/formula_evaluator.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <stdexcept>

namespace roofloor {
namespace {

class Parser {
 public:
  Parser(const std::string& text, const std::function<SymbolValue(const std::string&)>& symbol)
      : text_(text), symbol_(symbol) {}

  double whole() {
    const double value = comparison();
    skip_spaces();
    if (at_ != text_.size()) fail("the end");
    return value;
  }

 private:
  [[noreturn]] void fail(const std::string& expected) const {
    throw std::runtime_error("expected " + expected + " at " + std::to_string(at_) + " of " +
                             text_);
  }

  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(const std::string& token) {
    skip_spaces();
    if (text_.compare(at_, token.size(), token) != 0) return false;
    at_ += token.size();
    return true;
  }
  void expect(const std::string& token) {
    if (!take(token)) fail(token);
  }

  double comparison() {
    const double left = sum();
    if (take(">=")) return left >= sum() ? 1 : 0;
    if (take(">")) return left > sum() ? 1 : 0;
    return left;
  }
  double sum() {
    double value = product();
    while (true) {
      if (take("+")) {
        value += product();
      } else if (take("-")) {
        value -= product();
      } else {
        return value;
      }
    }
  }
  double product() {
    double value = power();
    while (true) {
      if (take("*")) {
        value *= power();
      } else if (take("/")) {
        value /= power();
      } else {
        return value;
      }
    }
  }
  double power() {
    const double base = atom();
    return take("^") ? std::pow(base, power()) : base;
  }
  double atom() {
    if (take("(")) {
      const double value = comparison();
      expect(")");
      return value;
    }
    if (take("-")) return -atom();
    skip_spaces();
    if (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_]))) {
      std::size_t length = 0;
      const double value = std::stod(text_.substr(at_), &length);
      at_ += length;
      return value;
    }
    const std::string name = word();
    return take("(") ? call(name) : symbol_(name).value;
  }
  std::string word() {
    skip_spaces();
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) ||
                                  text_[at_] == '_' || text_[at_] == '\'')) {
      ++at_;
    }
    if (begin == at_) fail("a name");
    return text_.substr(begin, at_ - begin);
  }
  double call(const std::string& name) {
    if (name == "sum") {
      double total = 0;
      for (const double value : symbol_(word()).values) total += value;
      expect(")");
      return total;
    }
    std::vector<double> a{comparison()};
    while (take(",")) a.push_back(comparison());
    expect(")");
    if (name == "min" && a.size() == 2) return std::min(a[0], a[1]);
    if (name == "max" && a.size() == 2) return std::max(a[0], a[1]);
    if (name == "floor" && a.size() == 1) return std::floor(a[0]);
    if (name == "ceil" && a.size() == 1) return std::ceil(a[0]);
    if (name == "log2" && a.size() == 1) return std::log2(a[0]);
    if (name == "if" && a.size() == 3) return a[0] != 0 ? a[1] : a[2];
    if (name == "round" && a.size() == 2) {
      const double scale = std::pow(10, a[1]);
      return std::round(a[0] * scale) / scale;
    }
    fail("a function, not " + name);
  }

  const std::string& text_;
  const std::function<SymbolValue(const std::string&)>& symbol_;
  std::size_t at_ = 0;
};

}  // namespace

double evaluated(const std::string& formula,
                 const std::function<SymbolValue(const std::string&)>& symbol) {
  return Parser(formula, symbol).whole();
}

}  // namespace roofloor
