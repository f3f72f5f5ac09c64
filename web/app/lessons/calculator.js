// Where the right answers come from: a chart that nobody sees computes them when they are asked
// for, so that what a student does to the charts of the lesson changes none.

/** @typedef {import('../types.js').Explanation} Explanation */
/** @typedef {import('../types.js').Project} Project */
/** A project, or the part of a link behind its #. @typedef {string | Project} Given */
/**
 * What <roofloor-chart> is, see embed/embed.js.
 * @typedef {HTMLElement & {
 *   set: (given: Given) => Promise<object>,
 *   get: (path: string) => Promise<{explanation: Explanation}>,
 * }} Chart
 */

function unseen_chart() {
  const chart = /** @type {Chart} */ (document.createElement('roofloor-chart'));
  for (const [name, value] of Object.entries({ ui: 'none', loading: 'eager', bare: '' })) {
    chart.setAttribute(name, value);
  }
  chart.setAttribute('label', 'Computes the answers');
  const place = document.createElement('div');
  place.className = 'visually-hidden';
  place.inert = true;
  place.append(chart);
  document.body.append(place);
  return chart;
}

/** @returns {(given: Given, path: string) => Promise<Explanation>} explains one number */
export function create_calculator() {
  /** @type {Chart | null} */
  let chart = null;
  let shown = '';
  /** One question after the other: the chart has one project at a time. @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** @type {Map<string, Promise<Explanation>>} */
  const known = new Map();

  /** @param {Given} given @param {string} path */
  async function explain(given, path) {
    chart ??= unseen_chart();
    const wanted = JSON.stringify(given);
    if (wanted !== shown) await chart.set(given);
    shown = wanted;
    return (await chart.get(path)).explanation;
  }

  return (given, path) => {
    const key = JSON.stringify([given, path]);
    const answer = known.get(key) ?? last.then(() => explain(given, path));
    known.set(key, answer);
    // What failed may be asked again.
    last = answer.catch(() => known.delete(key));
    return answer;
  };
}
