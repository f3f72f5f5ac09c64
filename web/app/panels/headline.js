// What the charts say, in a sentence; and what could not be applied.
import { html } from 'lit/html.js';
import { refused_drafts } from '../store.js';

/** @param {import('../types.js').State} state */
export function problems(state) {
  const refused = refused_drafts(state).map(([, { label, message }]) => `${label}: ${message}`);
  return state.problem ? [state.problem.message, ...refused] : refused;
}

/**
 * A problem takes the place of the line under the sentence, so that the charts do not jump while
 * a number is half typed.
 * @param {import('../types.js').State} state
 */
export function headline(state) {
  const found = problems(state);
  const explanation = html`<p class="sub">Roofline: performance a layer can reach. Floorline: energy
    its operations cost. Both against operations for each byte moved.</p>`;
  return html`
    <p class="say">${state.report.headline}</p>
    ${found.length ? found.map((message) => problem_line(message)) : explanation}`;
}

/** @param {string} message */
function problem_line(message) {
  return html`<p class="sub problem"><strong>Last good result shown.</strong> ${message}</p>`;
}
