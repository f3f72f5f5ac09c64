// Sentences for those who hear the page: what an edit did, which part of a chart is shown.
import { format_quantity } from './format.js';
import { problems } from '../panels/headline.js';

/**
 * The part of the intensity axis that is shown, in one sentence.
 * @param {number[] | undefined} limits
 * @param {import('../types.js').Description} description
 */
export function spoken_range(limits, { prefixes }) {
  if (!limits) return 'The charts show everything.';
  const [from, to] = limits.map((value) => format_quantity(value, 'op/B', prefixes));
  return `The charts show ${from} to ${to}.`;
}

/** What an edit did, or why it did nothing. @param {import('../types.js').State} state */
export function spoken_outcome(state) {
  const [problem] = problems(state);
  if (problem) return `${problem.shown} ${problem.message}`;
  return [state.notice, state.report.summary].filter(Boolean).join(' ');
}
