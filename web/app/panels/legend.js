// What the marks of the charts mean, and why there are none.
import { html, nothing, svg } from 'lit/html.js';
import { glossary, term } from './term.js';

const signs = {
  layer: svg`<circle class="sign-filled" cx="8" cy="8" r="5"></circle>`,
  ridge: svg`<circle class="sign-open" cx="8" cy="8" r="3.6"></circle>`,
  balance: svg`<path class="sign-open" d="M8 3.4 L12.6 8 L8 12.6 L3.4 8z"></path>`,
  floor: svg`<path class="sign-dotted" d="M0 8h22"></path>`,
};

/** @param {keyof typeof signs} name @param {unknown} text */
function entry(name, text) {
  return html`<li>
    <svg viewBox="0 0 22 16" width="22" height="16" aria-hidden="true">${signs[name]}</svg>${text}
  </li>`;
}

/**
 * Why a chart is empty; no text where something is drawn.
 * @param {import('../types.js').State} state
 * @param {'has_time' | 'has_energy'} need what a hardware must have to be drawn
 */
export function reason_of_emptiness({ report: { hardware } }, need) {
  const shown = hardware.filter((one) => one.shown);
  if (!hardware.length) return 'Add hardware to see its roof and its floor.';
  if (!shown.length) return 'All hardware is hidden. Tick one in the list to see it.';
  return shown.some((one) => one[need]) ? '' : shown.map(({ note }) => note).join(' ');
}

/** @param {import('../types.js').Description} description */
function energy_entries(description) {
  return html`
    ${entry('balance', term('energy balance', glossary(description, 'energy balance')))}
    ${entry('floor', term('energy floor', glossary(description, 'device floor')))}`;
}

/** @param {import('../types.js').State} state */
export function legend(state) {
  if (reason_of_emptiness(state, 'has_time')) return nothing;
  const { description, project } = state;
  const size = project.view?.marker_size ?? 'time';
  const area = size === 'equal' ? 'layer' : `layer, area by its share of ${size}`;
  return html`<ul class="legend" aria-label="Marks">
    ${entry('layer', area)}
    ${entry('ridge', term('ridge point', glossary(description, 'ridge point')))}
    ${reason_of_emptiness(state, 'has_energy') ? nothing : energy_entries(description)}
  </ul>`;
}
