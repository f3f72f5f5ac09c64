// What the address of an embedded page asks for: `?embed=1&ui=min&theme=dark&figure=roofline`.

/** @typedef {import('../types.js').Project} Project */
/**
 * @typedef {object} EmbedOptions
 * @property {string} ui how much of the page is shown: none, min or full
 * @property {string} theme auto, light or dark
 * @property {string[]} figures that are shown alone; empty: those of the tab
 * @property {string[]} controls of `min`, see CONTROLS
 * @property {boolean} is_read_only whether the reader may change nothing
 * @property {boolean} is_fitted whether the frame always has the height of the page
 * @property {string[]} problems what of the address is not understood
 */

export const UIS = ['none', 'min', 'full'];
export const THEMES = ['auto', 'light', 'dark'];

/** The charts by their names, with the tab that has each. @type {Record<string, string>} */
export const TAB_OF_FIGURE = {
  roofline: 'roofs',
  floorline: 'roofs',
  power: 'roofs',
  breakdown_time: 'breakdown',
  breakdown_energy: 'breakdown',
  sweep_rate: 'sweep',
  sweep_bytes: 'sweep',
};

/** What stands above the charts of `min` where the address does not say. */
export const USUAL_CONTROLS = ['phase', 'inputs', 'batch'];

/** @param {string | null} text of names with commas between */
function names_in(text) {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/**
 * One of several words; another one is a problem, and the usual one holds.
 * @param {URLSearchParams} query
 * @param {string} name
 * @param {{known: string[], usual: string, problems: string[]}} about
 */
function choice(query, name, { known, usual, problems }) {
  const value = query.get(name) ?? usual;
  if (known.includes(value)) return value;
  problems.push(`${name} is "${value}"; expected one of ${known.join(', ')}.`);
  return usual;
}

/**
 * Charts of one tab: the first name says which.
 * @param {URLSearchParams} query
 * @param {string[]} problems
 */
function figures_in(query, problems) {
  const names = names_in(query.get('figure'));
  const known = names.filter((name) => name in TAB_OF_FIGURE);
  for (const name of names.filter((one) => !known.includes(one))) {
    const expected = Object.keys(TAB_OF_FIGURE).join(', ');
    problems.push(`figure is "${name}"; expected one of ${expected}.`);
  }
  const tab = TAB_OF_FIGURE[known[0]];
  for (const name of known.filter((one) => TAB_OF_FIGURE[one] !== tab)) {
    problems.push(`figure is "${name}", which does not stand beside "${known[0]}".`);
  }
  return known.filter((name) => TAB_OF_FIGURE[name] === tab);
}

/**
 * @param {string} search of the address
 * @returns {EmbedOptions | null} null where the page is not asked to be embedded
 */
export function embed_options(search) {
  const query = new URLSearchParams(search);
  const is_on = (/** @type {string} */ name) => !['0', null].includes(query.get(name));
  if (!is_on('embed')) return null;
  /** @type {string[]} */
  const problems = [];
  return {
    ui: choice(query, 'ui', { known: UIS, usual: 'min', problems }),
    theme: choice(query, 'theme', { known: THEMES, usual: 'auto', problems }),
    figures: figures_in(query, problems),
    controls: query.has('controls') ? names_in(query.get('controls')) : USUAL_CONTROLS,
    is_read_only: is_on('readonly'),
    is_fitted: is_on('fitted'),
    problems,
  };
}

/**
 * A project with the tab, and the chart of power, that its frame was made for.
 * @param {Project} project
 * @param {EmbedOptions | null} options
 * @returns {Project}
 */
export function shown_in_embed(project, options) {
  const [first] = options?.figures ?? [];
  if (!options || !first) return project;
  const view = /** @type {any} */ ({ ...project.view });
  const tab = TAB_OF_FIGURE[first];
  delete view.tab;
  delete view.power;
  if (tab !== 'roofs') view.tab = tab;
  if (options.figures.includes('power')) view.power = true;
  const { view: _, ...rest } = project;
  return Object.keys(view).length ? { ...rest, view } : rest;
}
