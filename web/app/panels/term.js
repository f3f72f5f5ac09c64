// A word with its definition: a button, so that keyboard and touch reach the definition too.
import { html, nothing } from 'lit/html.js';

/**
 * @param {string} label
 * @param {{definition?: string, formula?: string} | undefined} meaning
 */
export function term(label, meaning) {
  if (!meaning?.definition) return html`<span>${label}</span>`;
  return html`<button type="button" class="term" data-definition=${meaning.definition}
    data-formula=${meaning.formula || nothing}>${label}</button>`;
}

/**
 * A term of the glossary.
 * @param {import('../types.js').Description} description
 * @param {string} word
 */
export function glossary({ terms }, word) {
  return terms.find(({ term: name }) => name === word);
}
