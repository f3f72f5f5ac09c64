// Starts the page: its core, the project of its address, and what it is embedded as.
import { html, render } from 'lit/html.js';
import { follow_project, project_of, refused_link } from './project/address.js';
import { listen_for_definitions } from './definitions.js';
import { create_documents } from './documents.js';
import { CoreError } from './core/door.js';
import { by_id } from './elements.js';
import { embed_options, shown_in_embed } from './embed/embed_options.js';
import { start_embedding, tell_failure } from './embed/embedding.js';
import { mark } from './marks.js';
import { keep_offline } from './offline.js';
import { run } from './page.js';
import { bar } from './panels/bar.js';
import { start_core } from './core/started_core.js';
import { create_store } from './project/store.js';
import { keep_yours } from './project/yours.js';
import { apply_theme, choose_theme, stored_theme, watch_system_theme } from './theme.js';

/** @typedef {import('./types.js').Core} Core */
/** @typedef {import('./types.js').Store} Store */
/** @typedef {import('./embed/embed_options.js').EmbedOptions} EmbedOptions */

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
 * @param {string} theme at the start
 * @param {() => void} recolor called when the colours of the page have changed
 */
function start_bar(theme, recolor) {
  const view = {
    theme,
    store: /** @type {Store | null} */ (null),
    documents: /** @type {ReturnType<typeof create_documents> | null} */ (null),
  };
  const show = () => {
    const { theme, store, documents } = view;
    const actions = {
      ...documents,
      choose_theme(/** @type {string} */ next) {
        choose_theme(next);
        turn(next);
      },
    };
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
  /** @param {string} next */
  const turn = (next) => {
    view.theme = next;
    apply_theme(next);
    show();
    recolor();
  };
  watch_system_theme(recolor);
  show();
  return { view, show, turn };
}

/**
 * The store with the project of the address; where that cannot be opened, with the start page and
 * the reason.
 * @param {Core} core
 * @param {EmbedOptions | null} embed
 */
async function store_of_address(core, embed) {
  const { project, message } = await project_of(location.hash);
  const shown = 'The start page is shown.';
  try {
    const { start } = core.describe();
    const store = create_store(core, shown_in_embed(project ?? start, embed));
    if (message) store.refuse({ path: '', message, shown });
    return store;
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const store = create_store(core);
    store.refuse({ path: error.path, message: refused_link(error), shown });
    return store;
  }
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

/**
 * What the page is embedded as stands at its root, for the style sheet.
 * @param {EmbedOptions} options
 */
function mark_embedded({ ui, figures, is_read_only, is_fitted }) {
  const { dataset } = document.documentElement;
  dataset.embed = ui;
  dataset.fitted = String(is_fitted);
  dataset.readOnly = String(is_read_only);
  for (const box of document.querySelectorAll('[data-figure]')) {
    const { figure = '' } = /** @type {HTMLElement} */ (box).dataset;
    box.classList.toggle('left-out', figures.length > 0 && !figures.includes(figure));
  }
  by_id('legend').inert = is_read_only;
  // The bar has the page's name, where there is one.
  by_id('embed-title').hidden = ui === 'full';
}

/**
 * What of the address is not understood is said where problems are; a problem of the project is
 * worse and stays.
 * @param {Store} store
 * @param {EmbedOptions} embed
 */
function say_problems({ state, refuse }, { problems }) {
  if (problems.length && !state.problem) {
    const shown = 'The address asks for something unknown.';
    refuse({ path: '', message: problems.join(' '), shown });
  }
}

/** @param {EmbedOptions | null} embed */
const theme_of = (embed) => {
  if (!embed) return stored_theme();
  return embed.theme === 'auto' ? 'system' : embed.theme;
};

async function main() {
  let recolor = () => {};
  const embed = embed_options(location.search);
  if (embed) mark_embedded(embed);
  const theme = theme_of(embed);
  apply_theme(theme);
  const { view, show, turn } = start_bar(theme, () => recolor());
  fold_setup();
  listen_for_definitions(by_id('definition'));
  document.addEventListener('input', () => mark('edit_begin'), { capture: true });
  try {
    const core = await start_core();
    const store = await store_of_address(core, embed);
    if (embed) say_problems(store, embed);
    else keep_yours(store.state);
    by_id('headline').replaceChildren();
    const page = run({ core, store, embed, show_bar: show });
    recolor = page.recolor;
    if (!embed || (embed.ui === 'full' && !embed.is_read_only)) {
      view.store = store;
      view.documents = create_documents({ store, core, opener: page.opener });
    }
    show();
    follow_project(store, store.state.description.start, { writes: !embed });
    if (embed) {
      start_embedding({
        store,
        options: embed,
        set_theme: (next) => turn(next === 'auto' ? 'system' : next),
        dialogs: page.fetched,
      });
    } else if (view.documents) {
      keep_offline({ store, save: view.documents.save });
    }
  } catch (error) {
    by_id('headline').replaceChildren();
    show_failure(error);
    if (embed) tell_failure(error instanceof Error ? error.message : String(error));
  }
}

main();
