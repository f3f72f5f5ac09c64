// Links: what is written opens again as the same, and what is damaged says so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { loadCore } from '../../scripts/load_core.mjs';
import { wrap_module } from '../../web/app/core/door.js';
import { LinkError, read_link, SHORT_NAMES, write_link } from '../../web/app/project/share_link.js';
import { random_project, random_source, whole } from '../generated/random_projects.mjs';
import { node_packer as packer } from './node_packer.mjs';

const core = wrap_module(await loadCore());

const canonical = (project) => core.open_project(project).project;
const packed = (text) => `s=1.${deflateRawSync(text).toString('base64url')}`;

test('hash to project to hash is the identity on 1,000 random projects', async () => {
  const random = random_source(3);
  const description = core.describe();
  let short = 0;
  for (let round = 0; round < 1000; round += 1) {
    const project = canonical(random_project(random, description));
    const hash = await write_link(project, packer);
    const opened = canonical(await read_link(`#${hash}`, packer));
    assert.equal(JSON.stringify(opened), JSON.stringify(project));
    assert.equal(await write_link(opened, packer), hash);
    short += Number(!hash.startsWith('s='));
  }
  assert.ok(short > 10, `${short} links have the short form`);
});

test('the start page has the short names that are documented', async () => {
  const project = canonical(core.describe().start);
  assert.equal(await write_link(project, packer), 'workload=alexnet&hardware=dig,pim,pnm');
  assert.equal(await read_link('', packer), null);
});

test('every short name is read and written', async () => {
  const hash =
    'workload=deepseek_v3&context=4096&generated=64&prompt=256&batch=8&phase=decode' +
    '&weights=int8&activations=int8&kv_cache=fp8&hardware=dig,nv_h100_sxm' +
    '&fusion=separate&counted=dense&attention=unfused&causal=full&lm_head=all&latent=absorbed' +
    '&tab=breakdown';
  for (const { name } of SHORT_NAMES) assert.ok(hash.includes(`${name}=`), name);
  const project = canonical(await read_link(hash, packer));
  assert.equal(await write_link(project, packer), hash);
});

test('a link by hand says of a language model what it is asked', async () => {
  const hash = 'workload=llama_3_8b&phase=decode&kv_cache=fp8&context=2048&batch=4&hardware=dig';
  const { workload } = canonical(await read_link(hash, packer));
  assert.deepEqual(workload, {
    network: 'llama_3_8b',
    parameters: { context: 2048 },
    batch: 4,
    phase: 'decode',
    formats: { kv_cache: 'fp8' },
  });
  const refused = await read_link('workload=alexnet&phase=decode', packer);
  assert.throws(() => core.open_project(refused), /phase|AlexNet/);
});

test('links that were given out open the same documents for ever', async () => {
  const file = new URL('../fixtures/links.json', import.meta.url);
  const links = JSON.parse(readFileSync(file, 'utf8'));
  assert.ok(links.length >= 10);
  for (const { link, project } of links) {
    assert.deepEqual(canonical(await read_link(link, packer)), project, link);
  }
});

test('a link that cannot be read gives a sentence', async () => {
  const refused = async (hash, message) =>
    assert.rejects(read_link(hash, packer), (error) => {
      assert.ok(error instanceof LinkError, String(error));
      assert.match(error.message, message);
      return true;
    });
  await refused('s=2.abc', /newer Roofloor \(its form is 2; this page knows 1\)/);
  await refused('s=1.', /damaged/);
  await refused('s=1.!!!', /damaged/);
  await refused(packed('{"roofloor": 1').slice(0, -4), /damaged/);
  await refused(packed('no json'), /damaged/);
  await refused(packed('null'), /damaged/);
  await refused(packed(Buffer.from([0xff, 0xfe])), /damaged/);
  await refused(packed('0'.repeat(5 * 1024 * 1024)), /larger than 4 MB/);
  await refused('hardware=dig', /names no workload/);
  await refused('workload=alexnet&colour=red', /"colour"; known are workload, context/);
  const newer = await read_link(packed('{"roofloor": 99}'), packer);
  assert.throws(() => core.open_project(newer), /version 99/);
});

test('10,000 damaged links give a project or a sentence, never anything else', async () => {
  const random = random_source(8);
  const description = core.describe();
  const letters = 'ABCXYZabcxyz0189-_=&.%#';
  for (let round = 0; round < 10000; round += 1) {
    const good =
      round % 20
        ? 'workload=alexnet&hardware=dig,pim,pnm'
        : await write_link(canonical(random_project(random, description)), packer);
    const at = whole(random, 0, good.length);
    const put = letters[whole(random, 0, letters.length - 1)];
    const hash = good.slice(0, at) + put + good.slice(at + whole(random, 0, 3));
    try {
      const project = await read_link(hash, packer);
      if (project) core.open_project(project);
    } catch (error) {
      assert.ok(error instanceof LinkError || error.path !== undefined, `${hash}: ${error}`);
    }
  }
});
