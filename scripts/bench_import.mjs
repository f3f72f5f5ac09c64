// Times the import of files through the WebAssembly door, and counts the bytes that it asks for:
// node scripts/bench_import.mjs RUNS FILE... prints a line of JSON for each file.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { loadCore } from './load_core.mjs';

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function measure(core, path, runs) {
  const file = openSync(path, 'r');
  let read_bytes = 0;
  const read = (offset, length) => {
    const bytes = new Uint8Array(length);
    read_bytes += readSync(file, bytes, 0, length, offset);
    return bytes;
  };
  const times = [];
  let answer;
  for (let run = 0; run < runs; run += 1) {
    read_bytes = 0;
    const begin = performance.now();
    answer = core.import_file(basename(path), fstatSync(file).size, read, '');
    times.push(performance.now() - begin);
  }
  closeSync(file);
  const { ok, result, error } = JSON.parse(answer);
  if (!ok) return { path, problem: error.message };
  const { macs, nodes } = result.summary ?? {};
  return { path, milliseconds: median(times), read_bytes, layers: result.layer_count, macs, nodes };
}

const [runs, ...paths] = process.argv.slice(2);
const core = await loadCore();
for (const path of paths) console.log(JSON.stringify(measure(core, path, Number(runs))));
