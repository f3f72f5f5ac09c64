#include "base/number_format.h"

#include "catch.h"
#include "expect_error.h"

using namespace roofloor;
using enum NumberFormat;

TEST_CASE("every format stands at its own place of the table and reads back by its name") {
  std::size_t index = 0;
  for (const FormatFacts& format : number_formats()) {
    CHECK(static_cast<std::size_t>(format.id) == index++);
    CHECK(parse_number_format(format.name, "") == format.id);
  }
}

TEST_CASE("block formats count the bits of their shared scales") {
  CHECK(bits(mxfp4) == 4 + 8.0 / 32);    // OCP MX v1.0: an 8-bit scale for 32 elements
  CHECK(bits(nvfp4) == 4 + 8.0 / 16);    // an 8-bit scale for 16 elements
  CHECK(bits(nf4) == 4 + 32.0 / 64);     // QLoRA: a 32-bit scale for 64 elements
  CHECK(bits(q4_k) == 144 * 8.0 / 256);  // 144 bytes for 256 weights
  CHECK(bits(q8_0) == 34 * 8.0 / 32);    // 34 bytes for 32 weights
}

TEST_CASE("a product computes in the wider of its formats") {
  CHECK(compute_format(int4, fp16) == fp16);  // W4A16
  CHECK(compute_format(fp16, int8) == fp16);
  CHECK(compute_format(mxfp8, mxfp4) == fp8);  // block formats compute as their element
  CHECK(compute_format(q4_k, bf16) == bf16);   // weight-only formats never compute
}

TEST_CASE("an unknown format is refused with those that are known") {
  const InputError error =
      error_of([] { parse_number_format("fp12", "/workload/formats/weights"); });
  CHECK(error.path == "/workload/formats/weights");
  CHECK(error.message.starts_with("unknown format \"fp12\"; expected one of fp64, fp32"));
}
