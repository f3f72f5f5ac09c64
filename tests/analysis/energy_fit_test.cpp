// Energies that were planted in rows, and how much of them the rows give back.
#include "analysis/energy_fit.h"

#include <cmath>
#include <random>

#include "analysis/least_squares.h"
#include "catch.h"
#include "expect_error.h"

using namespace roofloor;

namespace {

// A chip whose energies are known.
struct Planted {
  double peak = 300e12;       // P' [op/s]
  double bandwidth = 1.5e12;  // beta' [B/s], so a ridge at 200 op/B
  double operation = 0.8e-12;
  double byte = 40e-12;
  double constant = 60;

  double ridge() const { return peak / bandwidth; }
  Roofs roofs() const {
    return {.compute = ComputeRoof{NumberFormat::fp16, peak}, .memory = {{"DRAM", bandwidth}}};
  }
  // A run of an intensity, relative to the ridge, as long as the roofs make it take.
  MeasuredRow run(double relative_intensity, double operations = 1e12) const {
    MeasuredRow row{.operations = operations, .bytes = operations / (relative_intensity * ridge())};
    row.seconds = std::max(row.operations / peak, row.bytes / bandwidth);
    return with_energy(row);
  }
  MeasuredRow with_energy(MeasuredRow row) const {
    row.joules = row.operations * operation + row.bytes * byte + row.seconds * constant;
    return row;
  }
  MeasuredRow idle(double seconds) const { return with_energy({.seconds = seconds}); }
};

// Intensities from 2^from to 2^to times the ridge, evenly by their logarithms.
std::vector<MeasuredRow> runs(const Planted& chip, double from, double to, int count) {
  std::vector<MeasuredRow> rows;
  for (int i = 0; i < count; ++i) {
    rows.push_back(chip.run(std::exp2(from + (to - from) * i / (count - 1)), 1e12 * (1 + i % 3)));
  }
  return rows;
}

// Relative errors with a standard deviation.
class Noise {
 public:
  Noise(unsigned seed, double deviation) : engine_(seed), normal_(1, deviation) {}
  double factor() { return normal_(engine_); }

 private:
  std::mt19937 engine_;
  std::normal_distribution<double> normal_;
};

void disturb(std::vector<MeasuredRow>& rows, double MeasuredRow::*member, Noise& noise) {
  for (MeasuredRow& row : rows) row.*member *= noise.factor();
}

Planted random_chip(std::mt19937& random) {
  const auto between = [&](double least, double most) {
    return std::exp(std::uniform_real_distribution(std::log(least), std::log(most))(random));
  };
  Planted chip{.peak = between(1e9, 1e15), .bandwidth = between(1e9, 1e13)};
  const double watts = between(0.1, 1e3);
  chip.operation = watts * between(0.2, 0.6) / chip.peak;
  chip.byte = watts * between(0.1, 0.6) / chip.bandwidth;
  chip.constant = watts * between(0.01, 0.4);
  return chip;
}

std::string symbols(const EnergyFit& fit) {
  std::string all;
  for (const FittedValue& value : fit.values) all += (all.empty() ? "" : ", ") + value.symbol;
  return all;
}

}  // namespace

TEST_CASE("a fit gives back what was planted in rows on both sides of the ridge") {
  std::mt19937 random(5);
  for (int i = 0; i < 2000; ++i) {
    const Planted chip = random_chip(random);
    const EnergyFit fit = fit_energies(runs(chip, -4, 4, 3 + i % 10), chip.roofs());
    REQUIRE(fit.energies);
    // The three carry about as much energy, so each is known to 1e-9 of its size.
    CHECK(fit.energies->per_operation_joules == Approx(chip.operation).epsilon(1e-9));
    CHECK(fit.energies->per_byte_joules == Approx(chip.byte).epsilon(1e-9));
    CHECK(fit.energies->constant_power_watts == Approx(chip.constant).epsilon(1e-9));
    CHECK(fit.residual_fraction < 1e-12);
  }
}

TEST_CASE("energies with 2 % of noise give the planted values within a few percent") {
  const Planted chip;
  for (unsigned seed = 0; seed < 50; ++seed) {
    std::vector<MeasuredRow> rows = runs(chip, -4, 4, 240);
    for (int i = 0; i < 10; ++i) rows.push_back(chip.idle(1 + i));
    Noise noise(seed, 0.02);
    disturb(rows, &MeasuredRow::joules, noise);
    const EnergyFit fit = fit_energies(rows, chip.roofs());
    REQUIRE(fit.energies);
    CHECK(fit.energies->per_operation_joules == Approx(chip.operation).epsilon(0.03));
    CHECK(fit.energies->per_byte_joules == Approx(chip.byte).epsilon(0.03));
    CHECK(fit.energies->constant_power_watts == Approx(chip.constant).epsilon(0.03));
    CHECK(fit.residual_fraction == Approx(0.02).epsilon(0.2));
    CHECK(fit.residual_fractions.size() == rows.size());
  }
}

TEST_CASE("the stated uncertainty is how far repeated measurements scatter") {
  const Planted chip;
  const std::vector<MeasuredRow> exact = runs(chip, -3, 3, 40);
  double squares = 0;
  double stated = 0;
  constexpr int repetitions = 400;
  for (unsigned seed = 0; seed < repetitions; ++seed) {
    std::vector<MeasuredRow> rows = exact;
    Noise noise(seed, 0.01);
    disturb(rows, &MeasuredRow::joules, noise);
    const EnergyFit fit = fit_energies(rows, chip.roofs());
    const FittedValue& power = fit.values[2];
    squares += std::pow(power.value - chip.constant, 2) / repetitions;
    stated += *power.uncertainty / repetitions;
  }
  // The standard deviation of 400 samples is itself known to 1 / sqrt(2 * 400) = 3.5 %.
  CHECK(stated == Approx(std::sqrt(squares)).epsilon(0.12));
}

TEST_CASE("rows on the memory side tell the sum of a byte and of waiting for it") {
  std::mt19937 random(6);
  for (unsigned i = 0; i < 200; ++i) {
    const Planted chip = random_chip(random);
    std::vector<MeasuredRow> rows = runs(chip, -5, 0, 12);
    const EnergyFit fit = fit_energies(rows, chip.roofs());
    CHECK_FALSE(fit.energies);
    CHECK(symbols(fit) == "e_op, e_mem + p0 / beta'");
    CHECK(fit.values[0].value == Approx(chip.operation).epsilon(1e-9));
    CHECK(fit.values[1].value == Approx(chip.byte + chip.constant / chip.bandwidth).epsilon(1e-9));
    CHECK(fit.values[1].unit == "J/B");
    CHECK(fit.sentence.find("memory side of the ridge") != std::string::npos);
  }
}

TEST_CASE("rows on the compute side tell the sum of an operation and of waiting for it") {
  std::mt19937 random(7);
  for (unsigned i = 0; i < 200; ++i) {
    const Planted chip = random_chip(random);
    const EnergyFit fit = fit_energies(runs(chip, 0.01, 5, 12), chip.roofs());
    CHECK_FALSE(fit.energies);
    CHECK(symbols(fit) == "e_op + p0 / P', e_mem");
    CHECK(fit.values[0].value == Approx(chip.operation + chip.constant / chip.peak).epsilon(1e-9));
    CHECK(fit.values[1].value == Approx(chip.byte).epsilon(1e-9));
    CHECK(fit.sentence.find("compute side of the ridge") != std::string::npos);
  }
}

TEST_CASE("the scatter of measured seconds alone splits no sum") {
  const Planted chip;
  const auto one_sided = [&](double from, double to, double seconds_noise, unsigned seed) {
    std::vector<MeasuredRow> rows = runs(chip, from, to, 20);
    Noise noise(seed, seconds_noise);
    disturb(rows, &MeasuredRow::seconds, noise);
    for (MeasuredRow& row : rows) row = chip.with_energy(row);
    Noise of_joules(seed + 1, 0.02);
    disturb(rows, &MeasuredRow::joules, of_joules);
    return fit_energies(rows, chip.roofs());
  };
  for (unsigned seed = 0; seed < 100; ++seed) {
    for (double noise : {0.02, 0.05, 0.1}) {
      const EnergyFit memory = one_sided(-5, 0, noise, seed);
      REQUIRE_FALSE(memory.energies);
      CHECK(symbols(memory) == "e_op, e_mem + p0 / beta'");
      CHECK(memory.values[1].value == Approx(80e-12).epsilon(0.1));  // 40 pJ + 60 W / 1.5 TB/s
      const EnergyFit compute = one_sided(0.01, 5, noise, seed);
      REQUIRE_FALSE(compute.energies);
      CHECK(symbols(compute) == "e_op + p0 / P', e_mem");
      CHECK(compute.values[0].value == Approx(1e-12).epsilon(0.1));  // 0.8 pJ + 60 W / 300 Top/s
    }
  }
}

TEST_CASE("on one side of the ridge rows of an idle chip, or runs that wait, tell the power") {
  const Planted chip;
  std::vector<MeasuredRow> rows = runs(chip, -5, -1, 6);
  rows.push_back(chip.idle(10));
  const EnergyFit with_idle = fit_energies(rows, chip.roofs());
  REQUIRE(with_idle.energies);
  CHECK(with_idle.energies->constant_power_watts == Approx(60).epsilon(1e-9));

  rows = runs(chip, -5, -1, 6);
  for (std::size_t i = 0; i < rows.size(); i += 2) {
    rows[i].seconds *= 3;
    rows[i] = chip.with_energy(rows[i]);
  }
  const EnergyFit waiting = fit_energies(rows, chip.roofs());
  REQUIRE(waiting.energies);
  CHECK(waiting.energies->per_byte_joules == Approx(40e-12).epsilon(1e-9));
}

TEST_CASE("no energy comes out below zero, and none that is zero above it") {
  Planted chip;
  chip.constant = 0;
  const EnergyFit exact = fit_energies(runs(chip, -4, 4, 9), chip.roofs());
  REQUIRE(exact.energies);
  // 1e-9 of the 300 W that the chip draws at most
  CHECK(exact.energies->constant_power_watts == Approx(0).margin(3e-7));
  CHECK(exact.energies->per_byte_joules == Approx(40e-12).epsilon(1e-9));

  int at_zero = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::vector<MeasuredRow> rows = runs(chip, -4, 4, 12);
    Noise noise(seed, 0.02);
    disturb(rows, &MeasuredRow::joules, noise);
    const EnergyFit fit = fit_energies(rows, chip.roofs());
    REQUIRE(fit.energies);
    CHECK(fit.energies->per_operation_joules > 0);
    CHECK(fit.energies->per_byte_joules > 0);
    CHECK(fit.energies->constant_power_watts >= 0);
    at_zero += fit.energies->constant_power_watts == 0 ? 1 : 0;
  }
  // Without the bound about half of them would be below zero.
  CHECK(at_zero > 60);
  CHECK(at_zero < 140);
}

TEST_CASE("rows that do not differ enough are told so, with what they do tell") {
  const Planted chip;
  std::vector<MeasuredRow> same;
  for (int i = 1; i < 6; ++i) same.push_back(chip.run(0.5, i * 1e12));
  CHECK(error_of([&] { fit_energies(same, chip.roofs()); }).message ==
        "there are 1 different rows; expected 3 or more, as three energies are looked for");

  for (std::size_t i = 0; i < same.size(); ++i) {
    same[i].joules *= 1 + 0.001 * static_cast<double>(i);
  }
  const EnergyFit one = fit_energies(same, chip.roofs());
  CHECK_FALSE(one.energies);
  CHECK(symbols(one) == "e_op + e_mem / I + p0 * s / W");
  // I = 100 op/B: 0.8 pJ + 40 pJ / 100 + 60 W / (1.5 TB/s * 100 op/B) = 1.6 pJ
  CHECK(one.values[0].value == Approx(1.6e-12).epsilon(0.003));

  same.push_back(chip.idle(3));
  const EnergyFit two = fit_energies(same, chip.roofs());
  CHECK_FALSE(two.energies);
  CHECK(symbols(two) == "e_op + e_mem / I, p0");
  CHECK(two.values[1].value == Approx(60).epsilon(0.01));

  const std::vector<MeasuredRow> far{chip.run(1e-4), chip.run(2e-4), chip.run(1e4), chip.run(2e4)};
  const EnergyFit sums = fit_energies(far, chip.roofs());
  CHECK_FALSE(sums.energies);
  CHECK(symbols(sums) == "e_op + p0 * a, e_mem + p0 * b");
  CHECK(sums.values[0].value == Approx(1e-12).epsilon(0.001));
  CHECK(sums.values[1].value == Approx(80e-12).epsilon(0.001));
}

TEST_CASE("seconds that follow the bytes on both sides of a ridge tell the sum too") {
  const Planted chip;
  std::vector<MeasuredRow> rows = runs(chip, -3, 3, 9);
  for (MeasuredRow& row : rows) {
    row.seconds = row.bytes / 1e10;  // a disk, not the memory, is what the runs wait for
    row = chip.with_energy(row);
  }
  const EnergyFit fit = fit_energies(rows, chip.roofs());
  CHECK_FALSE(fit.energies);
  CHECK(symbols(fit) == "e_op, e_mem + p0 / beta'");
  CHECK(fit.values[1].value == Approx(40e-12 + 60 / 1e10).epsilon(1e-9));
  CHECK(fit.values[1].meaning.find("10.0\u202fGB/s") != std::string::npos);
}

TEST_CASE("without bytes or without operations nothing is made up") {
  const Planted chip;
  std::vector<MeasuredRow> rows = runs(chip, -3, 3, 9);
  for (MeasuredRow& row : rows) row.bytes = 0;
  const EnergyFit fit = fit_energies(rows, chip.roofs());
  CHECK(fit.values.empty());
  CHECK(fit.residual_fractions.empty());
  CHECK(fit.sentence == "No row has any bytes, so nothing tells what they cost. Add rows that do.");
}

TEST_CASE("a row that cannot be is named by its number") {
  const Planted chip;
  const auto with = [&](double MeasuredRow::*member, double value) {
    std::vector<MeasuredRow> rows = runs(chip, -3, 3, 9);
    rows[4].*member = value;
    return error_of([&] { fit_energies(rows, chip.roofs()); });
  };
  CHECK(with(&MeasuredRow::seconds, 0).path == "/rows/4/seconds");
  CHECK(with(&MeasuredRow::seconds, 0).message == "seconds is 0; expected a number above 0");
  CHECK(with(&MeasuredRow::joules, -1).path == "/rows/4/joules");
  CHECK(with(&MeasuredRow::operations, -1).path == "/rows/4/operations");
  CHECK(with(&MeasuredRow::bytes, std::nan("")).path == "/rows/4/bytes");
  CHECK(error_of([&] {
          fit_energies(std::vector{chip.run(1), chip.run(2)}, chip.roofs());
        }).path == "/rows");
}

TEST_CASE("least squares of columns that nearly are multiples keep their digits") {
  const double tiny = 1e-6;
  const std::vector<Column> columns{{1, 1, 1}, {1, 1 + tiny, 1 - tiny}};
  CHECK(own_part(columns[1], {columns[0]}) == Approx(tiny * std::sqrt(2.0 / 3)).epsilon(1e-9));
  CHECK(own_part(columns[0], {columns[0]}) < 1e-15);
  // The sum of 0.25 and 0.75 times the columns is not 1 in the later rows, but near it.
  const std::vector<Column> scaled{{4, 0, 4}, {0, 8, 8}};
  // x = 1/4 and y = 1/8 give 1, 1, 2; the best by the normal equations 32x + 32y = 8,
  // 32x + 128y = 16: y = 1/12, x = 1/6
  const LeastSquares best = not_negative_least_squares(scaled);
  CHECK(best.values[0] == Approx(1.0 / 6));
  CHECK(best.values[1] == Approx(1.0 / 12));
}
