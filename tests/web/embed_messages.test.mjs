// Messages to an embedded page: every one has an answer or is not ours; nothing breaks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoreError } from '../../web/app/core/door.js';
import { answer_message } from '../../web/app/embed/messages.js';
import { LinkError } from '../../web/app/project/share_link.js';

/** A page without a page: it notes what it is asked. */
function answering(changed = {}) {
  const asked = [];
  const note =
    (name, value = {}) =>
    (...args) => {
      asked.push([name, ...args]);
      return value;
    };
  return {
    asked,
    open: note('open'),
    read_link: async (link) => ({ roofloor: 1, workload: { network: link } }),
    state: async () => ({ project: { roofloor: 1 }, link: 'a' }),
    explain: note('explain', { explanation: { value: 2 } }),
    file: note('file', { text: '<svg/>' }),
    theme: note('theme'),
    about: () => ({ version: '1', height: 400 }),
    ...changed,
  };
}

const ask = (message, changed) =>
  answer_message({ roofloor: 1, id: 7, ...message }, answering(changed));

test('each message has its answer, with the id that it came with', async () => {
  const head = { roofloor: 1, id: 7, type: 'ack' };
  assert.deepEqual(await ask({ type: 'ping' }), { ...head, of: 'ping', version: '1', height: 400 });
  const state = { project: { roofloor: 1 }, link: 'a' };
  assert.deepEqual(await ask({ type: 'get' }), { ...head, of: 'get', ...state });
  assert.deepEqual(await ask({ type: 'get', path: '/x' }), {
    ...head,
    of: 'get',
    explanation: { value: 2 },
  });
  assert.deepEqual(await ask({ type: 'theme', theme: 'dark' }), { ...head, of: 'theme' });
  const file = { type: 'export', figure: 'roofline', format: 'svg' };
  assert.deepEqual(await ask(file), { ...head, of: 'export', text: '<svg/>' });
  assert.deepEqual(await answer_message({ roofloor: 1, type: 'ping' }, answering()), {
    roofloor: 1,
    type: 'ack',
    of: 'ping',
    version: '1',
    height: 400,
  });
});

test('a project is set as a document or as a link', async () => {
  for (const [message, expected] of [
    [{ project: { roofloor: 1, workload: {} } }, { roofloor: 1, workload: {} }],
    [{ link: 'vgg16' }, { roofloor: 1, workload: { network: 'vgg16' } }],
  ]) {
    const page = answering();
    const answer = await answer_message({ roofloor: 1, type: 'set', ...message }, page);
    assert.deepEqual(page.asked, [['open', expected]]);
    assert.equal(answer.of, 'set');
  }
});

test('what is refused comes back as an error with its path', async () => {
  const fail = (error) => () => {
    throw error;
  };
  const refused = new CoreError({ path: '/workload/batch', message: 'batch is 0; expected 1' });
  const error = { roofloor: 1, id: 7, type: 'error' };
  assert.deepEqual(await ask({ type: 'set', project: {} }, { open: fail(refused) }), {
    ...error,
    path: '/workload/batch',
    message: 'batch is 0; expected 1',
  });
  const link = await ask({ type: 'set', link: 's=9.x' }, { read_link: fail(new LinkError('new')) });
  assert.deepEqual(link, { ...error, path: '', message: 'new' });
  const broken = await ask({ type: 'get' }, { state: fail(new Error('oh')) });
  assert.deepEqual(broken, { ...error, path: '', message: 'Roofloor failed: oh' });
});

test('what a message lacks is named', async () => {
  const message_of = async (message) => (await ask(message)).message;
  const types = 'one of ping, set, get, export, theme';
  assert.equal(await message_of({ type: 'destroy' }), `type is "destroy"; expected ${types}`);
  assert.equal(await message_of({}), `type is a undefined; expected ${types}`);
  assert.equal(await message_of({ type: 'valueOf' }), `type is "valueOf"; expected ${types}`);
  assert.equal(await message_of({ type: 'set' }), 'project is not an object');
  assert.equal(await message_of({ type: 'set', project: [] }), 'project is not an object');
  const cyclic = {};
  cyclic.self = cyclic;
  const set_cyclic = await message_of({ type: 'set', project: cyclic });
  assert.equal(set_cyclic, 'project cannot be written as JSON');
  assert.equal(await message_of({ type: 'set', link: 4 }), 'link is a number; expected a text');
  const without_format = await message_of({ type: 'export', figure: 'x' });
  assert.equal(without_format, 'format is a undefined; expected a text');
  assert.equal(
    await message_of({ type: 'theme', theme: 'pink' }),
    'theme is "pink"; expected one of auto, light, dark',
  );
});

test('ten thousand random messages have an answer or are not ours', async () => {
  let seed = 1;
  const random = (count) => {
    seed = (seed * 48271) % 2147483647;
    return seed % count;
  };
  const values = [null, undefined, 0, -1, NaN, '', 'x'.repeat(5000), [], {}, true, 'ping', 'set'];
  values.push('get', 'export', 'theme', new Date(0), new Map(), 2n ** 70n, { toJSON: () => null });
  const keys = ['roofloor', 'type', 'id', 'project', 'link', 'path', 'figure', 'format', 'theme'];
  keys.push('options', '__proto__', 'constructor');
  for (let round = 0; round < 10000; round += 1) {
    const message = { roofloor: 1 };
    for (let at = random(6); at > 0; at -= 1) {
      message[keys[random(keys.length)]] = values[random(values.length)];
    }
    const data = random(50) ? message : values[random(values.length)];
    const answer = await answer_message(data, answering());
    if (data?.roofloor === 1) assert.match(answer.type, /^(ack|error)$/);
    else assert.equal(answer, null);
  }
});
