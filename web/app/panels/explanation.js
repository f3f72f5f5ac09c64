// "Show the sum": the formula behind a number, with the values in it, down to their sources.
import { html, nothing } from 'lit/html.js';
import { formula_parts, formula_with_values, symbol_part, value_text } from '../text/formula.js';

/** @typedef {import('../types.js').Explanation} Explanation */
/** @typedef {import('../types.js').Prefix} Prefix */
/**
 * @typedef {object} ExplanationView
 * @property {string} about whose number it is
 * @property {string} text the number as it stood on the page
 * @property {Explanation | null} sum
 * @property {string} message why there is none
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

/**
 * @param {Explanation} term
 * @param {Prefix[]} prefixes
 * @returns {unknown}
 */
function term_item(term, prefixes) {
  if (!term.formula) {
    return html`<li>${term_line(term, prefixes)}${source_line(term.source)}</li>`;
  }
  return html`<li><details class="fold"><summary>${term_line(term, prefixes)}</summary>
    ${formula_lines(term, prefixes)}${source_line(term.source)}
    ${term_list(term.terms, prefixes)}</details></li>`;
}

/** @param {Explanation[]} terms @param {Prefix[]} prefixes */
function term_list(terms, prefixes) {
  if (!terms.length) return nothing;
  return html`<ul class="terms">${terms.map((term) => term_item(term, prefixes))}</ul>`;
}

/** @param {Explanation} sum @param {Prefix[]} prefixes */
export function whole_sum(sum, prefixes) {
  return html`<p class="sub">${sum.meaning}</p>
    ${formula_lines(sum, prefixes)}${source_line(sum.source)}${term_list(sum.terms, prefixes)}`;
}

/**
 * @param {{view: ExplanationView, prefixes: Prefix[], close: () => void}} parts
 */
export function explanation({ view, prefixes, close }) {
  const { about, text, sum, message } = view;
  return html`<div class="dialog-head"><h2 class="plain" id="explanation-title">${about}</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    <p class="sum-value">${text}</p>
    ${message ? html`<p class="sub">${message}</p>` : nothing}
    ${sum ? whole_sum(sum, prefixes) : nothing}`;
}
