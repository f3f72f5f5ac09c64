#!/usr/bin/env python3
"""Runs clang-tidy over src/, but only where something changed since a run without a finding.

A file is run again when it, a header of ours that it includes, .clang-tidy or clang-tidy changed.
The bindings are left out: their headers exist for the other compiler only.
"""

import hashlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
COMMANDS = ROOT / "build/native"
PASSED = ROOT / "build/clang_tidy"
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


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


def run(path, settings):
    """Checks one file; returns (name, output) of a finding, None when there is none."""
    name = str(path.relative_to(ROOT))
    stamp = PASSED / f"{name}.passed"
    digest = digest_of(path, settings)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return None
    # The commands are GCC's, some of whose warnings clang does not know.
    command = ["clang-tidy", "--quiet", "-p", str(COMMANDS), str(path),
               "--extra-arg=-Wno-unknown-warning-option"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return name, done.stdout + done.stderr
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest, encoding="utf-8")
    return None


def main():
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
    settings = (ROOT / ".clang-tidy").read_bytes() + version
    paths = [p for p in sorted(SOURCE.rglob("*.cpp")) if p.parts[-2] != "bindings"]
    if not paths:
        print("clang-tidy: no source file found")
        return 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        findings = [found for found in pool.map(lambda path: run(path, settings), paths) if found]
    for name, output in findings:
        print(f"--- {name}\n{output}")
    print(f"clang-tidy: {len(paths)} files, {len(findings)} with findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
