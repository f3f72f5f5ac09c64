// Light or dark: as the system says, or as chosen; and the colours of the style sheet for canvases.

export const themes = ['system', 'light', 'dark'];
const STORAGE_KEY = 'roofloor.theme';

/**
 * The storage of this place; a sandboxed frame has none and throws when asked.
 * @returns {Storage | null}
 */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

export function stored_theme() {
  const stored = storage()?.getItem(STORAGE_KEY) ?? '';
  return themes.includes(stored) ? stored : 'system';
}

/** @param {string} theme */
export function apply_theme(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** @param {string} theme */
export function choose_theme(theme) {
  apply_theme(theme);
  storage()?.setItem(STORAGE_KEY, theme);
}

/** @param {() => void} changed called when the system turns light or dark */
export function watch_system_theme(changed) {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', changed);
  }
}

/**
 * The colours as the browser resolves them, which a canvas needs.
 * @typedef {ReturnType<typeof read_colors>} Colors
 */
export function read_colors() {
  const probe = document.createElement('span');
  probe.className = 'color-probe';
  document.body.append(probe);
  const color = (/** @type {string} */ name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const eight = (/** @type {string} */ name) =>
    Array.from({ length: 8 }, (_, index) => color(`${name}-${index}`));
  const colors = {
    ink: color('ink'),
    mute: color('mute'),
    panel: color('panel'),
    accent: color('accent'),
    grid: color('grid'),
    grid_minor: color('grid-minor'),
    hardware: eight('hardware'),
    hardware_text: eight('hardware-text'),
  };
  probe.remove();
  return colors;
}
