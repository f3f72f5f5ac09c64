// The InputError that a piece of work throws; fails the test if it throws none.
#pragma once

#include "base/input_error.h"
#include "catch.h"

template <typename Work>
roofloor::InputError error_of(Work work) {
  try {
    work();
  } catch (const roofloor::InputError& error) {
    return error;
  }
  FAIL("an InputError was expected, none was thrown");
  return {};
}
