// "Show the sum": the formula behind a number, with the values in it, down to their sources.
import { html, nothing } from 'lit/html.js';
import { is_present } from '../text/format.js';
import {
  format_term,
  formula_parts,
  formula_with_values,
  symbol_part,
  value_text,
} from '../text/formula.js';

/** @typedef {import('../types.js').Explanation} Explanation */
/** @typedef {import('../types.js').Prefix} Prefix */
/**
 * @typedef {object} ExplanationView
 * @property {string} about whose number it is
 * @property {string} text the number as it stood on the page
 * @property {Explanation | null} sum
 * @property {string} message why there is none
 */
/**
 * @typedef {object} Written how numbers are written, and whose they are
 * @property {Prefix[]} prefixes
 * @property {string[]} layer_names
 */

/** @param {import('../text/formula.js').Part} part */
function part_text({ kind, text, below }) {
  if (kind === 'text') return text;
  if (kind === 'value') return html`<span class="value">${text}</span>`;
  return html`<var>${text}</var>${below ? html`<sub>${below}</sub>` : nothing}`;
}

/** @param {Explanation} node @param {Prefix[]} prefixes */
function formula_lines(node, prefixes) {
  if (!node.formula) return nothing;
  const is_filled = node.terms.length > 0;
  return html`<div class="formula">
    <p>${part_text(symbol_part(node.symbol))} = ${formula_parts(node.formula).map(part_text)}</p>
    ${
      is_filled
        ? html`<p>= ${formula_with_values(node, prefixes).map(part_text)}</p>`
        : nothing
    }</div>`;
}

/** @param {Explanation['source']} source */
function source_line(source) {
  if (!source) return nothing;
  const { document: title, year, evidence } = source;
  const kind = evidence === 'entered' ? '' : evidence;
  const text = [title, year, kind].filter(Boolean).join(', ');
  return text ? html`<p class="source">Source: ${text}</p>` : nothing;
}

/** @param {Explanation} term @param {Prefix[]} prefixes */
function term_line(term, prefixes) {
  return html`<span class="term-line"><span>${part_text(symbol_part(term.symbol))} =
    <span class="value">${value_text(term, prefixes)}</span></span>
    <small>${term.meaning}</small></span>`;
}

/** Layers that are listed; a table with the numbers of all can be exported. */
const MOST_LISTED = 200;

/**
 * The numbers of all layers behind a sum, the largest first.
 * @param {Explanation} term
 * @param {Written} written
 */
function every_layer({ values = [], unit }, { prefixes, layer_names }) {
  if (values.length < 2 || values.length !== layer_names.length) return nothing;
  const layers = values
    .map((value, at) => ({ value, name: layer_names[at] }))
    .filter(({ value }) => is_present(value) && value > 0)
    .sort((a, b) => Number(b.value) - Number(a.value));
  const rest = layers.length - MOST_LISTED;
  return html`<details class="fold"><summary>Every layer, the largest first</summary>
    <ol class="every-layer">${layers.slice(0, MOST_LISTED).map(
      ({ name, value }) => html`<li><span>${name}</span>
        <span class="value">${format_term(value, unit, prefixes)}</span></li>`,
    )}</ol>${rest > 0 ? html`<p class="hint">and ${rest} more</p>` : nothing}</details>`;
}

/**
 * @param {Explanation} term
 * @param {Written} written
 * @returns {unknown}
 */
function term_item(term, written) {
  const { prefixes } = written;
  if (!term.formula) {
    return html`<li>${term_line(term, prefixes)}${source_line(term.source)}
      ${every_layer(term, written)}</li>`;
  }
  return html`<li><details class="fold"><summary>${term_line(term, prefixes)}</summary>
    ${formula_lines(term, prefixes)}${source_line(term.source)}
    ${term_list(term.terms, written)}</details></li>`;
}

/** @param {Explanation[]} terms @param {Written} written */
function term_list(terms, written) {
  if (!terms.length) return nothing;
  return html`<ul class="terms">${terms.map((term) => term_item(term, written))}</ul>`;
}

/**
 * @param {Explanation} sum
 * @param {Prefix[]} prefixes
 * @param {string[]} [layer_names] in the order of the values of every layer
 */
export function whole_sum(sum, prefixes, layer_names = []) {
  return html`<p class="sub">${sum.meaning}</p>
    ${formula_lines(sum, prefixes)}${source_line(sum.source)}
    ${term_list(sum.terms, { prefixes, layer_names })}`;
}

/**
 * @param {{view: ExplanationView, prefixes: Prefix[], layer_names: string[],
 *   close: () => void}} parts
 */
export function explanation({ view, prefixes, layer_names, close }) {
  const { about, text, sum, message } = view;
  return html`<div class="dialog-head"><h2 class="plain" id="explanation-title">${about}</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    <p class="sum-value">${text}</p>
    ${message ? html`<p class="sub">${message}</p>` : nothing}
    ${sum ? whole_sum(sum, prefixes, layer_names) : nothing}`;
}
