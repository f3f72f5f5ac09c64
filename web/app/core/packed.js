// What the one file carries packed inside: deflated (raw), in base64, in an element that is no
// code.

/** @param {string} base64 of a deflate-raw stream */
async function inflate(base64) {
  const packed = Uint8Array.from(atob(base64.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * The bytes that an element holds; null where the page has none such.
 * @param {string} id
 */
export async function inflated_element(id) {
  const packed = document.getElementById(id);
  return packed && inflate(packed.textContent ?? '');
}
