// A project as the hash of a link, and back. Two forms:
//   #s=1.<data>    the canonical document, deflated (raw), in base64url; 1 is the version of the
//                  form of the link, not of the document
//   #workload=alexnet&hardware=dig,pim,pnm&batch=8    short names, see SHORT_NAMES
// Old links keep opening: forms are added, never changed.

/** @typedef {import('../types.js').Project} Project */
/**
 * What packs and unpacks bytes (deflate-raw): the browser's streams, or those of a test.
 * @typedef {object} Packer
 * @property {(bytes: Uint8Array) => Promise<Uint8Array>} deflate
 * @property {(bytes: Uint8Array, limit: number) => Promise<Uint8Array>} inflate rejects with a
 *     RangeError where more than `limit` bytes would come out
 */

export const LINK_VERSION = 1;
/** Longer links are cut by mail programs and chats. */
export const MOST_CHARACTERS = 8192;
const MOST_BYTES = 4 * 1024 * 1024;

/** Why a link cannot be opened, as a sentence for whoever clicked it. */
export class LinkError extends Error {}

/**
 * The short names of a link: where in the document each stands. A link with them opens the start
 * page's hardware where it names none.
 * @type {{name: string, meaning: string, read: (project: Project) => string | undefined,
 *   write: (project: any, text: string) => void}[]}
 */
export const SHORT_NAMES = [
  {
    name: 'workload',
    meaning: 'a network, such as alexnet',
    read: ({ workload }) => workload.network,
    write: (project, text) => (project.workload.network = text),
  },
  // In the order in which the document has them.
  ...[
    { name: 'context', meaning: 'tokens before the one that a language model decodes' },
    { name: 'generated', meaning: 'new tokens of a language model that generates' },
    { name: 'prompt', meaning: 'tokens that a language model reads at once' },
  ].map(({ name, meaning }) => ({
    name,
    meaning: `${meaning}, such as 2048`,
    read: (/** @type {Project} */ { workload }) => workload.parameters?.[name]?.toString(),
    write: (/** @type {any} */ project, /** @type {string} */ text) =>
      (project.workload.parameters = { ...project.workload.parameters, [name]: Number(text) }),
  })),
  {
    name: 'batch',
    meaning: 'inputs processed together, such as 8',
    read: ({ workload: { batch } }) => (batch === undefined ? undefined : String(batch)),
    write: (project, text) => (project.workload.batch = Number(text)),
  },
  {
    name: 'phase',
    meaning: 'what a language model does: prefill, decode or generate',
    read: ({ workload }) => workload.phase,
    write: (project, text) => (project.workload.phase = text),
  },
  ...[
    { tensor: 'weights', label: 'weights' },
    { tensor: 'activations', label: 'activations' },
    { tensor: 'kv_cache', label: 'keys and values that are kept' },
  ].map(({ tensor, label }) => ({
    name: tensor,
    meaning: `the format of the ${label}, such as int8`,
    read: (/** @type {Project} */ { workload }) => workload.formats?.[tensor],
    write: (/** @type {any} */ project, /** @type {string} */ text) =>
      (project.workload.formats = { ...project.workload.formats, [tensor]: text }),
  })),
  {
    name: 'hardware',
    meaning: 'ids of the library, with commas between them, such as dig,pim,pnm',
    read: ({ hardware = [] }) => hardware.map(({ preset = '' }) => preset).join(','),
    write: (project, text) =>
      (project.hardware = text ? text.split(',').map((preset) => ({ preset })) : []),
  },
  ...['fusion', 'counted', 'attention', 'causal', 'lm_head', 'latent'].map((name) => ({
    name,
    meaning: `the convention, as "roofloor describe" names its choices`,
    read: (/** @type {Project} */ { conventions }) =>
      conventions?.[/** @type {import('../types.js').ConventionName} */ (name)],
    write: (/** @type {any} */ project, /** @type {string} */ text) =>
      (project.conventions = { ...project.conventions, [name]: text }),
  })),
  {
    name: 'tab',
    meaning: 'what the stage shows: roofs or breakdown',
    read: ({ view }) => view?.tab,
    write: (project, text) => (project.view = { ...project.view, tab: text }),
  },
];

/** @param {Uint8Array} bytes */
function to_base64url(bytes) {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} text */
function from_base64url(text) {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** @param {string} hash of short names, without its # @returns {Project} */
function read_short(hash) {
  /** @type {any} */
  const project = { roofloor: 1, workload: {} };
  for (const [name, value] of new URLSearchParams(hash)) {
    const known = SHORT_NAMES.find((short) => short.name === name);
    if (!known) {
      const names = SHORT_NAMES.map((short) => short.name).join(', ');
      throw new LinkError(`The link says "${name}"; known are ${names}.`);
    }
    known.write(project, value);
  }
  if (!project.workload.network) throw new LinkError('The link names no workload.');
  return project;
}

/** @param {Project} project @returns {string} the short form; empty if it would lose something */
function write_short(project) {
  const parts = SHORT_NAMES.flatMap(({ name, read }) => {
    const value = read(project);
    if (value === undefined) return [];
    return [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`];
  });
  const hash = parts.join('&');
  const loses = () => JSON.stringify(read_short(hash)) !== JSON.stringify(project);
  return project.workload.network === undefined || loses() ? '' : hash;
}

/** @param {string} data @param {Packer} packer */
async function unpacked(data, packer) {
  try {
    const bytes = await packer.inflate(from_base64url(data), MOST_BYTES);
    const document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (document === null) throw new SyntaxError('no document');
    return document;
  } catch (error) {
    const reason =
      error instanceof RangeError
        ? 'what it holds is larger than 4 MB'
        : 'it is damaged or was cut off when it was copied';
    throw new LinkError(`The link cannot be read: ${reason}.`);
  }
}

/**
 * The document a hash stands for; null for an empty one. Whether it is a good project is for the
 * core to say. Throws a LinkError with a sentence.
 * @param {string} hash with or without its #
 * @param {Packer} packer
 * @returns {Promise<Project | null>}
 */
export async function read_link(hash, packer) {
  const text = hash.replace(/^#/, '');
  if (!text) return null;
  const [, version, data] = /^s=(\d+)\.(.*)$/.exec(text) ?? [];
  if (version === undefined) return read_short(text);
  if (Number(version) > LINK_VERSION) {
    throw new LinkError(
      `The link was made by a newer Roofloor (its form is ${version}; this page knows ` +
        `${LINK_VERSION}).`,
    );
  }
  return unpacked(data, packer);
}

/**
 * The hash of a canonical document, without its #: the short form where that says everything.
 * @param {Project} project as the core gave it
 * @param {Packer} packer
 */
export async function write_link(project, packer) {
  const short = write_short(project);
  if (short) return short;
  const bytes = new TextEncoder().encode(JSON.stringify(project));
  return `s=${LINK_VERSION}.${to_base64url(await packer.deflate(bytes))}`;
}
