// The page as it runs: everything that shows the state, drawn again where a change touches it.
import { render } from 'lit/html.js';
import { create_pictures } from './charts/breakdown.js';
import { bar_options, sweep_options } from './charts/figure_requests.js';
import { by_id } from './elements.js';
import { create_fetched_dialogs } from './dialogs/fetched_dialogs.js';
import { once_a_frame } from './frame.js';
import { create_layer_results } from './layer_results.js';
import { mark } from './marks.js';
import { bar } from './panels/bar.js';
import { breakdown_controls, breakdown_legend } from './panels/breakdown_controls.js';
import { embed_controls } from './panels/embed_controls.js';
import { close_picker, enter_missing, hardware_panel } from './panels/hardware.js';
import { headline, LAST_GOOD, problems } from './panels/headline.js';
import { layer_card } from './panels/layer_card.js';
import { legend, reason_of_emptiness } from './panels/legend.js';
import { notebook_table } from './panels/notebook_table.js';
import { stage_tabs } from './panels/stage_tabs.js';
import { sweep_controls, sweep_legend } from './panels/sweep_controls.js';
import { spoken_layer } from './panels/tooltip.js';
import { totals } from './panels/totals.js';
import { view_panel } from './panels/view.js';
import { start_window } from './panels/virtual_rows.js';
import { workload_panel } from './panels/workload.js';
import { listen_for_print } from './charts/print.js';
import { stage_tab } from './project/project_edits.js';
import { spoken_outcome, spoken_range } from './text/spoken.js';
import { create_stage } from './charts/stage.js';
import { listen_to_stage } from './charts/stage_input.js';
import { read_colors } from './theme.js';
import { create_tooltip } from './charts/tooltip_place.js';
import { listen_to_zoom } from './charts/zoom_input.js';

/** @typedef {import('./types.js').Core} Core */
/** @typedef {import('./types.js').Store} Store */
/** @typedef {import('./embed/embed_options.js').EmbedOptions} EmbedOptions */
/** @typedef {ReturnType<typeof create_fetched_dialogs>['opener']} Opener */

/** About as high as a row is; it is measured when the first ones are drawn. */
const ROW_PIXELS = 40;

/**
 * What the panels themselves remember: what is unfolded, sorted, pasted.
 * @param {(panel: string) => void} changed
 * @param {EmbedOptions | null} embed
 */
function panel_views(changed, embed) {
  return {
    controls: { names: embed?.controls ?? [], stops: new Map() },
    workload: { folds: new Map(), left: null },
    hardware: {
      open: new Set(),
      is_adding: false,
      search: '',
      changed: () => changed('hardware'),
      own: /** @type {import('./types.js').OwnActions | null} */ (null),
      fill: (/** @type {number} */ _index) => {},
      fit: (/** @type {number} */ _index) => {},
    },
    table: {
      sort: '',
      descending: false,
      kind: '',
      bound: '',
      share: 100,
      weight: /** @type {const} */ ('time'),
      focused: null,
      is_printing: false,
      window: start_window(ROW_PIXELS),
      rows: null,
      changed: () => changed('table'),
      go: () => {},
    },
    editor: {
      is_open: false,
      chosen: 0,
      window: start_window(ROW_PIXELS),
      asked: null,
      typed_name: null,
      added_kind: 'linear',
      focus: '',
      changed: () => changed('editor'),
    },
    card: { is_open: true },
    notebook: { limit: 100, changed: () => changed('notebook') },
  };
}

/** Where the pictures of a tab stand. @type {Record<string, string>} */
const PICTURES_OF = { breakdown: 'bars', sweep: 'curves' };

/**
 * The tabs of the stage, and what stands beside their pictures.
 * @param {Store} store
 * @param {HTMLElement} tooltip_box
 */
function stage_tab_renderers(store, tooltip_box) {
  const { state } = store;
  return {
    tabs: () => {
      const tab = stage_tab(state.project);
      render(stage_tabs(store), by_id('tabs'));
      by_id('roofs').hidden = tab !== 'roofs';
      by_id('breakdown').hidden = tab !== 'breakdown';
      by_id('sweep').hidden = tab !== 'sweep';
      // There is one tooltip; it goes with the tab.
      by_id(PICTURES_OF[tab] ?? 'charts').append(tooltip_box);
    },
    breakdown_controls: () => {
      render(breakdown_controls(store), by_id('breakdown-controls'));
      render(breakdown_legend(state), by_id('breakdown-legend'));
    },
    sweep_controls: () => {
      render(sweep_controls(store), by_id('sweep-controls'));
      render(sweep_legend, by_id('sweep-legend'));
    },
  };
}

/**
 * One function for each part of the page that shows the state.
 * @param {{store: Store, core: Core, views: ReturnType<typeof panel_views>, opener: Opener}} parts
 * @returns {Record<string, () => void>}
 */
function renderers({ store, core, views, opener }) {
  const { state } = store;
  const tooltip_box = /** @type {HTMLElement} */ (document.querySelector('.tooltip'));
  const roots = { table: by_id('table'), editor: by_id('layer-editor') };
  const save_csv = opener('save_layers');
  const { edit_layers, ...layers } = create_layer_results({ store, core, views, roots, save_csv });
  const workload_actions = {
    open_file: () => by_id('open-file').click(),
    open_paste: opener('paste'),
    edit_layers,
  };
  return {
    headline: () => {
      render(headline(store), by_id('headline'));
      by_id('stage').classList.toggle(
        'stale',
        problems(state).some(({ shown }) => shown === LAST_GOOD),
      );
    },
    controls: () => render(embed_controls(store, views.controls), by_id('embed-controls')),
    legend: () => {
      render(legend(store), by_id('legend'));
      const no_roof = reason_of_emptiness(state, 'has_time');
      by_id('no-roof').textContent = no_roof;
      const no_floor = no_roof ? '' : reason_of_emptiness(state, 'has_energy');
      by_id('no-floor').textContent = no_floor;
      by_id('no-power').textContent = no_floor && 'Power is energy over time.';
    },
    ...stage_tab_renderers(store, tooltip_box),
    workload: () =>
      render(
        workload_panel(store, views.workload, workload_actions),
        by_id('workload'),
      ),
    hardware: () => render(hardware_panel(store, views.hardware), by_id('hardware')),
    view: () => render(view_panel(store), by_id('view')),
    notebook: () => render(notebook_table(state, views.notebook), by_id('notebook-table')),
    totals: () =>
      render(
        totals(state, (index) => enter_missing(store, views.hardware, index)),
        by_id('totals'),
      ),
    ...layers,
    card: () => render(layer_card({ store, core, view: views.card }), by_id('layer-card')),
  };
}

const FORMS = ['headline', 'controls', 'workload', 'hardware', 'view', 'editor'];
const RESULTS = [
  'breakdown_controls',
  'sweep_controls',
  'legend',
  'card',
  'notebook',
  'totals',
  'table',
];
/** What an embedded page has of it all: charts, or charts and a few controls. */
const CHARTS = ['tabs', 'charts', 'zoom', 'highlight', 'tooltip', 'legend', 'spoken'];
const PARTS_OF_EMBED = /** @type {Record<string, string[]>} */ ({
  none: [...CHARTS, 'headline'],
  min: [...CHARTS, 'headline', 'controls', 'breakdown_controls', 'sweep_controls'],
});

/** What has to be drawn again after a change of each topic. */
const PARTS = {
  project: ['bar', 'tabs', 'charts', 'tooltip', ...FORMS, ...RESULTS, 'spoken'],
  drafts: [...FORMS, 'spoken'],
  highlight: ['highlight', 'tooltip', 'rows'],
  reading: ['tooltip'],
  pin: ['charts', 'tooltip', 'card', 'rows', 'row'],
  selection: ['breakdown_controls', 'charts', 'highlight', 'tooltip', 'table'],
};

/**
 * Draws the parts that were asked for, in their order, with the next frame.
 * @param {() => Record<string, () => void>} parts
 */
function create_drawer(parts) {
  const dirty = new Set();
  const draw_soon = once_a_frame(() => {
    const now = Object.entries(parts()).filter(([name]) => dirty.has(name));
    dirty.clear();
    now.forEach(([, part]) => part());
    mark('drawn');
  });
  return (/** @type {string[]} */ names) => {
    names.forEach((name) => dirty.add(name));
    draw_soon();
  };
}

/**
 * What draws the tabs that are pictures of the core, by their names.
 * @param {Omit<Parameters<typeof create_pictures>[0], 'root' | 'options_of'>} shared
 * @returns {Record<string, ReturnType<typeof create_pictures>>}
 */
function picture_tabs(shared) {
  return {
    breakdown: create_pictures({ ...shared, root: by_id('bars'), options_of: bar_options }),
    sweep: create_pictures({ ...shared, root: by_id('curves'), options_of: sweep_options }),
  };
}

/**
 * The parts that the page has: all of them, or those of its kind of embedding.
 * @param {Record<string, () => void>} parts
 * @param {EmbedOptions | null} embed
 */
function parts_in(parts, embed) {
  const names = embed && PARTS_OF_EMBED[embed.ui];
  const { controls, ...whole } = parts;
  if (!names) return whole;
  return Object.fromEntries(Object.entries(parts).filter(([name]) => names.includes(name)));
}

/**
 * Hardware asks for dialogs of its own.
 * @param {ReturnType<typeof panel_views>['hardware']} view
 * @param {Opener} opener
 */
function give_dialogs(view, opener) {
  view.fill = opener('fill');
  view.fit = opener('fit');
  view.own = {
    blank: opener('own_blank'),
    complete: opener('own_complete'),
    edit: opener('own_edit'),
  };
}

/** A number that is clicked shows its sum. @param {(number: HTMLElement) => void} show */
function listen_for_numbers(show) {
  document.addEventListener('click', ({ target }) => {
    const clicked = /** @type {Element} */ (target).closest('[data-explain]');
    if (clicked) show(/** @type {HTMLElement} */ (clicked));
  });
}

/**
 * The page as it runs: everything that shows the state, redrawn where a topic touches it.
 * @param {{core: Core, store: Store, embed: EmbedOptions | null, show_bar: () => void}} given
 */
export function run({ core, store, embed, show_bar }) {
  const { state } = store;
  const stage = create_stage({
    store,
    core,
    root: by_id('charts'),
    colors: read_colors(),
    zoom_changed: () => ask(['zoom', 'tooltip']),
  });
  const pictures = picture_tabs({ store, core, font: stage.font, announce: () => announce() });
  const ask = create_drawer(() => parts);
  const views = panel_views((panel) => ask([panel]), embed);
  const live = by_id('live');
  const say = (/** @type {string} */ text) => {
    live.textContent = text;
  };
  const announce = () => say(spoken_layer(state));
  const shown_stage = () => pictures[stage_tab(state.project)] ?? stage;
  const draw_tooltip = create_tooltip(store);
  const { opener, fetched } = create_fetched_dialogs({
    store,
    core,
    hardware_added: () => close_picker(views.hardware),
  });
  give_dialogs(views.hardware, opener);
  const rendered = renderers({ store, core, views, opener });
  const all_parts = {
    tabs: rendered.tabs,
    charts: () => shown_stage().draw(),
    zoom: () => stage.draw_zoomed(),
    highlight: () => shown_stage().highlight(),
    tooltip: () => draw_tooltip(shown_stage()),
    ...rendered,
    bar: show_bar,
    spoken: () => say(spoken_outcome(state)),
  };
  const parts = parts_in(all_parts, embed);
  const recolor = () => {
    stage.recolor(read_colors());
    ask(['charts']);
  };

  Object.entries(parts).forEach(([name, part]) => name !== 'spoken' && part());
  mark('first_chart');
  store.subscribe((topic) => ask(PARTS[topic]));
  [stage, ...Object.values(pictures)].forEach((one) =>
    one.watch_size(() => ask(['charts', 'tooltip'])),
  );
  listen_for_numbers(opener('sum'));
  // Before the keys that step through the layers: Shift with an arrow is no step.
  listen_to_zoom({
    stage,
    state,
    buttons: by_id('zoom'),
    announce: () => say(spoken_range(stage.zoom.viewport('')?.x, state.description)),
  });
  listen_to_stage(stage, store, announce);
  listen_for_print({ store, core, root: by_id('stage'), font: stage.font });
  return { recolor, opener, fetched };
}
