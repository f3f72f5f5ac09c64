// What a page that embeds this one may ask by messages, and what it is answered. Messages are
// objects {roofloor: 1, type, ...}; `id`, where one is given, comes back with the answer.
import { CoreError } from '../core/door.js';
import { LinkError } from '../project/share_link.js';

/** @typedef {import('../types.js').Project} Project */
/**
 * What the page does for a message.
 * @typedef {object} Answering
 * @property {(project: Project) => void} open throws a CoreError for a bad project
 * @property {(link: string) => Promise<Project>} read_link throws a LinkError
 * @property {() => Promise<object>} state the project and its link
 * @property {(path: string) => Promise<object>} explain a number of the report
 * @property {(request: {figure: string, format: string, options: object}) => Promise<object>} file
 * @property {(theme: string) => void} theme
 * @property {() => object} about the version and the height
 */

/** The version of the protocol. */
export const PROTOCOL = 1;
/** More letters than any project has, see project_file.js. */
const MOST_LETTERS = 64 * 1024 * 1024;

/** A message that asks for something that cannot be. */
class MessageError extends Error {}

/** @param {any} message @param {string} name @param {string[]} [known] */
function text_member(message, name, known) {
  const value = message[name];
  if (typeof value !== 'string' || (known && !known.includes(value))) {
    const given = typeof value === 'string' ? `"${value.slice(0, 40)}"` : `a ${typeof value}`;
    const expected = known ? `one of ${known.join(', ')}` : 'a text';
    throw new MessageError(`${name} is ${given}; expected ${expected}`);
  }
  return value;
}

/**
 * An object as it would come out of a file: messages may hold what JSON has not.
 * @param {unknown} value
 * @param {string} name
 */
function plain_object(value, name) {
  const is_object = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!is_object) throw new MessageError(`${name} is not an object`);
  let text;
  try {
    text = JSON.stringify(value);
  } catch {
    throw new MessageError(`${name} cannot be written as JSON`);
  }
  if (text.length > MOST_LETTERS) throw new MessageError(`${name} is larger than 64 MB`);
  return JSON.parse(text);
}

/** @type {Record<string, (answering: Answering, message: any) => object | Promise<object>>} */
const ANSWERS = {
  ping: ({ about }) => about(),
  async set({ open, read_link, state }, message) {
    const project =
      'link' in message
        ? await read_link(text_member(message, 'link'))
        : plain_object(message.project, 'project');
    open(project);
    return state();
  },
  get: ({ state, explain }, message) =>
    'path' in message ? explain(text_member(message, 'path')) : state(),
  export: ({ file }, message) =>
    file({
      figure: text_member(message, 'figure'),
      format: text_member(message, 'format'),
      options: 'options' in message ? plain_object(message.options, 'options') : {},
    }),
  theme({ theme }, message) {
    theme(text_member(message, 'theme', ['auto', 'light', 'dark']));
    return {};
  },
};

/** @param {unknown} data @returns {data is {type: unknown, id?: unknown}} */
function is_ours(data) {
  return (
    typeof data === 'object' && data !== null && /** @type {any} */ (data).roofloor === PROTOCOL
  );
}

/** Ids go back as they came, where they are worth it. @param {any} message */
function id_of({ id }) {
  const is_kept = typeof id === 'number' || (typeof id === 'string' && id.length <= 100);
  return is_kept ? { id } : {};
}

/** @param {unknown} error */
function refusal(error) {
  const is_known =
    error instanceof CoreError || error instanceof LinkError || error instanceof MessageError;
  const path = error instanceof CoreError ? error.path : '';
  // What else goes wrong is ours to mend, and no less to be said.
  const message = error instanceof Error ? error.message : String(error);
  return { path, message: is_known ? message : `Roofloor failed: ${message}` };
}

/**
 * The answer to a message; null where it is not for us. Never throws.
 * @param {unknown} data
 * @param {Answering} answering
 * @returns {Promise<object | null>}
 */
export async function answer_message(data, answering) {
  if (!is_ours(data)) return null;
  const head = { roofloor: PROTOCOL, ...id_of(data) };
  try {
    const type = text_member(data, 'type', Object.keys(ANSWERS));
    return { ...head, type: 'ack', of: type, ...(await ANSWERS[type](answering, data)) };
  } catch (error) {
    return { ...head, type: 'error', ...refusal(error) };
  }
}
