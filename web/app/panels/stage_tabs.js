// The tabs of the stage: what is drawn of the report.
import { html } from 'lit/html.js';
import { set_view, stage_tab } from '../project/project_edits.js';

const TABS = [
  { value: 'roofs', label: 'Roof & floor', panel: 'roofs' },
  { value: 'breakdown', label: 'Breakdown', panel: 'breakdown' },
  { value: 'sweep', label: 'Batch & context', panel: 'sweep' },
];

/** @param {import('../types.js').Store} store */
export function stage_tabs({ state, edit }) {
  const chosen = stage_tab(state.project);
  const choose = (/** @type {string} */ tab) => edit(set_view('tab', tab));
  const step = (/** @type {KeyboardEvent} */ event) => {
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowLeft: -1 });
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    const at = TABS.findIndex(({ value }) => value === chosen);
    const { value } = TABS[(at + by + TABS.length) % TABS.length];
    const list = /** @type {HTMLElement} */ (event.currentTarget);
    choose(value);
    /** @type {HTMLElement | null} */ (list.querySelector(`#tab-${value}`))?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label="What is drawn" @keydown=${step}>
    ${TABS.map(
      ({ value, label, panel }) => html`<button type="button" role="tab" class="tab"
        id="tab-${value}" aria-controls=${panel} aria-selected=${String(value === chosen)}
        tabindex=${value === chosen ? 0 : -1} @click=${() => choose(value)}>${label}</button>`,
    )}</div>`;
}
