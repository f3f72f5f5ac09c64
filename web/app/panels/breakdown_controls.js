// What the bars of the breakdown show: of which hardware, in which order; what their fills mean.
import { html, nothing, svg } from 'lit/html.js';
import { bar_order, set_view } from '../project/project_edits.js';
import { column_of } from '../text/report_columns.js';
import { segments } from './choices.js';
import { fill_sign } from './fill_sign.js';

/** @typedef {import('../types.js').Store} Store */

const ORDERS = [
  { value: 'heaviest', label: 'Heaviest first', meaning: 'The layers that cost most stand left.' },
  { value: 'in_order', label: 'In order', meaning: 'The layers as the workload runs them.' },
];

/** @param {Store} store */
function hardware_choice({ state, select_hardware }) {
  const choices = state.report.hardware.flatMap(({ name, shown }, at) =>
    shown ? [{ value: String(at), label: name }] : [],
  );
  if (choices.length < 2) return nothing;
  return segments({
    name: 'breakdown-hardware',
    label: 'Hardware of the breakdown',
    hidden_label: true,
    value: String(state.selected_hardware),
    choices,
    choose: (value) => select_hardware(Number(value)),
  });
}

/** @param {Store} store */
export function breakdown_controls(store) {
  return html`${hardware_choice(store)}
    ${segments({
      name: 'bar-order',
      label: 'Order of the bars',
      hidden_label: true,
      value: bar_order(store.state.project),
      choices: ORDERS,
      choose: (order) => store.edit(set_view('order', order)),
    })}`;
}

const FILLS = [
  { sign: 'full', text: 'computing; energy of the operations' },
  { sign: 'hatched', text: 'waiting for memory; energy of moving data' },
  { sign: 'dotted', text: 'constant power' },
];

/** @param {import('../types.js').State} state */
export function breakdown_legend(state) {
  const { report, selected_hardware } = state;
  const hardware = report.hardware[selected_hardware];
  if (!hardware?.has_time) return nothing;
  const constants = column_of(state, 'constant_joules', selected_hardware);
  const has_constants = constants.some((joules) => joules > 0);
  const drawn = FILLS.filter(({ sign }) => sign !== 'dotted' || has_constants);
  return html`<ul class="legend" aria-label="Fills">
    ${drawn.map(
      ({ sign, text }) => html`<li class="color-${hardware.color}">${fill_sign(sign)}${text}</li>`,
    )}
    <li><svg viewBox="0 0 22 16" width="22" height="16" aria-hidden="true">
      ${svg`<path d="M1 14L8 7L14 4L21 3"></path>`}</svg>share of the bars up to here</li>
  </ul>`;
}
