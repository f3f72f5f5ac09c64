// The panel of the view: how the same numbers are drawn, and the notebook's conventions.
import { html, nothing } from 'lit/html.js';
import {
  axis_scale,
  draw_path,
  draws_path,
  blocks_of,
  floorline_of,
  set_notebook,
  set_view,
  show_power,
  shows_power,
} from '../project/project_edits.js';
import { segments, select_field, switch_field } from './choices.js';

/** @typedef {import('./choices.js').Choice} Choice */
/** @typedef {import('../types.js').State} State */

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

/** @type {Choice[]} */
const BLOCKS = [
  {
    value: 'folded',
    label: 'Folded',
    meaning: 'A block that is repeated stands once, with how often it is.',
  },
  {
    value: 'expanded',
    label: 'Written out',
    meaning: 'Every block has rows and markers of its own.',
  },
];

const NOTEBOOK_MEANING =
  'Computes as the notebook does: 4 bytes for every element whatever the format, one memory ' +
  'level, no constant power, linear axes, a floorline for each layer. Its printed numbers appear ' +
  'below the charts.';

const POWER_MEANING =
  'A third chart, below the floorline: the power that each hardware draws, energy over time. It ' +
  'is largest at the ridge point. The power that a hardware is built for (TDP) is dashed.';

const PATH_MEANING =
  'Joins the places of a pinned layer on both charts at other batches, or at other contexts ' +
  'where the tab “Batch & context” is drawn against them.';

const MEASURED_MEANING =
  'Intensity is operations for each byte over one level of memory; here is chosen over which. ' +
  'A layer has an intensity at each level, and the slowest level binds it.';

/**
 * Where intensities are measured, for hardware with more than one level of memory.
 * @param {import('../types.js').Store} store
 */
function measured_at({ state: { project, report }, edit }) {
  const shown = report.hardware.filter((hardware) => hardware.shown);
  const levels = shown.map((hardware) => hardware.levels);
  const deepest = Math.max(1, ...levels.map(({ length }) => length));
  const chosen = project.view?.measured_at ?? 'main';
  if (deepest === 1 && chosen === 'main') return nothing;
  const further = [2, 3, 4].slice(0, deepest - 1).map((number) => {
    const [name, ...others] = new Set(levels.flatMap((of_one) => of_one[number - 1] ?? []));
    const label = `level ${number}: ${name}${others.length ? ' and others' : ''}`;
    return { value: `level_${number}`, label };
  });
  const choices = [
    { value: 'main', label: 'the main memory' },
    ...further,
    { value: 'slowest', label: 'each layer’s slowest level' },
    { value: 'every', label: 'every level, joined' },
  ];
  // What a link says of levels that no hardware here has.
  const is_offered = choices.some(({ value }) => value === chosen);
  if (!is_offered) choices.push({ value: chosen, label: chosen.replace('_', ' ') });
  return select_field({
    name: 'measured-at',
    label: 'Intensity measured at',
    above: true,
    meaning: MEASURED_MEANING,
    value: chosen,
    choices,
    choose: (value) => edit(set_view('measured_at', value)),
  });
}

/** Whether any block is repeated, or was before it was written out. @param {State} state */
function has_blocks({ project, report }) {
  return project.view?.blocks === 'expanded' || report.workload.layers.some(is_repeated);
}

/** @param {import('../types.js').LayerRow} row */
function is_repeated({ repeat }) {
  return repeat > 1;
}

/** @param {import('../types.js').Store} store */
export function view_panel(store) {
  const { state, edit } = store;
  const { project } = state;
  /**
   * @param {'floorline' | 'marker_size' | 'scale' | 'blocks'} name
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
      name: 'path',
      label: 'Path of the pinned layer',
      on: draws_path(project),
      meaning: PATH_MEANING,
      turn: (on) => edit(draw_path(on)),
    })}
    ${has_blocks(state) ? choice('blocks', 'Blocks', blocks_of(project), BLOCKS) : nothing}
    ${measured_at(store)}
    ${switch_field({
      name: 'power',
      label: 'Power chart',
      on: shows_power(project),
      meaning: POWER_MEANING,
      turn: (on) => edit(show_power(on)),
    })}
    ${switch_field({
      name: 'notebook',
      label: 'As in the notebook',
      on: project.conventions?.notebook ?? false,
      meaning: NOTEBOOK_MEANING,
      turn: (on) => edit(set_notebook(on)),
    })}`;
}
