// The numbers the notebook prints, with its digits.
import { html, nothing } from 'lit/html.js';
import { definition_of } from '../text/report_columns.js';
import { more_rows } from './more_rows.js';
import { number } from './number.js';
import { term } from './term.js';

/** Heads, keys and meanings of the columns of a hardware, in the order of the notebook. */
const PRINTED = /** @type {const} */ ([
  ['excess %', 'excess_percent', 'excess_fraction'],
  ['energy nJ', 'energy_nanojoules', 'energy_joules'],
  ['TOPS', 'attainable_tops', 'attainable_ops_per_second'],
]);
const DIGITS = /** @type {Record<string, (value: number) => string>} */ ({
  excess_percent: (value) => value.toFixed(3),
  energy_nanojoules: (value) => value.toPrecision(6).replace('e+', 'e'),
  attainable_tops: (value) => String(Number(value.toPrecision(6))),
});

/** @param {number | string | null} value @param {string} [name] */
function printed(value, name = '') {
  if (typeof value !== 'number') return value ?? '';
  return DIGITS[name]?.(value) ?? String(value);
}

/**
 * @param {number | string | null} value
 * @param {string} path below the hardware of the report
 * @param {string} about
 * @param {string} [name] of the array, where it has digits of its own
 */
function cell(value, path, about, name) {
  return number(printed(value, name), value, `/hardware/${path}`, about);
}

/**
 * @param {import('../types.js').State} state
 * @param {import('./more_rows.js').RowLimit} view
 */
export function notebook_table({ report, description }, view) {
  const { notebook, hardware, workload } = report;
  if (!notebook) return nothing;
  const head = (/** @type {string} */ text, /** @type {string} */ column) =>
    term(text, definition_of(description, column));
  const shown = hardware.flatMap((one, at) => (one.shown && notebook.hardware[at] ? [at] : []));
  return html`<section class="card" id="notebook-numbers"><h2>As printed by the notebook</h2>
    <div class="scroller" tabindex="0" role="region" aria-label="As printed by the notebook">
    <table class="notebook"><thead>
      <tr><td rowspan="2"></td>
        <th rowspan="2" scope="col">${head('CI', 'operations')}</th>
        <th rowspan="2" scope="col">${head('OI', 'operational_intensity')}</th>
        ${shown.map(
          (at) => html`<th colspan="3" scope="colgroup" class="group">${hardware[at].name}</th>`,
        )}</tr>
      <tr>${shown.map(() =>
        PRINTED.map(
          ([text, , column], at) =>
            html`<th scope="col" class=${at ? '' : 'first'}>${head(text, column)}</th>`,
        ),
      )}</tr></thead>
    <tbody>${workload.layers.slice(0, view.limit).map(
      ({ name }, layer) => html`<tr><th scope="row" title=${name}>${name}</th>
      <td data-print="ci">${cell(notebook.ci[layer], `0/notebook/ci/${layer}`, `CI of ${name}`)}
      </td><td data-print="oi">${cell(
        notebook.oi[layer],
        `0/notebook/oi/${layer}`,
        `OI of ${name}`,
      )}</td>
      ${shown.map((at) =>
        PRINTED.map(
          ([text, key]) =>
            html`<td data-print=${key} data-hardware=${at}>${cell(
              notebook.hardware[at][key][layer],
              `${at}/notebook/${key}/${layer}`,
              `${text} of ${name} on ${hardware[at].name}`,
              key,
            )}</td>`,
        ),
      )}
    </tr>`,
    )}</tbody></table></div>${more_rows(workload.layers.length, view)}</section>`;
}
