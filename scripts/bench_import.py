#!/usr/bin/env python3
"""Times the import of ONNX files beside python3-onnx: bench_import.py [--model FILE]...

Without --model on models that it makes: networks, chains of 1,000 to 100,000 nodes that show how
the time grows, and a file of 1.9 GB with 300 weights. Ends with status 1 when the time of a chain
grows faster than its nodes, or the large file takes more than its limits.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "native" / "roofloor"
MAKER = ROOT / "build" / "native" / "onnx_models"
DEBIAN_PYTHON = "/usr/bin/python3"  # the one that Debian's python3-onnx belongs to
NETWORKS = ("resnet50", "vit_base", "mobilenet_v2")
CHAINS = (1000, 10000, 100000)
RUNS = 7
# Of a node in the longest chain, times that of one in the shortest.
MOST_GROWTH = 3
# Of the file of 1.9 GB: bytes that are read, seconds of the program, its memory.
MOST_READ, MOST_SECONDS, MOST_MEMORY = 2e6, 1.0, 100e6


def lines_of(command):
    """The lines of JSON that a program prints by the file they are of; empty where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return {}
    return {row["path"]: row for row in map(json.loads, done.stdout.splitlines())}


def run_program(path):
    """Seconds and the most memory [B] of the command line program on a file, and its status."""
    begin = time.perf_counter()
    process = os.posix_spawn(PROGRAM, [str(PROGRAM), "import", path], os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    return time.perf_counter() - begin, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status)


def varint(value):
    """A number as protobuf has it."""
    encoded = b""
    while value >= 0x80:
        encoded += bytes([value & 0x7F | 0x80])
        value >>= 7
    return encoded + bytes([value])


def field(number, content):
    """A field of a message: a number, a text or a message."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    content = content.encode() if isinstance(content, str) else content
    return varint(number << 3 | 2) + varint(len(content)) + content


def value_info(name, sizes):
    """ValueInfoProto of floats."""
    shape = b"".join(field(1, field(1, size)) for size in sizes)
    return field(1, name) + field(2, field(1, field(1, 1) + field(2, shape)))


def write_large_model(path, weights, width):
    """A chain of products of weights that stand in the file, as holes."""
    payload = width * width * 4
    heads = []
    for i in range(weights):
        tensor = field(1, width) * 2 + field(2, 1) + field(8, f"w{i}")
        tensor += varint(9 << 3 | 2) + varint(payload)
        heads.append(varint(5 << 3 | 2) + varint(len(tensor) + payload) + tensor)
    names = ["x", *(f"y{i}" for i in range(weights))]
    rest = b"".join(field(1, field(1, names[i]) + field(1, f"w{i}") + field(2, names[i + 1]) +
                          field(4, "MatMul")) for i in range(weights))
    rest += field(11, value_info("x", (1, width))) + field(12, value_info(names[-1], (1, width)))
    length = sum(len(head) + payload for head in heads) + len(rest)
    with open(path, "wb") as file:
        file.write(field(1, 8) + varint(7 << 3 | 2) + varint(length))
        for head in heads:
            file.write(head)
            file.seek(payload, os.SEEK_CUR)
        file.write(rest + field(8, field(2, 17)))


def row(name, ours, theirs):
    """One file, by both."""
    seconds, memory, status = run_program(ours["path"] if "path" in ours else name)
    if status != 0 or "problem" in ours:
        print(f"{name:<24} refused: {ours.get('problem', status)}")
        return
    peer = "python3-onnx is not installed"
    if theirs:
        peer = f"{theirs['load']:9.1f} + {theirs['infer']:9.1f}"
    print(f"{name:<24}{ours['nodes']:>8.0f}{ours['milliseconds']:>12.1f}{seconds * 1000:>12.1f}"
          f"{memory / 1e6:>9.0f}   {peer}")


def measure(paths):
    """Prints the rows of files; gives what the door measured."""
    ours = lines_of(["node", str(ROOT / "scripts" / "bench_import.mjs"), str(RUNS), *paths])
    theirs = lines_of([DEBIAN_PYTHON, str(ROOT / "scripts" / "bench_onnx.py"), str(RUNS), *paths])
    if not ours:
        raise SystemExit("bench_import: the WebAssembly core does not start")
    print(f"{'import':<24}{'nodes':>8}{'door, ms':>12}{'program, ms':>12}{'MB':>9}"
          f"   python3-onnx load + infer_shapes, ms")
    for path in paths:
        row(Path(path).stem, ours[path], theirs.get(path))
    return ours


def check_growth(first, last):
    """Whether the time of a node stays the same in longer chains."""
    growth = last["milliseconds"] / last["nodes"] / (first["milliseconds"] / first["nodes"])
    verdict = "within" if growth <= MOST_GROWTH else "over"
    print(f"time of a node, {last['nodes']:.0f} to {first['nodes']:.0f} nodes: {growth:.2f} of "
          f"{MOST_GROWTH}  {verdict}")
    return verdict == "within"


def check_large_file(folder):
    """Whether the weights of a large file are left alone."""
    path = str(Path(folder) / "large.onnx")
    write_large_model(path, weights=300, width=1258)
    size = os.path.getsize(path)
    door = lines_of(["node", str(ROOT / "scripts" / "bench_import.mjs"), "1", path])[path]
    if "problem" in door:
        print(f"{size / 1e9:.1f} GB with 300 weights: refused: {door['problem']}")
        return False
    seconds, memory, status = run_program(path)
    fits = (door["read_bytes"] <= MOST_READ and seconds <= MOST_SECONDS and
            memory <= MOST_MEMORY and status == 0)
    print(f"{size / 1e9:.1f} GB with 300 weights: {door['read_bytes'] / 1e3:.0f} of "
          f"{MOST_READ / 1e3:.0f} kB read, {seconds:.2f} of {MOST_SECONDS} s, "
          f"{memory / 1e6:.0f} of {MOST_MEMORY / 1e6:.0f} MB  {'within' if fits else 'over'}")
    return fits


def main():
    """Prints the table; 0 when everything is within its limits."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", action="append", default=[], help="a file in place of ours")
    models = parser.parse_args().model
    if models:
        measure(models)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([MAKER, folder], check=True)
        subprocess.run([MAKER, folder, *map(str, CHAINS)], check=True)
        paths = [str(Path(folder) / f"{name}.onnx")
                 for name in (*NETWORKS, *(f"chain_{nodes}" for nodes in CHAINS))]
        ours = measure(paths)
        is_linear = check_growth(ours[paths[-len(CHAINS)]], ours[paths[-1]])
        is_skipping = check_large_file(folder)
    return 0 if is_linear and is_skipping else 1


if __name__ == "__main__":
    sys.exit(main())
