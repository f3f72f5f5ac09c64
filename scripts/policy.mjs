// The content security policy of the page: nothing from anywhere else, no eval, no inline code.

/**
 * @param {string} script where scripts may come from: `'self'` or the hashes of all scripts
 * @param {string} style the same for style sheets
 */
function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    `style-src ${style}`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** For a server and for the pages of `build/site/`. */
export const hosted_policy = policy("'self'", "'self'");

/**
 * For `build/roofloor.html`, whose scripts and style are inline and known by their hashes.
 * @param {string[]} script_hashes `sha256-...`
 * @param {string} style_hash `sha256-...`
 */
export function oneFilePolicy(script_hashes, style_hash) {
  return policy(script_hashes.map((hash) => `'${hash}'`).join(' '), `'${style_hash}'`);
}
