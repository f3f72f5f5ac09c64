#!/usr/bin/env python3
"""Runs clang-tidy over src/, but only where something changed since a run without a finding.

A file is run again when it, a header of ours that it includes, .clang-tidy or clang-tidy changed.
The bindings are left out: their headers exist for the other compiler only.

Of the time that one file takes, nine parts in ten go into the headers of the library. So files are
read several at once, as one; files that give two things the same name are kept apart. What is found
in several is looked for in each of them alone, which then says it.
"""

import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
COMMANDS = ROOT / "build/native"
PASSED = ROOT / "build/clang_tidy"
MOST_AT_ONCE = 12
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
# What a line at the left margin defines: a function, a constant, a type.
DEFINED = re.compile(r"^(?!template|#|//|return|namespace)[\w:<>*&, ]*?"
                     r"\b(\w+)(?=\(| = |\{| \{|\[|;)")
FLAGS = ("-I", "-isystem", "-std", "-D", "-W")


def names_in(text):
    """What a file names for itself, between `namespace {` and its end."""
    names = set()
    is_inside = False
    for line in text.splitlines():
        if line == "namespace {":
            is_inside = True
        elif line == "}  // namespace":
            is_inside = False
        elif is_inside and (found := DEFINED.match(line)):
            names.add(found[1])
    return names


def packed(paths):
    """Lists of at most MOST_AT_ONCE files of which no two name something the same."""
    batches = []
    for path in paths:
        names = names_in(path.read_text(encoding="utf-8"))
        for batch, taken in batches:
            if len(batch) < MOST_AT_ONCE and not names & taken:
                batch.append(path)
                taken |= names
                break
        else:
            batches.append(([path], names))
    return [batch for batch, _ in batches]


def with_own_headers(path, found):
    """Collects the file and all headers of src/ that it includes, however indirectly."""
    if path not in found and path.exists():
        found.add(path)
        for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            with_own_headers(SOURCE / name, found)
    return found


def digest_of(path, settings):
    """What the finding for this file depends on, in short."""
    digest = hashlib.sha256(settings)
    for part in sorted(with_own_headers(path, set())):
        digest.update(str(part.relative_to(ROOT)).encode() + part.read_bytes())
    return digest.hexdigest()


def flags_of_core():
    """What all files of the core are compiled with. Some warnings are GCC's alone."""
    commands = json.loads((COMMANDS / "compile_commands.json").read_text(encoding="utf-8"))
    words = iter(shlex.split(commands[0]["command"]))
    flags = ["-Wno-unknown-warning-option"]
    for word in words:
        if word == "-isystem":
            flags += [word, next(words)]
        elif word.startswith(FLAGS):
            flags.append(word)
    return flags


def tidy(path, flags):
    """What clang-tidy says of a file; empty where it finds nothing."""
    command = ["clang-tidy", "--quiet", str(path), "--", *flags]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=COMMANDS)
    return (done.stdout + done.stderr or "no output") if done.returncode else ""


class Stamps:
    """Which files were found to be right as they are now."""

    def __init__(self, settings):
        self.settings = settings

    def path(self, source):
        """Where it is noted."""
        return PASSED / f"{source.relative_to(ROOT)}.passed"

    def holds(self, source):
        """Whether it is right, and nothing that it depends on changed since."""
        stamp = self.path(source)
        digest = digest_of(source, self.settings)
        return stamp.exists() and stamp.read_text(encoding="utf-8") == digest

    def note(self, source):
        """It is right as it is."""
        stamp = self.path(source)
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(digest_of(source, self.settings), encoding="utf-8")


def findings_in(batch, flags, stamps):
    """(name, output) of every file with a finding."""
    if len(batch) > 1:
        lines = [f'#include "{path}"  // NOLINT(bugprone-suspicious-include)\n' for path in batch]
        together = PASSED / "together" / batch[0].relative_to(ROOT)
        together.parent.mkdir(parents=True, exist_ok=True)
        together.write_text("".join(lines), encoding="utf-8")
        if not tidy(together, flags):
            for path in batch:
                stamps.note(path)
            return []
    findings = []
    for path in batch:
        if output := tidy(path, flags):
            findings.append((str(path.relative_to(ROOT)), output))
        else:
            stamps.note(path)
    return findings


def main():
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
    flags = flags_of_core()
    settings = (ROOT / ".clang-tidy").read_bytes() + version + " ".join(flags).encode()
    paths = [p for p in sorted(SOURCE.rglob("*.cpp")) if p.parts[-2] != "bindings"]
    if not paths:
        print("clang-tidy: no source file found")
        return 1
    stamps = Stamps(settings)
    batches = packed([path for path in paths if not stamps.holds(path)])
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda batch: findings_in(batch, flags, stamps), batches)
        findings = sorted(finding for batch in found for finding in batch)
    for name, output in findings:
        print(f"--- {name}\n{output}")
    print(f"clang-tidy: {len(paths)} files, {len(findings)} with findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
