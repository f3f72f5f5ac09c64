// The stops of sliders: over whole numbers, powers of two and three between each and the next; over
// quantities, ten steps to a factor of ten.

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

/** Steps to a factor of ten, rounded as series of standard values are (ISO 3, R10). */
const TENTHS = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8];

/** The decade of a value and those beside it. @param {number} value above 0 */
export function stops_around(value) {
  const decade = Math.floor(Math.log10(value));
  return [-1, 0, 1].flatMap((by) => TENTHS.map((tenth) => Number(`${tenth}e${decade + by}`)));
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
