// What is drawn: the hardware, to hide and to show alone; what the marks mean, and why there are
// none.
import { html, nothing, svg } from 'lit/html.js';
import { show_alone, show_hardware, shows_power } from '../project/project_edits.js';
import { swatch } from './swatch.js';
import { glossary, term } from './term.js';

/** @typedef {import('../types.js').HardwareReport} HardwareReport */

const signs = {
  layer: svg`<circle class="sign-filled" cx="8" cy="8" r="5"></circle>`,
  ridge: svg`<circle class="sign-open" cx="8" cy="8" r="3.6"></circle>`,
  balance: svg`<path class="sign-open" d="M8 3.4 L12.6 8 L8 12.6 L3.4 8z"></path>`,
  floor: svg`<path class="sign-dotted" d="M0 8h22"></path>`,
  level: svg`<path class="sign-dotted" d="M1 14L21 2"></path>`,
  joined: svg`<path d="M4 8h13"></path><circle class="sign-open" cx="3" cy="8" r="2.6"></circle>
    <circle class="sign-filled" cx="17" cy="8" r="4"></circle>`,
  ceiling: svg`<path class="sign-roof" d="M1 5h20"></path><path d="M1 11h20"></path>`,
  estimate: svg`<path class="sign-dotted" d="M0 3h22M0 13h22"></path><path d="M0 8h22"></path>`,
};

/** @param {keyof typeof signs} name @param {unknown} text */
function entry(name, text) {
  return html`<li data-sign=${name}>
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
  if (shown.some((one) => one[need])) return '';
  if (shown.length === 1) return shown[0].note;
  const lacking = need === 'has_time' ? 'a peak for this format' : 'energies';
  return `No hardware that is shown has ${lacking}. What is missing stands below, with each.`;
}

/** @param {import('../types.js').Description} description */
function energy_entries(description) {
  return html`
    ${entry('balance', term('energy balance', glossary(description, 'energy balance')))}
    ${entry('floor', term('energy floor', glossary(description, 'device floor')))}`;
}

/**
 * A hardware to hide and show; with Shift or a double click it is shown alone.
 * @param {import('../types.js').Store} store
 * @param {HardwareReport} hardware
 * @param {number} index
 */
function hardware_entry({ state, edit }, { name, color, shown }, index) {
  const alone = () => edit(show_alone(index));
  const toggle = (/** @type {MouseEvent} */ { shiftKey, detail }) => {
    // The second click of a double click takes back what the first one did.
    if (shiftKey || detail === 2) alone();
    else edit(show_hardware(index, !state.report.hardware[index].shown));
  };
  return html`<li><button type="button" class="legend-hardware" aria-pressed=${String(shown)}
    title="${shown ? 'Hide' : 'Show'} ${name}; double click or Shift + click: show it alone"
    @click=${toggle}>${swatch(state.description, color)}${name}</button></li>`;
}

/** @param {import('../types.js').Store} store */
function hardware_entries(store) {
  const { hardware } = store.state.report;
  if (!hardware.length) return nothing;
  const all = html`<li><button type="button" class="reset"
    @click=${() => store.edit(show_alone(null))}>Show all</button></li>`;
  return html`<ul class="legend" aria-label="Hardware shown">
    ${hardware.map((one, index) => hardware_entry(store, one, index))}
    ${hardware.every(({ shown }) => shown) ? nothing : all}
  </ul>`;
}

/** @param {HardwareReport} hardware whether less than the whole of a roof is achieved */
function has_ceiling({ fields }) {
  return fields.some(({ path, value }) => path.startsWith('/achieved_') && (value ?? 1) < 1);
}

/**
 * What is drawn of hardware with several memory levels, or with achieved shares of its roofs.
 * @param {import('../types.js').State} state
 */
function roof_entries({ description, project, report }) {
  const shown = report.hardware.filter((one) => one.shown && one.has_time);
  const has_levels = shown.some(({ levels }) => levels.length > 1);
  const level = term('roof of another memory level', glossary(description, 'memory level'));
  const is_joined = has_levels && project.view?.measured_at === 'every';
  return html`${has_levels ? entry('level', level) : nothing}
    ${is_joined ? entry('joined', 'the layer at its other levels') : nothing}
    ${
      shown.some(has_ceiling)
        ? entry('ceiling', term('ceiling: what is achieved', glossary(description, 'ceiling')))
        : nothing
    }`;
}

/** What is dashed in the chart of power. @param {import('../types.js').State} state */
function power_entries({ project, report }) {
  const is_drawn = report.hardware.some((one) => one.shown && one.has_energy && one.has_tdp);
  if (!shows_power(project) || !is_drawn) return nothing;
  return entry('floor', 'power that it is built for (TDP)');
}

/** @param {import('../types.js').State} state */
function mark_entries(state) {
  if (reason_of_emptiness(state, 'has_time')) return nothing;
  const { description, project } = state;
  const size = project.view?.marker_size ?? 'time';
  const area = size === 'equal' ? 'layer' : `layer, area by its share of ${size}`;
  return html`<ul class="legend" aria-label="Marks">
    ${entry('layer', area)}
    ${entry('ridge', term('ridge point', glossary(description, 'ridge point')))}
    ${roof_entries(state)}
    ${reason_of_emptiness(state, 'has_energy') ? nothing : energy_entries(description)}
    ${power_entries(state)}
    ${
      state.report.hardware.some((one) => one.shown && one.energy_is_estimate)
        ? entry('estimate', 'energies estimated from the TDP, between their least and greatest')
        : nothing
    }
  </ul>`;
}

/** @param {import('../types.js').Store} store */
export function legend(store) {
  return html`${hardware_entries(store)}${mark_entries(store.state)}`;
}
