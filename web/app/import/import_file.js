// One import of a file that is read in pieces, and how much of it was read.

/** @typedef {import('../types/import_types.js').ImportOptions} ImportOptions */
/** @typedef {import('../types/import_types.js').FileAnswer} FileAnswer */

/** How often it is told how much was read [ms]. */
const TOLD_EVERY = 50;

/**
 * A reader that counts. What cannot be read is null, and never an error inside the core.
 * @param {(offset: number, length: number) => Uint8Array} read_slice
 * @param {(read_bytes: number) => void} told
 * @param {() => number} now [ms]
 */
export function counted_reader(read_slice, told, now) {
  let read_bytes = 0;
  let told_at = now();
  return {
    /** @param {number} offset @param {number} length */
    read(offset, length) {
      try {
        const bytes = read_slice(offset, length);
        read_bytes += bytes.length;
        if (now() - told_at >= TOLD_EVERY) {
          told_at = now();
          told(read_bytes);
        }
        return bytes.length === length ? bytes : null;
      } catch {
        return null;
      }
    },
    read_bytes: () => read_bytes,
  };
}

/**
 * @param {{module: any, name: string, size: number,
 *   read_slice: (offset: number, length: number) => Uint8Array}} source `module` is a started core
 * @param {ImportOptions} options
 * @param {(read_bytes: number) => void} told
 * @returns {FileAnswer}
 */
export function import_file({ module, name, size, read_slice }, options, told) {
  const now = () => performance.now();
  const began = now();
  const { read, read_bytes } = counted_reader(read_slice, told, now);
  const text = module.import_file(name, size, read, JSON.stringify(options));
  return { text, read_bytes: read_bytes(), seconds: (now() - began) / 1000 };
}
