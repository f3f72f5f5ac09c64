// The panel of the view: how the same numbers are drawn, and the notebook's conventions.
import { html } from 'lit/html.js';
import { axis_scale, floorline_of, set_notebook, set_view } from '../project_edits.js';
import { segments, switch_field } from './choices.js';

/** @typedef {import('./choices.js').Choice} Choice */

/** @type {Choice[]} */
const FLOORLINES = [
  {
    value: 'per_operation',
    label: 'Per operation',
    meaning: 'Energy of one operation: one curve for each hardware, every layer lies on it.',
  },
  {
    value: 'per_layer',
    label: 'Per layer',
    meaning: 'Energy of a whole layer: a curve and a floor for each layer, as in the notebook.',
  },
];

/** @type {Choice[]} */
const MARKER_SIZES = [
  { value: 'time', label: 'Time', meaning: 'The area of a marker is its share of the time.' },
  { value: 'energy', label: 'Energy', meaning: 'The area of a marker is its share of the energy.' },
  { value: 'equal', label: 'Equal', meaning: 'All markers have the same size.' },
];

/** @type {Choice[]} */
const SCALES = [
  {
    value: 'log',
    label: 'Logarithmic',
    meaning: 'Each major line is a factor of ten: small and large layers are both visible.',
  },
  {
    value: 'linear',
    label: 'Linear',
    meaning: 'As in the notebook: layers of low intensity crowd at the left edge.',
  },
];

const NOTEBOOK_MEANING =
  'Computes as the notebook does: 4 bytes for every element whatever the format, one memory ' +
  'level, no constant power, linear axes, a floorline for each layer. Its printed numbers appear ' +
  'below the charts.';

/** @param {import('../types.js').Store} store */
export function view_panel({ state: { project }, edit }) {
  /**
   * @param {'floorline' | 'marker_size' | 'scale'} name
   * @param {string} label
   * @param {string} value
   * @param {Choice[]} choices
   */
  const choice = (name, label, value, choices) =>
    segments({ name, label, value, choices, choose: (chosen) => edit(set_view(name, chosen)) });
  return html`
    ${choice('floorline', 'Floorline', floorline_of(project), FLOORLINES)}
    ${choice('marker_size', 'Marker size', project.view?.marker_size ?? 'time', MARKER_SIZES)}
    ${choice('scale', 'Axes', axis_scale(project), SCALES)}
    ${switch_field({
      name: 'notebook',
      label: 'As in the notebook',
      on: project.conventions?.notebook ?? false,
      meaning: NOTEBOOK_MEANING,
      turn: (on) => edit(set_notebook(on)),
    })}`;
}
