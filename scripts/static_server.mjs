// A small server for static files. As a program it serves build/site: [--port N] [--host H]
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hosted_policy } from './policy.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * The file that an address means, or null: outside the folder, absent, or not a file.
 * @param {string} folder
 * @param {string} address path and query of the request
 */
export function findFile(folder, address) {
  try {
    const path = decodeURIComponent(address.split(/[?#]/, 1)[0]);
    if (path.includes('\0')) return null;
    const wanted = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    // Links may lead out of the folder, so that the real place counts.
    const file = realpathSync(wanted);
    const inside = file.startsWith(realpathSync(folder) + sep);
    return inside && statSync(file).isFile() ? file : null;
  } catch (error) {
    if (error instanceof URIError || ['ENOENT', 'ENOTDIR'].includes(error.code)) return null;
    throw error;
  }
}

/**
 * The one file carries a policy of its own, with the hashes of what is inside.
 * @param {string} file
 * @param {Record<string, string>} headers
 */
function headersFor(file, { 'content-security-policy': policy, ...headers }) {
  const is_one_file = basename(file) === 'roofloor.html';
  return policy && !is_one_file ? { ...headers, 'content-security-policy': policy } : headers;
}

/** A mark of the file as it is now: a browser that has it asks whether it still holds. */
function markOf({ mtimeMs, size }) {
  return `"${mtimeMs.toString(36)}-${size.toString(36)}"`;
}

/**
 * @param {string} folder
 * @param {Record<string, string>} headers sent with every file
 * @param {(path: string, bytes: number) => void} answered
 */
function answerFrom(folder, headers, answered) {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const file = findFile(folder, request.url);
    if (!file) {
      response.writeHead(404, { 'content-type': types['.txt'] }).end('Not found\n');
      return;
    }
    const about = statSync(file);
    const etag = markOf(about);
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag, 'cache-control': 'no-cache' }).end();
      return;
    }
    answered(request.url, about.size);
    response.writeHead(200, {
      'cache-control': 'no-cache',
      'content-length': about.size,
      etag,
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      ...headersFor(file, headers),
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  };
}

/** Resolves when the server listens, and fails with its error (a port in use, say). */
function listen(server, port, host) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done(server.address().port));
  });
}

/**
 * @param {object} options
 * @param {string} options.folder
 * @param {string} [options.host]
 * @param {number} [options.port] 0: any free port
 * @param {boolean} [options.next_free] takes the next free port where this one is in use
 * @param {Record<string, string>} [options.headers]
 * @param {(path: string, bytes: number) => void} [options.answered] told of every file that is sent
 */
export async function startServer({
  folder,
  // The address, not the name: a bare machine may have no /etc/hosts that knows localhost.
  host = '127.0.0.1',
  port = 0,
  next_free = false,
  headers = { 'content-security-policy': hosted_policy },
  answered = () => {},
}) {
  for (const last = port + 100; ; port += 1) {
    const server = createServer(answerFrom(resolve(folder), headers, answered));
    try {
      const taken = await listen(server, port, host);
      const close = () => {
        server.closeAllConnections();
        return new Promise((done) => server.close(done));
      };
      return { url: `http://${host}:${taken}/`, close };
    } catch (error) {
      if (!next_free || error.code !== 'EADDRINUSE' || port >= last) throw error;
    }
  }
}

async function main() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8000' }, host: { type: 'string' } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port is '${values.port}'; expected a whole number up to 65535`);
  }
  const folder = join(root, 'build', 'site');
  const { url } = await startServer({ folder, port, host: values.host, next_free: true });
  console.log(`Roofloor is at ${url}`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`scripts/serve: ${error.message}`);
    process.exitCode = 1;
  });
}
