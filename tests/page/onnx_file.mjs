// Writes ONNX files of any size: messages of protocol buffers, with zeros in place of weights.

/** The runs of a message: bytes that are written, and how many zeros follow. */
const run = (bytes, zeros = 0) => [{ bytes, zeros }];
const length_of = (runs) => runs.reduce((sum, { bytes, zeros }) => sum + bytes.length + zeros, 0);

/** Lengths exceed 32 bits. */
function varint(number) {
  const bytes = [];
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

/** A whole number, a text, or the runs of a message, as a field of a number. */
function field(number, value) {
  if (typeof value === 'number') return run([...varint(number * 8), ...varint(value)]);
  const runs = typeof value === 'string' ? run([...Buffer.from(value)]) : value;
  return [...run([...varint(number * 8 + 2), ...varint(length_of(runs))]), ...runs];
}

/** A message of fields: `[number, value]`. */
const message = (...fields) => fields.flatMap(([number, value]) => field(number, value));

const FLOAT = 1;
const bytes_of_float = 4;

/** An input or an output; a size that is a text is open. */
function value_info(name, sizes) {
  const dimensions = sizes.map((size) => [1, message([typeof size === 'number' ? 1 : 2, size])]);
  const tensor = message([1, FLOAT], [2, message(...dimensions)]);
  return message([1, name], [2, message([1, tensor])]);
}

function weights(name, sizes) {
  const count = sizes.reduce((product, size) => product * size, 1);
  const dimensions = sizes.map((size) => [1, size]);
  return message(...dimensions, [2, FLOAT], [8, name], [9, run([], count * bytes_of_float)]);
}

function node(type, inputs, output, domain = '') {
  const ends = [...inputs.map((name) => [1, name]), [2, output], [3, output], [4, type]];
  return message(...ends, ...(domain ? [[7, domain]] : []));
}

/**
 * A chain of square products of [N, tokens, width] with weights of their own, and at its end an
 * operator that nobody knows.
 * @param {number} count
 * @param {number} width
 * @returns {{bytes: number[], zeros: number}[]} the runs of the file
 */
export function chainOfProducts(count, width) {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const graph = message(
    ...numbers.map((at) => [1, node('MatMul', [`x${at - 1}`, `w${at}`], `x${at}`)]),
    [1, node('Mystery', [`x${count}`], 'y', 'com.example')],
    [2, 'chain'],
    ...numbers.map((at) => [5, weights(`w${at}`, [width, width])]),
    [11, value_info('x0', ['N', 'tokens', width])],
    [12, value_info('y', ['N', 'tokens', width])],
  );
  const opset = (domain, version) => [8, message([1, domain], [2, version])];
  return message(
    [1, 8],
    [2, 'roofloor-tests'],
    [7, graph],
    opset('', 17),
    opset('com.example', 1),
  );
}

/** How many bytes a file has. */
export const sizeOf = length_of;

/**
 * Drops a file of runs on the page. Its zeros are pieces of one blob, so that a file of gigabytes
 * takes no memory.
 * @param {import('playwright-core').Page} page
 */
export function dropRuns(page, name, runs) {
  const joined = [];
  for (const { bytes, zeros } of runs) {
    const last = joined.at(-1);
    if (last && !last.zeros) Object.assign(last, { bytes: [...last.bytes, ...bytes], zeros });
    else joined.push({ bytes, zeros });
  }
  return page.evaluate(
    ([file, parts]) => {
      const most = Math.max(...parts.map(({ zeros }) => zeros));
      const blob = new Blob([new Uint8Array(most)]);
      const pieces = parts.flatMap(({ bytes, zeros }) => [
        new Uint8Array(bytes),
        blob.slice(0, zeros),
      ]);
      const data = new DataTransfer();
      data.items.add(new File(pieces, file));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    },
    [name, joined],
  );
}
