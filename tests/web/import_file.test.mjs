// A file is read in pieces and counted; the worker answers in turn, and says what fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { open_envelope } from '../../web/app/core/door.js';
import { counted_reader, import_file } from '../../web/app/import/import_file.js';
import { serve_imports } from '../../web/app/import/import_worker.js';
import { use_file } from '../../web/app/import/use_file.js';

const table = new TextEncoder().encode('name, operations (M), bytes\nconv1, 210, 2 MB\n');
const slice = (offset, length) => table.subarray(offset, offset + length);
const options = { sizes: {}, fold_blocks: true };

test('the core reads a table through a reader, and every byte of it is counted', async () => {
  const source = { module: await loadCore(), name: 'a.csv', size: table.length, read_slice: slice };
  const { text, read_bytes, seconds } = import_file(source, options, () => {});
  const { workload, sizes } = open_envelope(text);
  assert.deepEqual(workload.layers[0].parameters, { operations: 210e6, bytes: 2e6 });
  assert.deepEqual(sizes, []);
  // Importers of files look at the first bytes before.
  assert.ok(read_bytes >= table.length && read_bytes < table.length + 16, `${read_bytes}`);
  assert.ok(seconds >= 0);
});

test('what cannot be read is an answer of the core and no error in it', async () => {
  const fail = () => {
    throw new DOMException('gone', 'NotReadableError');
  };
  const source = { module: await loadCore(), name: 'a.csv', size: 100, read_slice: fail };
  const envelope = JSON.parse(import_file(source, options, () => {}).text);
  assert.equal(envelope.ok, false);
  assert.match(envelope.error.message, /read/);
});

test('a size that is no size is refused by its name', async () => {
  const source = { module: await loadCore(), name: 'a.csv', size: table.length, read_slice: slice };
  const asked = { sizes: { batch: -1 }, fold_blocks: true };
  const { error } = JSON.parse(import_file(source, asked, () => {}).text);
  assert.match(error.path, /batch/);
  assert.match(error.message, /expected/);
});

test('it is told how much was read, but not for every piece', () => {
  let time = 0;
  const told = [];
  const { read, read_bytes } = counted_reader(
    (_, length) => new Uint8Array(length),
    (bytes) => told.push(bytes),
    () => time,
  );
  for (let at = 0; at < 12; at += 1) {
    time += 10;
    read(at, 100);
  }
  // At 50 and at 100 ms.
  assert.deepEqual(told, [500, 1000]);
  assert.equal(read_bytes(), 1200);
});

test('a piece that ends too early is none', () => {
  const { read } = counted_reader(() => new Uint8Array(3), () => {}, () => 0);
  assert.equal(read(0, 4), null);
});

/** A worker in this process: what it posts, and a way to send it a message. */
function worker(start) {
  const posted = [];
  const scope = { onmessage: null, postMessage: (message) => posted.push(message) };
  serve_imports(scope, start);
  return { posted, send: (data) => scope.onmessage({ data }) };
}

test('the worker says that it is ready, then answers; without a file it says nothing', async () => {
  globalThis.FileReaderSync = class {
    readAsArrayBuffer({ bytes }) {
      return bytes.slice().buffer;
    }
  };
  const file = {
    name: 'a.csv',
    size: table.length,
    slice: (from, to) => ({ bytes: table.subarray(from, to) }),
  };
  const { posted, send } = worker(() => loadCore());
  await send({ options });
  assert.deepEqual(posted, []);
  await send({ file, bytes: new Uint8Array() });
  assert.deepEqual(posted, [{ ready: true }]);
  await send({ options });
  assert.equal(open_envelope(posted[1].answer.text).layer_count, 1);
  delete globalThis.FileReaderSync;
});

test('a core that does not start is told to the page', async () => {
  const { posted, send } = worker(async () => {
    throw new Error('no memory');
  });
  await send({ file: { name: 'a', size: 0 }, bytes: new Uint8Array() });
  assert.deepEqual(posted, [{ failure: 'no memory' }]);
});

const project = () => ({
  roofloor: 1,
  workload: { network: 'alexnet', batch: 8, formats: { weights: 'int8', activations: 'int8' } },
});

test('layers bring the batch they were asked for and the formats their file states', () => {
  const used = project();
  const workload = { name: 'm', layers: [], batch: 4, formats: { weights: 'fp32' } };
  use_file({ workload, sizes: [{ name: 'N', is_batch: true }] }, [])(used);
  assert.deepEqual(used.workload, {
    name: 'm',
    layers: [],
    batch: 4,
    formats: { weights: 'fp32', activations: 'int8' },
  });
});

test('where a file asks for no batch that of the page stays', () => {
  const used = project();
  use_file({ workload: { name: 'm', layers: [] }, sizes: [] }, [])(used);
  assert.equal(used.workload.batch, 8);
});
