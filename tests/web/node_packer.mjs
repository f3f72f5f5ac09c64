// What packs and unpacks links in Node, which in version 18 has no deflate-raw among its streams.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** @type {import('../../web/app/project/share_link.js').Packer} */
export const node_packer = {
  deflate: async (bytes) => new Uint8Array(deflateRawSync(bytes)),
  async inflate(bytes, limit) {
    try {
      return new Uint8Array(inflateRawSync(bytes, { maxOutputLength: limit }));
    } catch (error) {
      throw error.code === 'ERR_BUFFER_TOO_LARGE' ? new RangeError(error.message) : error;
    }
  },
};
