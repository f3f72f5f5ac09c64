// Packs the page twice from one source: build/site/ for a web server, build/roofloor.html to open
// by double click. Does nothing when no input changed since the last time.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { hosted_policy, oneFilePolicy } from './policy.mjs';
import { writeWorker } from './site_worker.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'web');
const site = join(root, 'build', 'site');
const one_file = join(root, 'build', 'roofloor.html');
const stamp = join(root, 'build', 'site.stamp');
/** A core of build/wasm by its name: the loader and the bytes. */
const coreOf = (name) => ({
  loader: join(root, 'build', 'wasm', `${name}.js`),
  wasm: join(root, 'build', 'wasm', `${name}.wasm`),
});
/** What the hosted page begins with, and all of it. */
const first_core = coreOf('roofloor_first');
const whole_core = coreOf('roofloor_core');

/**
 * The scripts of the site by their names: the module that each begins with, and the core that it
 * carries the loader of.
 */
const scripts_of_site = {
  'core.js': { entry: 'core/core.js', core: first_core },
  'whole_core.js': { entry: 'core/core.js', core: whole_core },
  'app.js': { entry: 'main.js' },
  'dialogs.js': { entry: 'dialogs/dialogs.js' },
  'embed.js': { entry: 'embed/embed.js' },
  'lesson.js': { entry: 'lessons/lesson.js' },
  'gallery.js': { entry: 'gallery.js' },
  // In the one file alone.
  'one_file.js': { entry: 'core/one_file.js' },
};
/** The style sheet of the page, and that of pages of text. */
const styles_of_site = ['style.css', 'pages.css'];
/** Those that the first page has from its start, in their order. */
const script_names = ['core.js', 'app.js'];
const script_tag = (name) => `<script defer src="${name}"></script>`;
const style_tag = '<link rel="stylesheet" href="style.css">';
const policy_mark = '<!-- policy -->';

/** Every file below a folder, without the installed packages. */
function filesBelow(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** A digest of all that the result depends on. */
function digestOfInputs() {
  const own = ['make_site.mjs', 'policy.mjs', 'site_worker.mjs'].map((name) =>
    join(root, 'scripts', name),
  );
  const hash = createHash('sha256');
  for (const path of [
    ...filesBelow(web).sort(),
    ...own,
    ...Object.values(first_core),
    ...Object.values(whole_core),
  ]) {
    const content = fs.readFileSync(path);
    hash.update(`${relative(root, path)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function isUpToDate(digest) {
  const made = [one_file, join(site, 'index.html'), stamp].every((path) => fs.existsSync(path));
  return made && fs.readFileSync(stamp, 'utf8') === digest;
}

/** The scripts and the style sheets by their names, minified. */
async function bundle() {
  const esbuild = createRequire(join(web, 'package.json'))('esbuild');
  const build = async (options) => {
    const result = await esbuild.build({
      bundle: true,
      minify: true,
      write: false,
      legalComments: 'none',
      logLevel: 'warning',
      ...options,
    });
    return result.outputFiles[0].text.trimEnd();
  };
  const scripts = {};
  for (const [name, { entry, core }] of Object.entries(scripts_of_site)) {
    scripts[name] = await build({
      entryPoints: [join(web, 'app', entry)],
      format: 'iife',
      target: 'es2022',
      ...(core && {
        alias: { 'roofloor-core': core.loader },
        define: { ROOFLOOR_WASM: JSON.stringify(basename(core.wasm)) },
      }),
    });
  }
  const styles = {};
  for (const name of styles_of_site) {
    styles[name] = await build({ entryPoints: [join(web, name)] });
  }
  return { scripts, styles };
}

/** Replaces what must stand in the page exactly once. */
function replaceOnce(page, mark, text) {
  if (page.split(mark).length !== 2) {
    throw new Error(`a page must contain ${mark} exactly once`);
  }
  return page.replace(mark, () => text);
}

function withPolicy(page, policy) {
  const meta = `<meta http-equiv="content-security-policy" content="${policy}">`;
  return replaceOnce(page, policy_mark, meta);
}

/** Relative addresses in the page's links besides the style sheets: icons, a manifest. */
function linkedFiles(page) {
  const addresses = [...page.matchAll(/<link\b[^>]*?\bhref="([^"]+)"/g)].map((match) => match[1]);
  return addresses.filter(
    (address) => !styles_of_site.includes(basename(address)) && !/^(data|https?):/.test(address),
  );
}

/** All pages, by their places below the folder of the site: every .html in web/ is one. */
function pageNames() {
  const paths = filesBelow(web).filter((path) => extname(path) === '.html');
  return paths.map((path) => relative(web, path)).sort();
}

/** The files that a page links besides the style sheets, in its folder or another of the site. */
function copyLinkedFiles(name, page) {
  for (const address of linkedFiles(page)) {
    const linked = join(dirname(name), address);
    fs.mkdirSync(dirname(join(site, linked)), { recursive: true });
    fs.copyFileSync(join(web, linked), join(site, linked));
    if (extname(linked) === '.webmanifest') copyIcons(linked);
  }
}

/** The icons of the installed page. */
function copyIcons(manifest) {
  const { icons } = JSON.parse(fs.readFileSync(join(web, manifest), 'utf8'));
  for (const icon of icons.map(({ src }) => join(dirname(manifest), src))) {
    fs.mkdirSync(dirname(join(site, icon)), { recursive: true });
    fs.copyFileSync(join(web, icon), join(site, icon));
  }
}

/** What the hosted page fetches when it is asked for. */
const fetched_files = ['validation.json'];

/** JSON without what only people need, such that no text in it ends the element around it. */
function packedJson(name) {
  const text = JSON.stringify(JSON.parse(fs.readFileSync(join(web, name), 'utf8')));
  return text.replaceAll('<', '\\u003c');
}

function writeHosted({ scripts, styles }) {
  fs.rmSync(site, { recursive: true, force: true });
  fs.mkdirSync(site, { recursive: true });
  for (const [name, text] of Object.entries({ ...scripts, ...styles })) {
    if (name !== 'one_file.js') fs.writeFileSync(join(site, name), text);
  }
  for (const { wasm } of [first_core, whole_core]) {
    fs.copyFileSync(wasm, join(site, basename(wasm)));
  }
  for (const name of fetched_files) fs.writeFileSync(join(site, name), packedJson(name));
  for (const name of pageNames()) {
    const page = fs.readFileSync(join(web, name), 'utf8');
    fs.mkdirSync(dirname(join(site, name)), { recursive: true });
    fs.writeFileSync(join(site, name), withPolicy(page, hosted_policy));
    copyLinkedFiles(name, page);
  }
}

/** A script that cannot end or confuse the element around it. */
function inlineScript(script) {
  return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '\\x3C!--');
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The page's icons as data; a manifest means nothing to a file. */
function inlineLinks(page) {
  const types = { '.ico': 'image/x-icon', '.png': 'image/png', '.svg': 'image/svg+xml' };
  const without_manifest = page.replace(/[ \t]*<link\b[^>]*rel="manifest"[^>]*>\n?/g, '');
  return linkedFiles(without_manifest).reduce((text, name) => {
    const type = types[extname(name)];
    if (!type) throw new Error(`web/index.html links ${name}, which one file cannot hold`);
    const data = fs.readFileSync(join(web, name)).toString('base64');
    return text.replace(`href="${name}"`, () => `href="data:${type};base64,${data}"`);
  }, without_manifest);
}

/** @param {string} id @param {string | Uint8Array} content */
function packedElement(id, content) {
  const packed = deflateRawSync(content, { level: 9 }).toString('base64');
  return `<script type="text/plain" id="${id}">${packed}</script>`;
}

function writeOneFile(page, { scripts, styles }) {
  const style = styles['style.css'];
  const core_script = inlineScript(scripts['whole_core.js']);
  const begin_script = inlineScript(scripts['one_file.js']);
  const packed_scripts = ['dialogs.js', 'app.js'].map((name) => scripts[name]);
  const all_scripts = [core_script, begin_script, ...packed_scripts];
  const policy = oneFilePolicy(all_scripts.map(hashOf), hashOf(style));
  let text = withPolicy(inlineLinks(page), policy);
  text = replaceOnce(text, style_tag, `<style>${style}</style>`);
  for (const name of script_names) text = replaceOnce(text, script_tag(name), '');
  // Inline scripts cannot be deferred, so that they come last.
  text = replaceOnce(
    text,
    '</body>',
    `${packedElement('roofloor-core-deflated', fs.readFileSync(whole_core.wasm))}\n` +
      `${packedElement('roofloor-scripts-deflated', JSON.stringify(packed_scripts))}\n` +
      `<script type="application/json" id="roofloor-validation">${packedJson('validation.json')}` +
      `</script>\n<script id="roofloor-core-script">${core_script}</script>\n` +
      `<script>${begin_script}</script>\n</body>`,
  );
  fs.writeFileSync(one_file, text);
}

async function main() {
  const digest = digestOfInputs();
  if (isUpToDate(digest)) return;
  fs.rmSync(stamp, { force: true });
  const page = fs.readFileSync(join(web, 'index.html'), 'utf8');
  const bundled = await bundle();
  writeHosted(bundled);
  writeOneFile(page, bundled);
  // For frames in a sandbox, which share no cache.
  fs.copyFileSync(one_file, join(site, basename(one_file)));
  writeWorker(site);
  fs.writeFileSync(stamp, digest);
  console.log('Made build/site/ and build/roofloor.html');
}

main().catch((error) => {
  console.error(`make_site: ${error.message}`);
  process.exitCode = 1;
});
