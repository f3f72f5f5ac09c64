// The address of the page and links that are followed, in a page made of three objects.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { follow_project } from '../../web/app/project/address.js';
import { write_link } from '../../web/app/project/share_link.js';
import { browser_packer } from '../../web/app/project/packer.js';

const of_network = (network) => ({
  roofloor: 1,
  workload: { network },
  hardware: [{ preset: 'dig' }],
});
const [START, EDITED, LINKED] = ['alexnet', 'vgg16', 'resnet18'].map(of_network);
const LONGER_THAN_THE_DELAY = 500;
const GLOBALS = ['location', 'history', 'addEventListener'];

let before;
let follow;
beforeEach(() => {
  before = GLOBALS.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const place = { hash: '', pathname: '/', search: '' };
  define('location', place);
  define('history', { replaceState: (_state, _title, url) => (place.hash = hash_of(url)) });
  define('addEventListener', (_type, listener) => (follow = listener));
});
afterEach(() => {
  GLOBALS.forEach((name, at) => {
    if (before[at]) Object.defineProperty(globalThis, name, before[at]);
    else delete globalThis[name];
  });
});

const hash_of = (url) => (url.startsWith('#') ? url : '');
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** A store that holds a project and tells of its changes. */
function small_store() {
  const listeners = [];
  const store = {
    state: { project: START },
    subscribe: (listener) => listeners.push(listener),
    open(project) {
      store.state.project = project;
      listeners.forEach((listener) => listener('project'));
    },
  };
  return store;
}

test('the address follows an edit', async () => {
  const store = small_store();
  follow_project(store, START, { writes: true });
  store.open(EDITED);
  await pause(LONGER_THAN_THE_DELAY);
  assert.equal(location.hash, `#${await write_link(EDITED, browser_packer)}`);
});

test('a link that was followed is not overwritten by an edit before it', async () => {
  const store = small_store();
  follow_project(store, START, { writes: true });
  store.open(EDITED);
  // The browser tells of the new address later, here after the address of the edit was due.
  location.hash = `#${await write_link(LINKED, browser_packer)}`;
  await pause(LONGER_THAN_THE_DELAY);
  await follow();
  assert.deepEqual(store.state.project, LINKED);
  await pause(LONGER_THAN_THE_DELAY);
});
