#!/usr/bin/env python3
"""Runs every check and test program, and ends with the sum: `N passed, N failed`.

Expects everything to be built; scripts/test sees to that. With --only GROUP, one group.
"""

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FAULT = re.compile(r"error|FAILED|^✖|^FAIL|expected|: \S+.*(missing|unknown)", re.IGNORECASE)
MOST_FAULTS = 40
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Runner:
    """A program, the group it belongs to, and how its counts are read from what it prints."""

    name: str
    group: str
    command: list
    count: callable
    seconds: int = 900
    # It has one thread: it runs while the one before it runs, and prints after it.
    beside: bool = False


@dataclass
class Outcome:
    """How a runner ended: its counts and the line that says so."""

    passed: int
    failed: int
    summary: str
    output: str = ""


def last_line(pattern, output):
    """The last match of a pattern in the output, or None."""
    found = None
    for found in re.finditer(pattern, output, re.MULTILINE):
        pass
    return found


def count_check(output, status):
    """A check is one case: it passes or it does not."""
    lines = output.strip().splitlines()
    return Outcome(int(status == 0), int(status != 0), lines[-1] if lines else "no fault found")


def count_catch(output, _):
    """`All tests passed (9 assertions in 3 test cases)` or `test cases: 3 | 2 passed | 1 failed`"""
    if all_passed := last_line(r"^All tests passed \(.* in (\d+) test cases?\)", output):
        return Outcome(int(all_passed[1]), 0, all_passed[0])
    counts = last_line(r"^test cases: +(\d+)\b.*", output)
    if not counts:
        return Outcome(0, 0, "no test ran")
    failed = re.search(r"(\d+) failed\b(?! as expected)", counts[0])
    failed_count = int(failed[1]) if failed else 0
    return Outcome(int(counts[1]) - failed_count, failed_count, counts[0])


def count_node(output, _):
    """Lines such as `ℹ pass 12` of Node's own reporter."""
    counts = {name: last_line(rf"^ℹ {name} (\d+)", output)
              for name in ("tests", "pass", "fail", "cancelled", "skipped", "todo")}
    if not counts["tests"]:
        return Outcome(0, 0, "no test ran")
    number = {name: int(found[1]) for name, found in counts.items() if found}
    failed = number["fail"] + number.get("cancelled", 0)
    return Outcome(number["pass"], failed, ", ".join(f"{n} {c}" for n, c in number.items() if c))


def count_files(output, _):
    """`84 files, 0 failed`"""
    counts = last_line(r"^(\d+) files, (\d+) failed$", output)
    if not counts:
        return Outcome(0, 0, "no file was made")
    return Outcome(int(counts[1]) - int(counts[2]), int(counts[2]), counts[0])


def count_unittest(output, _):
    """`Ran 19 tests in 0.2s` and `FAILED (failures=1, errors=2)`."""
    ran = last_line(r"^Ran (\d+) tests?.*", output)
    faults = last_line(r"^FAILED \((.*)\)", output)
    numbers = re.findall(r"(?:failures|errors)=(\d+)", faults[1]) if faults else []
    failed = sum(int(number) for number in numbers)
    return Outcome(int(ran[1]) - failed, failed, ran[0]) if ran else Outcome(0, 0, "no test ran")


def files(*patterns):
    """The files of the project that match, as text."""
    found = [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    return [str(path.relative_to(ROOT)) for path in found]


def runners():
    """All of them, in the order in which they run: the quick ones first."""
    sources = files("src/**/*.h", "src/**/*.cpp", "tests/**/*.h", "tests/**/*.cpp")
    tsc = ["node", "web/node_modules/typescript/bin/tsc", "-p"]
    node_tests = ["node", "--test", "--test-reporter=spec"]
    # Of what a page does in its time much is waiting: two at once take a third less.
    page_tests = [*node_tests, "--test-concurrency=2"]
    return [
        Runner("check_source", "checks", ["python3", "scripts/check_source.py"], count_check),
        Runner("tests of scripts", "checks",
               ["python3", "-m", "unittest", *files("tests/scripts/*_test.py")], count_unittest),
        Runner("clang-format", "checks", ["clang-format", "--dry-run", "--Werror", *sources],
               count_check),
        Runner("clang-tidy", "checks", ["python3", "scripts/run_clang_tidy.py"], count_check, 1800),
        Runner("tsc", "checks", [*tsc, "web/jsconfig.json"], count_check),
        Runner("tsc, service worker", "checks", [*tsc, "web/service_worker.jsconfig.json"],
               count_check),
        Runner("core, sanitized", "core", ["build/sanitized/core_tests"], count_catch),
        Runner("core, WebAssembly", "wasm", ["node", "build/wasm/core_tests.js"], count_catch,
               beside=True),
        Runner("figures on paper", "paper", ["scripts/print_figures", "--quick"], count_files),
        Runner("web", "web", [*node_tests, *files("tests/web/**/*.test.mjs")], count_node),
        Runner("page", "page", [*page_tests, *files("tests/page/**/*.test.mjs")], count_node, 1800),
    ]


def run(runner, show=lambda text: print(text, end="", flush=True)):
    """Runs it with its output shown as it comes; a runner that ran nothing has failed."""
    show(f"\n=== {runner.name}\n")
    environment = {**os.environ, "UBSAN_OPTIONS": "print_stacktrace=1"}
    lines = []
    with subprocess.Popen(["timeout", str(runner.seconds), *runner.command], cwd=ROOT, text=True,
                          env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT) as process:
        for line in process.stdout:
            show(line)
            lines.append(COLOURS.sub("", line))
    outcome = runner.count("".join(lines), process.returncode)
    outcome.output = "".join(lines)
    if outcome.passed + outcome.failed == 0 or process.returncode and outcome.failed == 0:
        outcome.failed += 1
        outcome.summary += f" (status {process.returncode})"
    return outcome


def run_all(chosen):
    """The outcomes in the order of the runners."""
    outcomes = []
    with ThreadPoolExecutor(1) as aside:
        started = {}
        for runner, following in zip(chosen, [*chosen[1:], None]):
            if following and following.beside:
                started[following.name] = aside.submit(run, following, lambda text: None)
            if runner.name in started:
                outcome = started[runner.name].result()
                print(f"\n=== {runner.name}\n{outcome.output}", end="", flush=True)
            else:
                outcome = run(runner)
            outcomes.append((runner, outcome))
    return outcomes


def repeat_faults(outcomes):
    """The lines that say what failed, once more at the end of a long output."""
    for runner, outcome in outcomes:
        if not outcome.failed:
            continue
        lines = [line for line in outcome.output.splitlines() if FAULT.search(line)]
        print(f"\n=== {runner.name}: what failed", *lines[-MOST_FAULTS:], sep="\n")


def main():
    everything = runners()
    groups = sorted({runner.group for runner in everything})
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=groups, help="run one group")
    only = parser.parse_args().only
    chosen = [runner for runner in everything if only in (None, runner.group)]
    outcomes = run_all(chosen)
    repeat_faults(outcomes)
    print()
    for runner, outcome in outcomes:
        print(f"{'FAILED' if outcome.failed else 'passed'}  {runner.name}: {outcome.summary}")
    failed = sum(outcome.failed for _, outcome in outcomes)
    print(f"{sum(outcome.passed for _, outcome in outcomes)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
