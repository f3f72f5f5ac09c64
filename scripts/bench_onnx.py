#!/usr/bin/env python3
"""Times python3-onnx on files: bench_onnx.py RUNS FILE... prints a line of JSON for each."""

import json
import statistics
import sys
import time

import onnx


def milliseconds(work):
    """What the work gives, and how long it took."""
    begin = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - begin) * 1000


def measure(path, runs):
    """Medians of loading without weights and of inferring shapes."""
    loads, inferences = [], []
    for _ in range(runs):
        model, load = milliseconds(lambda: onnx.load(path, load_external_data=False))
        _, inference = milliseconds(lambda m=model: onnx.shape_inference.infer_shapes(m))
        loads.append(load)
        inferences.append(inference)
    return {"path": path, "load": statistics.median(loads),
            "infer": statistics.median(inferences), "version": onnx.__version__}


if __name__ == "__main__":
    for file in sys.argv[2:]:
        print(json.dumps(measure(file, int(sys.argv[1]))), flush=True)
