// What the charts say, in a sentence; and what could not be applied.
import { html, nothing } from 'lit/html.js';
import { refused_drafts } from '../project/store.js';

export const LAST_GOOD = 'Last good result shown.';
export const NOT_OPENED = 'Not opened.';

/** @param {import('../types.js').State} state */
export function problems(state) {
  const refused = refused_drafts(state).map(([, { label, message }]) => ({
    shown: LAST_GOOD,
    message: `${label}: ${message}`,
  }));
  return state.problem ? [{ shown: LAST_GOOD, ...state.problem }, ...refused] : refused;
}

/**
 * A problem takes the place of the line under the sentence, so that the charts do not jump while
 * a number is half typed.
 * @param {import('../types.js').Store} store
 */
export function headline({ state, refuse }) {
  const found = problems(state);
  const explanation = html`<p class="sub">Roofline: performance a layer can reach. Floorline: energy
    its operations cost. Both against operations for each byte moved.</p>`;
  return html`
    <p class="say">${state.report.headline}</p>
    ${
      found.length
        ? found.map((problem) => problem_line(problem, () => refuse(null)))
        : explanation
    }`;
}

/** @param {{shown: string, message: string}} problem @param {() => void} dismiss */
function problem_line({ shown, message }, dismiss) {
  return html`<p class="sub problem"><strong>${shown}</strong> ${message}
    ${
      shown === LAST_GOOD
        ? nothing
        : html`<button type="button" class="reset" @click=${dismiss}>Dismiss</button>`
    }</p>`;
}
