// The stops of a slider over whole numbers: powers of two, and three between each and the next.

/** @param {number} most @returns {number[]} from 1 on: 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16 */
export function stops_to(most) {
  const stops = [];
  for (let power = 1; power <= most; power *= 2) {
    for (let quarter = 4; quarter < 8; quarter += 1) {
      const stop = (power * quarter) / 4;
      if (Number.isInteger(stop) && stop <= most) stops.push(stop);
    }
  }
  return stops;
}

/**
 * The place of the stop that is nearest to a number, by their ratio.
 * @param {number[]} stops
 * @param {number} value
 */
export function nearest_stop(stops, value) {
  const distance = (/** @type {number} */ at) => Math.abs(Math.log(stops[at] / value));
  return stops.reduce((best, _, at) => (distance(at) < distance(best) ? at : best), 0);
}
