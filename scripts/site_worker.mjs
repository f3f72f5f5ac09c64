// Tells the service worker which files the site has: writes service_worker.js into its folder.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../web/service_worker.js', import.meta.url));
const worker_name = 'service_worker.js';
/**
 * What no page of the site fetches from what is kept: the worker itself, and the one file, which is
 * for frames in a sandbox, where no worker answers.
 */
const left_out = [worker_name, 'roofloor.html'];

/** @param {string | Buffer} content */
function digestOf(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** Every file below a folder that is kept, as paths of an address. */
function filesOf(folder) {
  const below = (path) =>
    fs.readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      const inner = path ? `${path}/${entry.name}` : entry.name;
      return entry.isDirectory() ? below(inner) : [inner];
    });
  return below('')
    .filter((path) => !left_out.includes(path))
    .sort();
}

/**
 * The last thing that is done to a site: any file that changes afterwards is refused by the worker.
 * @param {string} folder of the site
 */
export function writeWorker(folder) {
  const worker = fs.readFileSync(source, 'utf8');
  const digest = (path) => digestOf(fs.readFileSync(join(folder, path)));
  const files = Object.fromEntries(filesOf(folder).map((path) => [path, digest(path)]));
  const version = digestOf(JSON.stringify(files) + worker).slice(0, 16);
  const told = JSON.stringify({ version, files }, null, 1);
  const text = `'use strict';\nself.roofloor_site = ${told};\n${worker}`;
  fs.writeFileSync(join(folder, worker_name), text);
}
