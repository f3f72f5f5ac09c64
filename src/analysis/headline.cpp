// Sentences about a report. They say first what binds, then where the time goes and what it costs.
#include "analysis/headline.h"

#include <algorithm>
#include <cmath>

#include "analysis/spoken_numbers.h"
#include "base/quantity_text.h"
#include "base/short_name.h"

namespace roofloor {
namespace {

using HardwareList = std::vector<const HardwareReport*>;

// Of the time; less is not worth a number, and reads as none.
constexpr double nothing = 1e-4;

HardwareList with_time(const Report& report, const std::vector<bool>& shown) {
  HardwareList list;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    if (shown[i] && report.hardware[i].totals.memory_bound_time_fraction)
      list.push_back(&report.hardware[i]);
  }
  return list;
}

std::vector<std::string> names_where(const HardwareList& list,
                                     bool (*condition)(double memory_share)) {
  std::vector<std::string> names;
  for (const HardwareReport* hardware : list) {
    if (condition(*hardware->totals.memory_bound_time_fraction))
      names.push_back(hardware->hardware->name);
  }
  return names;
}

constexpr std::size_t most_named = 3;  // one after the other, in a sentence

// "A, B, C and 5 more"
std::string named(std::vector<std::string> names) {
  if (names.size() > most_named + 1) {
    const std::string more = std::to_string(names.size() - most_named) + " more";
    names.resize(most_named);
    names.push_back(more);
  }
  return joined(names);
}

// "Dig and PIM wait for memory 99 % of the time.": hardware whose shares read alike together, and
// where there are many shares, all of it with the least and the greatest.
std::string waiting_shares(const HardwareList& list) {
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  std::vector<std::string> all;
  double least = 1;
  double greatest = 0;
  for (const HardwareReport* hardware : list) {
    const double share = *hardware->totals.memory_bound_time_fraction;
    if (share < nothing || share == 1) continue;
    all.push_back(hardware->hardware->name);
    least = std::min(least, share);
    greatest = std::max(greatest, share);
    const std::string text = percent_text(share);
    const auto same = std::find_if(groups.begin(), groups.end(),
                                   [&](const auto& group) { return group.first == text; });
    if (same == groups.end()) {
      groups.push_back({text, {hardware->hardware->name}});
    } else {
      same->second.push_back(hardware->hardware->name);
    }
  }
  if (groups.size() > most_named) {
    return named(all) + " wait for memory " + percent_text(least) + " to " +
           percent_text(greatest) + " of the time. ";
  }
  std::string text;
  for (const auto& [share, names] : groups) {
    text += named(names) + (names.size() == 1 ? " waits" : " wait") + " for memory " + share +
            " of the time. ";
  }
  return text;
}

// "HBM2-PIM cannot hold this workload: it would need 16.2 GB and has 6.00 GB."; of several with
// what each has.
std::string what_is_too_large(const HardwareList& list) {
  std::vector<std::string> names;
  std::vector<std::string> capacities;
  double needed_bytes = 0;
  for (const HardwareReport* hardware : list) {
    const HardwareTotals& totals = hardware->totals;
    if (totals.memory_used_fraction.value_or(0) <= 1) continue;
    names.push_back(hardware->hardware->name);
    capacities.push_back(quantity_text(*totals.capacity_bytes, "B"));
    needed_bytes = std::max(needed_bytes, totals.needed_bytes);
  }
  if (names.empty()) return "";
  const std::string needed = quantity_text(needed_bytes, "B");
  if (names.size() == 1) {
    return names.front() + " cannot hold this workload: it would need " + needed + " and has " +
           capacities.front() + ". ";
  }
  for (std::size_t i = 0; i < names.size(); ++i) names[i] += " (" + capacities[i] + ")";
  return named(names) + " cannot hold this workload, which needs " + needed + ". ";
}

// "221 tokens/s on A and 309 tokens/s on B.": of hardware that holds the workload; of much hardware
// the slowest and the fastest.
std::string token_rates(const Report& report, const HardwareList& list) {
  if (!report.workload->tokens) return "";
  std::vector<std::pair<double, std::string>> rates;
  for (const HardwareReport* hardware : list) {
    const HardwareTotals& totals = hardware->totals;
    if (totals.memory_used_fraction.value_or(0) > 1 || !totals.tokens_per_second) continue;
    rates.emplace_back(
        *totals.tokens_per_second,
        quantity_text(*totals.tokens_per_second, "tokens/s") + " on " + hardware->hardware->name);
  }
  if (rates.empty()) return "";
  if (rates.size() > most_named) {
    const auto [least, greatest] = std::minmax_element(
        rates.begin(), rates.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return "From " + least->second + " to " + greatest->second + ". ";
  }
  std::vector<std::string> texts;
  for (const auto& [_, text] : rates) texts.push_back(text);
  return joined(texts) + ". ";
}

std::string what_binds(const HardwareList& list) {
  const auto memory = names_where(list, [](double share) { return share == 1; });
  const auto compute = names_where(list, [](double share) { return share == 0; });
  std::string text;
  if (!memory.empty()) text += "Memory holds back every layer on " + named(memory) + ". ";
  if (!compute.empty()) text += "Compute limits every layer on " + named(compute) + ". ";
  const auto almost = names_where(list, [](double share) { return share > 0 && share < nothing; });
  if (!almost.empty())
    text += "Compute limits over 99.99\u00a0% of the time on " + named(almost) + ". ";
  return text + waiting_shares(list);
}

constexpr double same_intensity = 1.05;  // layers this close stand at one place of the chart
constexpr double worth_naming = 0.01;    // of the time
// A factor below it would be said as 1.
constexpr double worth_a_factor = 1.05;
constexpr double worth_a_clause = 0.05;  // of the time

// The layer that takes longest, and those that stand beside it in the chart.
std::vector<std::size_t> heaviest_group(const Report& report, const HardwareReport& hardware) {
  const auto seconds = [&](std::size_t i) { return *hardware.rows[i].time_fraction; };
  std::size_t top = 0;
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    if (seconds(i) > seconds(top)) top = i;
  }
  const double intensity = report.rows[top].cost.operational_intensity().value_or(0);
  std::vector<std::size_t> group;
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    const double other = report.rows[i].cost.operational_intensity().value_or(0);
    const bool near = other <= intensity * same_intensity && intensity <= other * same_intensity;
    if (i == top || (near && intensity > 0 && seconds(i) >= worth_naming)) group.push_back(i);
  }
  return group;
}

constexpr std::size_t longest_name = 32;  // in a sentence

std::string group_name(const Report& report, const std::vector<std::size_t>& group) {
  std::vector<std::string> names;
  for (std::size_t i : group) {
    names.push_back(short_name(report.rows[i].layer->name, longest_name));
  }
  return named(names);
}

std::string where_time_goes(const Report& report, const HardwareReport& hardware) {
  if (report.rows.size() < 2 || *hardware.totals.seconds == 0) return "";
  const std::vector<std::size_t> group = heaviest_group(report, hardware);
  const bool many = group.size() > 1;
  double share = 0;
  for (std::size_t i : group) share += *hardware.rows[i].time_fraction;
  if (share < worth_a_clause) return "";
  const ResultRow& row = hardware.rows[group.front()];
  const double distance =
      hardware.roofs.compute->operations_per_second / row.time->attainable_ops_per_second;

  std::string text = group_name(report, group) + (many ? " take " : " takes ") +
                     percent_text(share) + " of the time on " + hardware.hardware->name;
  if (!row.time->bound.is_compute() && std::isfinite(distance)) {
    text += ", " + (distance < worth_a_factor ? "just" : factor_text(distance) + " times") +
            " below its compute roof";
  }
  if (row.energy && row.energy->excess_fraction && *row.energy->excess_fraction >= 0.1) {
    text += std::string(", and ") + (many ? "cost " : "costs ") +
            factor_text(1 + *row.energy->excess_fraction) + " times " + (many ? "their" : "its") +
            " energy floor" + (row.energy->corner_joules ? ", as estimated from its TDP" : "");
  }
  return text + ".";
}

// The energy of all layers; of an estimate with its band.
std::string energy_text(const HardwareTotals& totals) {
  std::string joules = quantity_text(*totals.energy_joules, "J");
  if (!totals.energy_least_joules) return joules;
  return joules + " by estimate (" + quantity_text(*totals.energy_least_joules, "J") + " to " +
         quantity_text(*totals.energy_greatest_joules, "J") + ")";
}

}  // namespace

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

std::string headline(const Report& report, const std::vector<bool>& shown) {
  if (report.rows.empty()) return "The workload has no layers.";
  const HardwareList list = with_time(report, shown);
  if (report.hardware.empty()) return "Add a hardware to see how fast this workload can run.";
  if (std::find(shown.begin(), shown.end(), true) == shown.end()) return "All hardware is hidden.";
  if (list.empty()) return "No hardware that is shown can run this workload.";
  return what_is_too_large(list) + token_rates(report, list) + what_binds(list) +
         where_time_goes(report, *list.front());
}

std::string totals_sentence(const Report& report, const std::vector<bool>& shown) {
  std::string text;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    const HardwareReport& hardware = report.hardware[i];
    if (!shown[i]) continue;
    text += (text.empty() ? "" : "; ") + hardware.hardware->name + ": ";
    if (!hardware.totals.seconds) {
      text += "cannot run this format";
      continue;
    }
    text += quantity_text(*hardware.totals.seconds, "s");
    if (hardware.totals.energy_joules) text += ", " + energy_text(hardware.totals);
  }
  return text.empty() ? "No hardware is shown." : text + ".";
}

}  // namespace roofloor
