// Energies out of measurements: rows are pasted, the fit is shown with how far each row lies off.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { format_count, format_percent, format_quantity } from '../text/format.js';

/** @typedef {import('../types.js').EnergyFit} EnergyFit */
/** @typedef {import('../types.js').Prefix} Prefix */
/**
 * @typedef {object} FitView
 * @property {string} text
 * @property {EnergyFit | null} fit
 * @property {string} message why there is none
 */

const EXAMPLE = `name, operations (T), bytes (GB), seconds, joules
vector sum, 0.2, 600, 0.41, 62
small matrices, 40, 400, 0.27, 72
medium matrices, 100, 300, 0.34, 120
large matrices, 300, 8, 1.02, 305
idle, 0, 0, 10, 618`;

const MOST_SHOWN = 100;

/** @param {EnergyFit} fit */
function values_table({ values }) {
  if (!values.length) return nothing;
  return html`<table class="fitted"><thead><tr><th scope="col">Energy</th>
      <th scope="col">By the fit</th><th scope="col">Uncertain by</th></tr></thead>
    <tbody>${values.map(
      ({ symbol, meaning, text, uncertainty_text }) => html`<tr>
      <th scope="row"><var>${symbol}</var><small>${meaning}</small></th>
      <td>${text}</td><td>${uncertainty_text ? `± ${uncertainty_text}` : '–'}</td></tr>`,
    )}</tbody></table>`;
}

/** @param {EnergyFit} fit @param {Prefix[]} prefixes */
function rows_table({ rows, residual_fraction, values }, prefixes) {
  if (!values.length) return nothing;
  const rest = rows.length - MOST_SHOWN;
  return html`<p>The fit misses the measured energies by ${format_percent(residual_fraction)}
      (root mean square of ${format_count(rows.length, 'row')}).</p>
    <div class="scroller" tabindex="0" role="region" aria-label="Measured rows against the fit">
    <table class="fitted"><thead><tr><th scope="col">Row</th><th scope="col">Measured</th>
      <th scope="col">By the fit</th><th scope="col">Off by</th></tr></thead>
    <tbody>${rows.slice(0, MOST_SHOWN).map(
      ({ name, joules, fitted_joules = 0, residual_fraction: off = 0 }) => html`<tr>
      <th scope="row">${name}</th><td>${format_quantity(joules, 'J', prefixes)}</td>
      <td>${format_quantity(fitted_joules, 'J', prefixes)}</td>
      <td>${format_percent(off)}</td></tr>`,
    )}</tbody></table></div>
    ${rest > 0 ? html`<p class="hint">And ${rest} more.</p>` : nothing}`;
}

/** @param {FitView} view @param {Prefix[]} prefixes */
function outcome({ fit, message }, prefixes) {
  if (message) return html`<p class="field-error">${message}</p>`;
  if (!fit) return html`<p class="hint">Nothing pasted yet.</p>`;
  return html`<p class="understood">${fit.sentence}</p>
    ${values_table(fit)}${rows_table(fit, prefixes)}`;
}

/** @param {EnergyFit | null} fit */
const is_usable = (fit) => fit !== null && Object.keys(fit.changed).length > 0;

/**
 * @param {FitView} view
 * @param {{name: string, prefixes: Prefix[]}} about
 * @param {{type: (text: string) => void, apply: () => void, close: () => void}} actions
 */
export function fit_dialog(view, { name, prefixes }, { type, apply, close }) {
  const typed = (/** @type {Event} */ { target }) =>
    type(/** @type {HTMLTextAreaElement} */ (target).value);
  return html`
    <h2 class="plain" id="fit-title">Energies of ${name} from measurements</h2>
    <p class="sub" id="fit-hint">Paste a table with a row for each run: its operations (or MACs),
      the bytes it moved to and from memory, its seconds, and the joules (or average watts) it drew.
      Take runs on both sides of the ridge and one of the idle chip.</p>
    <textarea id="fit-text" rows="8" spellcheck="false" autocomplete="off" wrap="off"
      aria-labelledby="fit-title" aria-describedby="fit-hint fit-outcome"
      aria-invalid=${view.message ? 'true' : nothing} placeholder=${EXAMPLE}
      .value=${live(view.text)} @input=${typed}></textarea>
    <div id="fit-outcome" aria-live="polite">${outcome(view, prefixes)}</div>
    <div class="buttons">
      <button type="button" class="outlined" @click=${close}>Cancel</button>
      ${
        view.text
          ? nothing
          : html`<button type="button" class="outlined"
              @click=${() => type(EXAMPLE)}>Try the example</button>`
      }
      <button type="button" class="primary" ?disabled=${!is_usable(view.fit)}
        @click=${apply}>Use these energies</button>
    </div>`;
}
