// Deflate by the browser's own streams.

/**
 * @param {Uint8Array} bytes
 * @param {CompressionStream | DecompressionStream} transform
 * @param {number} limit of the bytes that may come out
 */
async function piped(bytes, transform, limit) {
  const reader = new Blob([/** @type {any} */ (bytes)]).stream().pipeThrough(transform).getReader();
  const chunks = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new RangeError(`more than ${limit} bytes`);
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @type {import('./share_link.js').Packer} */
export const browser_packer = {
  deflate: (bytes) => piped(bytes, new CompressionStream('deflate-raw'), Infinity),
  inflate: (bytes, limit) => piped(bytes, new DecompressionStream('deflate-raw'), limit),
};
