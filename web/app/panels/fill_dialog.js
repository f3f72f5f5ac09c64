// Energies out of published tables: what to look up, what it fills in, and where that is from.
import { html, nothing } from 'lit/html.js';
import { select_field } from './choices.js';

/** @typedef {import('../types.js').TableEntry} TableEntry */
/** @typedef {import('../types.js').HardwareReport} HardwareReport */
/**
 * @typedef {object} FillView
 * @property {import('../types.js').EnergyTables} tables
 * @property {string} process
 * @property {string} operation '' leaves the energy of an operation as it is
 * @property {string} memory '' leaves the energy of a byte as it is
 */

const AS_IT_IS = { value: '', label: 'Leave as it is' };

/** What is chosen, with what it is called. @param {FillView} view */
export function chosen_entries({ tables, process, operation, memory }) {
  const found = [
    tables.operations.find((one) => one.process === process && one.id === operation),
    tables.memories.find(({ id }) => id === memory),
  ];
  return found.filter((entry) => entry !== undefined);
}

/** @param {TableEntry[]} entries @returns {import('../types.js').StatedFigures} */
export function figures_of(entries) {
  return {
    changed: Object.fromEntries(entries.map(({ pointer, value }) => [pointer, value])),
    sources: Object.fromEntries(entries.map(({ pointer, source }) => [pointer, source])),
  };
}

const OPERATION = '/energy_per_operation_joules/';
const BYTE = '/levels/0/energy_';

/** What a hardware states where pointers begin so. @param {HardwareReport} hardware */
function stated_text({ fields }, /** @type {string} */ beginning) {
  return fields.find(({ path }) => path.startsWith(beginning))?.text ?? '';
}

/** @param {TableEntry & {format?: string}} entry @param {HardwareReport} hardware */
function filled_row({ label, format, text, source, confidence }, hardware) {
  const now = stated_text(hardware, format ? OPERATION : BYTE);
  const estimate = hardware.energy_is_estimate ? 'in place of the estimate' : '';
  const before = now ? `in place of ${now}` : estimate;
  const what = format && label !== format ? `${label}. ` : '';
  const trust = confidence === 'high' ? '' : ' Read in a copy or a quotation, not in the source.';
  return html`<li><b>${format ? `Energy per operation at ${format}` : 'Energy per byte'}:
    ${text}</b> ${before}<small>${what}${source.document}.${trust}</small></li>`;
}

/** @param {FillView} view @param {HardwareReport} hardware */
function filled(view, hardware) {
  const entries = chosen_entries(view);
  if (!entries.length) return html`<p class="hint">Nothing is filled in.</p>`;
  const missing = [OPERATION, BYTE].find(
    (beginning) =>
      !stated_text(hardware, beginning) &&
      !entries.some(({ pointer }) => pointer.startsWith(beginning)),
  );
  const what = missing === BYTE ? 'a byte' : 'an operation';
  const hint = html`<p class="hint">Without an energy of ${what} there is no floorline.</p>`;
  return html`<p>This fills in:</p>
    <ul class="filled">${entries.map((entry) => filled_row(entry, hardware))}</ul>
    ${missing ? hint : nothing}`;
}

/**
 * @param {FillView} view
 * @param {HardwareReport} hardware
 * @param {{choose: (part: Partial<FillView>) => void, apply: () => void,
 *   close: () => void}} actions
 */
export function fill_dialog(view, hardware, { choose, apply, close }) {
  const { tables, process, operation, memory } = view;
  const of_process = tables.operations.filter((one) => one.process === process);
  const options = (/** @type {TableEntry[]} */ entries) => [
    AS_IT_IS,
    ...entries.map(({ id, label, text }) => ({ value: id, label: `${label}: ${text}` })),
  ];
  const suits = tables.processes.find(({ name }) => name === process);
  const note = operation ? '' : (suits?.note ?? '');
  return html`
    <h2 class="plain" id="fill-title">Energies of ${hardware.name} from tables</h2>
    <p class="sub">${tables.process_note}</p>
    ${select_field({
      name: 'fill-process',
      label: 'Process',
      value: process,
      choices: tables.processes.map(({ name }) => ({ value: name, label: name })),
      choose: (next) =>
        choose({
          process: next,
          operation: tables.processes.find(({ name }) => name === next)?.operation ?? '',
        }),
    })}
    ${select_field({
      name: 'fill-operation',
      label: 'Number format',
      value: operation,
      choices: options(of_process),
      choose: (next) => choose({ operation: next }),
    })}
    ${note ? html`<p class="hint">${note}</p>` : nothing}
    ${select_field({
      name: 'fill-memory',
      label: 'Memory',
      value: memory,
      choices: options(tables.memories),
      choose: (next) => choose({ memory: next }),
    })}
    ${memory || !tables.memory_note ? nothing : html`<p class="hint">${tables.memory_note}</p>`}
    <div id="fill-outcome" aria-live="polite">${filled(view, hardware)}</div>
    <div class="buttons">
      <button type="button" class="outlined" @click=${close}>Cancel</button>
      <button type="button" class="primary" ?disabled=${!chosen_entries(view).length}
        @click=${apply}>Fill in</button>
    </div>`;
}
