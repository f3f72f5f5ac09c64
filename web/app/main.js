// Wires the page: starts the core, renders the panels, draws after every change.
import { html, render } from 'lit/html.js';
import { follow_project, project_of, refused_link } from './address.js';
import { listen_for_definitions } from './definitions.js';
import { create_documents } from './documents.js';
import { CoreError } from './door.js';
import { create_energy_dialogs } from './energy_dialogs.js';
import { once_a_frame } from './frame.js';
import { bar_options, create_pictures, sweep_options } from './breakdown.js';
import { create_layer_results } from './layer_results.js';
import { create_own_hardware } from './own_hardware.js';
import { bar } from './panels/bar.js';
import { breakdown_controls, breakdown_legend } from './panels/breakdown_controls.js';
import { close_picker, enter_missing, hardware_panel } from './panels/hardware.js';
import { headline, LAST_GOOD, problems } from './panels/headline.js';
import { layer_card } from './panels/layer_card.js';
import { start_window } from './panels/virtual_rows.js';
import { legend, reason_of_emptiness } from './panels/legend.js';
import { notebook_table } from './panels/notebook_table.js';
import { paste_dialog } from './panels/paste_dialog.js';
import { stage_tabs } from './panels/stage_tabs.js';
import { sweep_controls, sweep_legend } from './panels/sweep_controls.js';
import { spoken_layer } from './panels/tooltip.js';
import { totals } from './panels/totals.js';
import { view_panel } from './panels/view.js';
import { workload_panel } from './panels/workload.js';
import { start_paste } from './pasting.js';
import { listen_for_print } from './print.js';
import { create_stage } from './stage.js';
import { listen_to_stage } from './stage_input.js';
import { stage_tab } from './project_edits.js';
import { spoken_outcome, spoken_range } from './spoken.js';
import { start_core } from './started_core.js';
import { create_store } from './store.js';
import { listen_for_sums } from './sum_dialog.js';
import {
  apply_theme,
  choose_theme as store_theme,
  read_colors,
  stored_theme,
  watch_system_theme,
} from './theme.js';
import { create_tooltip } from './tooltip_place.js';
import { show_validation_page } from './validation.js';
import { listen_to_zoom } from './zoom_input.js';

/** @typedef {import('./types.js').Core} Core */
/** @typedef {import('./types.js').Store} Store */

/** @param {string} id */
function by_id(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

/**
 * Leaves a mark for whoever measures the page; the newest of a name, as they would pile up.
 * @param {string} name
 */
function mark(name) {
  performance.clearMarks(`roofloor:${name}`);
  performance.mark(`roofloor:${name}`);
}

/** The panels are open beside the charts and folded below them. */
function fold_setup() {
  const is_narrow = matchMedia('(max-width: 899px)');
  const apply = () =>
    document.querySelectorAll('#setup > details').forEach((details) => {
      /** @type {HTMLDetailsElement} */ (details).open = !is_narrow.matches;
    });
  is_narrow.addEventListener('change', apply);
  apply();
}

/**
 * The bar stands before the core does: the theme can be chosen at once.
 * @param {() => void} recolor called when the colours of the page have changed
 */
function start_bar(recolor) {
  const view = {
    theme: stored_theme(),
    store: /** @type {Store | null} */ (null),
    documents: /** @type {ReturnType<typeof create_documents> | null} */ (null),
  };
  const show = () => {
    const { theme, store, documents } = view;
    const actions = { ...documents, choose_theme };
    render(
      bar({
        theme,
        actions,
        has_documents: documents !== null,
        can_undo: store?.can_undo() ?? false,
        can_redo: store?.can_redo() ?? false,
      }),
      by_id('bar'),
    );
  };
  const choose_theme = (/** @type {string} */ next) => {
    view.theme = next;
    store_theme(next);
    show();
    recolor();
  };
  watch_system_theme(recolor);
  show();
  return { view, show };
}

/** About as high as a row is; it is measured when the first ones are drawn. */
const ROW_PIXELS = 40;

/**
 * What the panels themselves remember: what is unfolded, sorted, pasted.
 * @param {(panel: string) => void} changed
 */
function panel_views(changed) {
  return {
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
    paste: start_paste(() => changed('paste')),
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
 * @param {{store: Store, core: Core, views: ReturnType<typeof panel_views>}} parts
 * @returns {Record<string, () => void>}
 */
function renderers({ store, core, views }) {
  const { state } = store;
  const dialog = /** @type {HTMLDialogElement} */ (by_id('paste'));
  const tooltip_box = /** @type {HTMLElement} */ (document.querySelector('.tooltip'));
  const roots = { table: by_id('table'), editor: by_id('layer-editor') };
  const { edit_layers, ...layers } = create_layer_results({ store, core, views, roots });
  views.hardware.own = create_own_hardware({
    store,
    core,
    dialog: /** @type {HTMLDialogElement} */ (by_id('own')),
    added: () => close_picker(views.hardware),
  });
  const workload_actions = {
    open_file: () => by_id('open-file').click(),
    open_paste: () => views.paste.open(dialog),
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
    paste: () => render(paste_dialog({ store, view: views.paste.view, dialog }), dialog),
  };
}

const FORMS = ['headline', 'workload', 'hardware', 'view', 'editor'];
const RESULTS = [
  'breakdown_controls',
  'sweep_controls',
  'legend',
  'card',
  'notebook',
  'totals',
  'table',
];
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
 * The store with the project of the address; where that cannot be opened, with the start page and
 * the reason.
 * @param {Core} core
 */
async function store_of_address(core) {
  const { project, message } = await project_of(location.hash);
  const shown = 'The start page is shown.';
  try {
    const store = create_store(core, project ?? undefined);
    if (message) store.refuse({ path: '', message, shown });
    return store;
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const store = create_store(core);
    store.refuse({ path: error.path, message: refused_link(error), shown });
    return store;
  }
}

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
 * The page as it runs: everything that shows the state, redrawn where a topic touches it.
 * @param {Core} core
 * @param {Store} store
 * @param {() => void} show_bar
 */
function run(core, store, show_bar) {
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
  const views = panel_views((panel) => ask([panel]));
  const live = by_id('live');
  const say = (/** @type {string} */ text) => {
    live.textContent = text;
  };
  const announce = () => say(spoken_layer(state));
  const shown_stage = () => pictures[stage_tab(state.project)] ?? stage;
  const draw_tooltip = create_tooltip(store);
  Object.assign(views.hardware, create_energy_dialogs(store));
  const rendered = renderers({ store, core, views });
  /** @type {Record<string, () => void>} */
  const parts = {
    tabs: rendered.tabs,
    charts: () => shown_stage().draw(),
    zoom: () => stage.draw_zoomed(),
    highlight: () => shown_stage().highlight(),
    tooltip: () => draw_tooltip(shown_stage()),
    ...rendered,
    bar: show_bar,
    spoken: () => say(spoken_outcome(state)),
  };
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
  const dialog = /** @type {HTMLDialogElement} */ (by_id('explanation'));
  listen_for_sums({ store, dialog });
  // Before the keys that step through the layers: Shift with an arrow is no step.
  listen_to_zoom({
    stage,
    state,
    buttons: by_id('zoom'),
    announce: () => say(spoken_range(stage.zoom.viewport('')?.x, state.description)),
  });
  listen_to_stage(stage, store, announce);
  listen_for_print({ store, core, root: by_id('stage'), font: stage.font });
  return recolor;
}

/** @param {unknown} error */
function show_failure(error) {
  const reason = error instanceof Error ? error.message : String(error);
  render(
    html`<div class="sub problem" role="alert"><strong>Roofloor could not start.</strong>
    <p>It needs a browser with WebAssembly, and its files as they were published. The reason
    given: ${reason}</p></div>`,
    by_id('headline'),
  );
  by_id('stage').classList.add('failed');
}

async function main() {
  let recolor = () => {};
  apply_theme(stored_theme());
  const { view, show } = start_bar(() => recolor());
  fold_setup();
  listen_for_definitions(by_id('definition'));
  document.addEventListener('input', () => mark('edit_begin'), { capture: true });
  try {
    const core = await start_core();
    const store = await store_of_address(core);
    view.store = store;
    view.documents = create_documents({ store, core });
    by_id('headline').replaceChildren();
    recolor = run(core, store, show);
    show();
    const start = core.describe().start;
    follow_project(store, start);
  } catch (error) {
    by_id('headline').replaceChildren();
    show_failure(error);
  }
}

const validation_page = document.getElementById('validation-page');
if (validation_page) {
  apply_theme(stored_theme());
  show_validation_page(validation_page);
} else {
  main();
}
