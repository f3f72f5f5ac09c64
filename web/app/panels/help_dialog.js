// Every term, formula and paper, all from what the core says of itself; and the keys of the page.
import { html, nothing } from 'lit/html.js';

/** @typedef {import('../types.js').Description} Description */
/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} text
 * @property {string} [formula]
 * @property {string} [source]
 */
/** @typedef {{title: string, entries: Entry[]}} Section */
/** @typedef {{name: string, meaning: string}[]} LinkNames that a link by hand may hold */

/** @type {Entry[]} */
const KEYS = [
  { name: 'Ctrl + Z, Ctrl + Shift + Z', text: 'Undo, and do again.' },
  {
    name: 'Arrows on a chart',
    text: 'Left and right step through the layers, up and down through the hardware.',
  },
  {
    name: '+, −, 0 on a chart; Ctrl + wheel; two fingers',
    text: 'Zoom in, zoom out, show everything. Beside the plot the wheel zooms one axis alone.',
  },
  {
    name: 'Shift + arrows on a chart; drag',
    text: 'Move what is shown. A double click shows everything again.',
  },
  {
    name: 'Shift + click on a name below the charts',
    text: 'Shows that hardware alone; a click hides it or shows it again.',
  },
  { name: 'Enter, Escape', text: 'Pin the layer that is lit up; unpin it.' },
  { name: '?', text: 'This help.' },
];

/** @type {Entry[]} */
const TYPING = [
  {
    name: '3.35 TB/s, 989e12, 80 GiB, 5 pJ/bit',
    text:
      'Every field takes units and prefixes; a number alone is in the unit of the field. ' +
      'Ki, Mi, Gi are powers of 1024; bits count an eighth of a byte, a MAC counts two operations.',
  },
];

/** @param {import('../types.js').LayerKind} kind @returns {Entry} */
function kind_entry({ label, summary, formulas, parameters }) {
  const names = parameters.map(({ name, unit }) => (unit ? `${name} (${unit})` : name)).join(', ');
  return {
    name: label,
    text: `${summary} Parameters: ${names}.`,
    formula: formulas.map(({ of, formula }) => `${of} = ${formula}`).join('\n'),
  };
}

/** @param {Description} description @param {LinkNames} link_names @returns {Section[]} */
function sections(description, link_names) {
  const { terms, columns, layer_kinds, networks, formats, prefixes } = description;
  return [
    {
      title: 'Terms',
      entries: terms.map(({ term, definition, formula, source }) => ({
        name: term,
        text: definition,
        formula,
        source,
      })),
    },
    {
      title: 'Numbers of the report',
      entries: columns.map(({ label, unit, definition, formula }) => ({
        name: unit ? `${label} (${unit})` : label,
        text: definition,
        formula,
      })),
    },
    { title: 'Typing numbers', entries: TYPING },
    {
      title: 'Prefixes and formats',
      entries: [
        {
          name: 'Prefixes',
          text: prefixes
            .filter(({ symbol }) => symbol)
            .map(({ symbol, exponent }) => `${symbol} = 1e${exponent}`)
            .join(', '),
        },
        {
          name: 'Formats',
          text: formats.map(({ label, bits }) => `${label} (${bits} bit)`).join(', '),
        },
      ],
    },
    { title: 'Layer kinds', entries: layer_kinds.map(kind_entry) },
    {
      title: 'Networks',
      entries: networks.map(({ label, summary }) => ({ name: label, text: summary })),
    },
    {
      title: 'Links by hand',
      entries: [
        { name: '#workload=alexnet&hardware=dig,pim&batch=8', text: 'A link with short names.' },
        ...link_names.map(({ name, meaning }) => ({ name, text: `${meaning}.` })),
      ],
    },
    { title: 'Keys', entries: KEYS },
  ];
}

/** @param {Section} section @param {string} filter @returns {Section} */
function filtered({ title, entries }, filter) {
  const word = filter.trim().toLowerCase();
  const has_word = (/** @type {Entry} */ { name, text, formula = '' }) =>
    `${name} ${text} ${formula}`.toLowerCase().includes(word);
  return { title, entries: word ? entries.filter(has_word) : entries };
}

/** @param {Entry} entry */
function entry_lines({ name, text, formula, source }) {
  return html`<dt>${name}</dt>
    <dd>${text}
      ${formula ? html`<code>${formula}</code>` : nothing}
      ${source ? html`<small class="source">${source}</small>` : nothing}</dd>`;
}

/**
 * @param {{description: Description, link_names: LinkNames, filter: string,
 *   is_hosted: boolean}} view `is_hosted` where further pages stand beside this one
 * @param {{close: () => void, search: (filter: string) => void, validate: () => void}} actions
 */
export function help_dialog(
  { description, link_names, filter, is_hosted },
  { close, search, validate },
) {
  const found = sections(description, link_names)
    .map((section) => filtered(section, filter))
    .filter(({ entries }) => entries.length);
  return html`
    <div class="dialog-head"><h2 class="plain" id="help-title">Help</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    <p class="sub">A layer of a workload lives between a roof, the most performance the hardware
      allows, and a floor, the least energy it can cost. Click any number to see its sum.</p>
    <p class="help-checks">
      <button type="button" class="outlined" @click=${validate}>Compare with published
        numbers</button>
      ${is_hosted ? html`<a href="validation.html">on a page of its own</a>` : nothing}</p>
    ${
      is_hosted
        ? html`<p class="sub">To learn: <a href="lessons/index.html">three short lessons</a> with
            exercises. To teach and to document:
            <a href="gallery.html">charts for pages of yours</a>.</p>`
        : nothing
    }
    <input type="search" id="help-filter" placeholder="Find a term" aria-label="Find a term"
      .value=${filter} @input=${(/** @type {Event} */ { target }) =>
        search(/** @type {HTMLInputElement} */ (target).value)}>
    ${
      found.length
        ? found.map(
            ({ title, entries }) =>
              html`<h3>${title}</h3><dl class="help">${entries.map(entry_lines)}</dl>`,
          )
        : html`<p class="hint" role="status">Nothing found for “${filter}”.</p>`
    }`;
}
