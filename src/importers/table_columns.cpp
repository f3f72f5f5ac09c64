// Heads as people write them: our own names and labels, and the words of other tools.
#include "importers/table_columns.h"

#include <algorithm>
#include <cctype>
#include <span>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

struct KnownHead {
  std::string_view word;
  ColumnRole role;
  std::string_view written;
};

constexpr KnownHead known_heads[] = {
    {"name", ColumnRole::name},
    {"layer", ColumnRole::name},
    {"layer_name", ColumnRole::name},
    {"kind", ColumnRole::kind},
    {"layer_kind", ColumnRole::kind},
    {"layer_type", ColumnRole::kind},
    {"op_type", ColumnRole::kind},
    {"repeat", ColumnRole::repeat},
    {"repeats", ColumnRole::repeat},
    {"times", ColumnRole::repeat},
    {"weights_format", ColumnRole::weights_format},
    {"weight_format", ColumnRole::weights_format},
    {"activations_format", ColumnRole::activations_format},
    {"activation_format", ColumnRole::activations_format},
    {"operations", ColumnRole::operations},
    {"ops", ColumnRole::operations},
    {"flops", ColumnRole::operations},
    {"flop", ColumnRole::operations},
    {"ci", ColumnRole::operations},
    {"macs", ColumnRole::operations, "MAC"},
    {"mac", ColumnRole::operations, "MAC"},
    {"mult_adds", ColumnRole::operations, "MAC"},
    {"operational_intensity", ColumnRole::operational_intensity},
    {"arithmetic_intensity", ColumnRole::operational_intensity},
    {"intensity", ColumnRole::operational_intensity},
    {"oi", ColumnRole::operational_intensity},
    {"ai", ColumnRole::operational_intensity},
    {"bytes", ColumnRole::bytes},
    {"bytes_moved", ColumnRole::bytes},
    {"total_bytes", ColumnRole::bytes},
    {"traffic", ColumnRole::bytes},
};

// Beside names, operations and bytes.
constexpr KnownHead measured_heads[] = {
    {"run", ColumnRole::name},
    {"workload", ColumnRole::name},
    {"kernel", ColumnRole::name},
    {"benchmark", ColumnRole::name},
    {"seconds", ColumnRole::seconds},
    {"second", ColumnRole::seconds},
    {"time", ColumnRole::seconds},
    {"runtime", ColumnRole::seconds},
    {"run_time", ColumnRole::seconds},
    {"latency", ColumnRole::seconds},
    {"duration", ColumnRole::seconds},
    {"s", ColumnRole::seconds},
    {"ms", ColumnRole::seconds, "ms"},
    {"joules", ColumnRole::joules},
    {"joule", ColumnRole::joules},
    {"energy", ColumnRole::joules},
    {"j", ColumnRole::joules},
    {"mj", ColumnRole::joules, "mJ"},
    {"watts", ColumnRole::watts},
    {"watt", ColumnRole::watts},
    {"power", ColumnRole::watts},
    {"average_power", ColumnRole::watts},
    {"average_watts", ColumnRole::watts},
};

std::string_view unit_of(ColumnRole role) {
  switch (role) {
    case ColumnRole::operations:
      return "op";
    case ColumnRole::operational_intensity:
      return "op/B";
    case ColumnRole::bytes:
      return "B";
    case ColumnRole::seconds:
      return "s";
    case ColumnRole::joules:
      return "J";
    case ColumnRole::watts:
      return "W";
    default:
      return "";
  }
}

bool is_unit(std::string_view text, std::string_view unit) {
  try {
    parse_quantity("1 " + std::string(text), unit);
    return true;
  } catch (const InputError&) {
    return false;
  }
}

// In a table of layers FLOPS are a count, as FLOPs are: "GFLOPs" is "GFLOP".
std::string counted_unit(std::string text) {
  const bool is_plural = text.size() > 4 && (text.ends_with("FLOPs") || text.ends_with("FLOPS"));
  if (is_plural || text.ends_with("MACs")) text.pop_back();
  return text;
}

// What stands in the brackets at the end of a head, or behind "in"; empty if nothing does.
std::string bracketed(std::string_view head) {
  const std::size_t open = head.find_last_of("([");
  if (open == std::string_view::npos || (head.back() != ')' && head.back() != ']')) return "";
  return counted_unit(std::string(head.substr(open + 1, head.size() - open - 2)));
}

bool is_declared(const std::string& word) {
  for (const LayerKind* kind : layer_kinds()) {
    for (const ParameterDeclaration& declared : kind->parameters) {
      if (column_word(declared.name) == word || column_word(declared.label) == word) return true;
    }
  }
  return false;
}

// "GFLOPs" and "MB" are heads and units at once.
void take_for_unit(TableColumn& column) {
  const std::string written = counted_unit(column.head);
  if (written.size() < 2) return;
  for (ColumnRole role :
       {ColumnRole::operations, ColumnRole::bytes, ColumnRole::operational_intensity}) {
    if (!is_unit(written, unit_of(role))) continue;
    column.role = role;
    column.written = written;
    return;
  }
}

const KnownHead* known_head(const std::string& word, TableOf rows) {
  const auto in = [&](std::span<const KnownHead> heads) -> const KnownHead* {
    const auto found =
        std::find_if(heads.begin(), heads.end(), [&](const auto& k) { return k.word == word; });
    return found == heads.end() ? nullptr : &*found;
  };
  if (rows == TableOf::layers) return in(known_heads);
  if (const KnownHead* measured = in(measured_heads)) return measured;
  const KnownHead* known = in(known_heads);
  const bool is_used = known != nullptr &&
                       (known->role == ColumnRole::name || known->role == ColumnRole::operations ||
                        known->role == ColumnRole::bytes);
  return is_used ? known : nullptr;
}

TableColumn column_of(const std::string& head, std::size_t number, TableOf rows) {
  TableColumn column{.number = number, .head = head, .word = column_word(head)};
  const KnownHead* known = known_head(column.word, rows);
  column.written = bracketed(head);
  if (known != nullptr) {
    column.role = known->role;
    if (column.written.empty()) {
      column.written = std::string(known->written);
    } else if (!known->written.empty() && is_unit(column.written, "")) {
      column.written += known->written;  // "MACs (M)"
    }
  } else if (rows == TableOf::layers && is_declared(column.word)) {
    column.role = ColumnRole::parameter;
  } else {
    take_for_unit(column);
  }
  column.unit = std::string(unit_of(column.role));
  return column;
}

void check_unit(TableColumn& column, const std::string& path) {
  if (column.written.empty() || is_unit(column.written, column.unit)) return;
  if (column.unit.empty()) {  // a remark, not a unit
    column.written.clear();
    return;
  }
  const std::string prefix = column.unit == "op" ? "G" : column.unit == "B" ? "M" : "";
  throw InputError{path, "column " + std::to_string(column.number) + ", \"" + column.head +
                             "\", has the unit \"" + column.written +
                             "\", which is not understood; expected one such as " + prefix +
                             column.unit};
}

// Without a column of kinds, one of types says the kind, as other tools have it.
void take_type_for_kind(std::vector<TableColumn>& columns) {
  const auto with = [&](auto condition) {
    return std::find_if(columns.begin(), columns.end(), condition);
  };
  if (with([](const auto& c) { return c.role == ColumnRole::kind; }) != columns.end()) return;
  const auto type = with([](const auto& c) { return c.word == "type"; });
  if (type != columns.end()) type->role = ColumnRole::kind;
}

std::vector<TableColumn> columns_of(const std::vector<std::string>& heads, TableOf rows) {
  std::vector<TableColumn> columns;
  for (const std::string& head : heads) {
    columns.push_back(column_of(head, columns.size() + 1, rows));
  }
  if (rows == TableOf::layers) take_type_for_kind(columns);
  return columns;
}

}  // namespace

std::string column_word(std::string_view head) {
  if (!bracketed(head).empty()) head = head.substr(0, head.find_last_of("(["));
  std::string word;
  for (char c : head) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty() && word.back() != '_') {
      word += '_';
    }
  }
  if (word.ends_with('_')) word.pop_back();
  return word;
}

std::vector<TableColumn> table_columns(const std::vector<std::string>& heads, std::size_t line,
                                       TableOf rows) {
  const std::string path = "/line/" + std::to_string(line);
  std::vector<TableColumn> columns = columns_of(heads, rows);
  for (auto column = columns.begin(); column != columns.end(); ++column) {
    check_unit(*column, path);
    if (column->role == ColumnRole::left_out) continue;
    const bool by_word = column->role == ColumnRole::parameter;
    const auto same = std::find_if(columns.begin(), column, [&](const TableColumn& other) {
      return other.role == column->role && (!by_word || other.word == column->word);
    });
    if (same == column) continue;
    throw InputError{path, "columns " + std::to_string(same->number) + " and " +
                               std::to_string(column->number) + ", \"" + same->head + "\" and \"" +
                               column->head + "\", mean the same; expected one of them"};
  }
  return columns;
}

bool are_heads(const std::vector<std::string>& cells) {
  const std::vector<TableColumn> columns = columns_of(cells, TableOf::layers);
  const auto is_known = [](const TableColumn& c) { return c.role != ColumnRole::left_out; };
  const auto decides = [](const TableColumn& c) {
    return c.role == ColumnRole::kind || c.role == ColumnRole::operations;
  };
  return std::count_if(columns.begin(), columns.end(), is_known) >= 2 &&
         std::any_of(columns.begin(), columns.end(), decides);
}

std::string meaning_of(const TableColumn& column) {
  const std::string in = column.written.empty() ? "" : ", in " + column.written;
  switch (column.role) {
    case ColumnRole::name:
      return "names of the layers";
    case ColumnRole::kind:
      return "kinds of the layers";
    case ColumnRole::repeat:
      return "how often each layer runs";
    case ColumnRole::weights_format:
      return "formats of the weights";
    case ColumnRole::activations_format:
      return "formats of the activations";
    case ColumnRole::operations:
      return "operations" + in;
    case ColumnRole::operational_intensity:
      return "operational intensity" + (in.empty() ? ", in op/B" : in);
    case ColumnRole::bytes:
      return "bytes moved" + in;
    case ColumnRole::seconds:
      return "seconds" + in;
    case ColumnRole::joules:
      return "joules" + in;
    case ColumnRole::watts:
      return "average watts" + in;
    case ColumnRole::parameter:
      return "a parameter of the kinds that have it";
    default:
      return "left out, as it is not known here";
  }
}

}  // namespace roofloor
