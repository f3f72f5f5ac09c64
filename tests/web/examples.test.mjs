// The examples: as the core itself writes them, all of them offered, and short enough to send.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { wrap_module } from '../../web/app/core/door.js';
import { file_text } from '../../web/app/project/project_file.js';
import { read_link, write_link } from '../../web/app/project/share_link.js';
import { node_packer } from './node_packer.mjs';

// A core of its own for every document: one that has the workload already leaves it out.
async function opened_anew(document) {
  return wrap_module(await loadCore()).open_project(document).project;
}
const folder = new URL('../../web/examples/', import.meta.url);
const names = readdirSync(folder);
const text_of = (name) => readFileSync(new URL(name, folder), 'utf8');

// A line of a chat or a message; the address of the page comes on top.
const MOST_CHARACTERS = 600;
const MOST_WITH_OWN_HARDWARE = 900; // it carries its figures with their sources

const list = readFileSync(new URL('../../web/app/project/examples.js', import.meta.url), 'utf8');

test('every file of the folder is an example of the page', () => {
  const offered = [...list.matchAll(/'\.\.\/\.\.\/examples\/(.+)'/g)].map(([, name]) => name);
  assert.deepEqual(offered.sort(), names.sort());
  assert.equal(names.length, 19);
});

test('no line ends between a number and its percent sign', () => {
  assert.doesNotMatch(list, /\d %/);
  assert.match(list, /\d\\u202f%/);
});

for (const name of names) {
  test(`${name} is canonical: opened and saved it is the same text`, async () => {
    const text = text_of(name);
    assert.equal(file_text(await opened_anew(text)), text);
  });

  test(`the link of ${name} is short and opens it`, async () => {
    const project = JSON.parse(text_of(name));
    const hash = await write_link(project, node_packer);
    const has_own = project.hardware.some(({ own }) => own);
    const most = has_own ? MOST_WITH_OWN_HARDWARE : MOST_CHARACTERS;
    assert.ok(hash.length < most, `${hash.length} characters`);
    assert.deepEqual(await opened_anew(await read_link(hash, node_packer)), project);
  });
}
