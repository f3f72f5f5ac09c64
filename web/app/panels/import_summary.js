// What the file of a model holds: its totals, published ones beside them, its operators.
import { html, nothing } from 'lit/html.js';
import { format_count, format_quantity } from '../text/format.js';
import {
  agrees_as_rounded,
  as_published,
  as_sentence,
  ordered_operators,
  unknown_text,
} from './import_text.js';

/** @typedef {import('../types.js').ImportSummary} ImportSummary */
/** @typedef {import('../types.js').PublishedTotals} PublishedTotals */
/** @typedef {import('../types.js').ImportedOperator} ImportedOperator */
/** @typedef {import('../types.js').Prefix} Prefix */
/** @typedef {import('../types.js').Description} Description */

/** @param {ImportSummary} summary @param {Prefix[]} prefixes */
function figures({ macs, operations, parameters }, prefixes) {
  const shown = [
    ['MACs', format_quantity(macs, '', prefixes)],
    ['Operations', format_quantity(operations, 'op', prefixes)],
    ['Parameters', format_quantity(parameters, '', prefixes)],
  ];
  return html`<dl class="import-figures">${shown.map(
      ([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`,
    )}</dl>
    <p class="hint">For one input. MACs: dense products only, padding counted, bias not.
      Operations: all, and a MAC is two of them.</p>`;
}

/**
 * @param {{name: string, ours: number, theirs: number, remark: string}} row
 * @param {Prefix[]} prefixes
 */
function published_row({ name, ours, theirs, remark }, prefixes) {
  if (!theirs) return nothing;
  const agrees = agrees_as_rounded(ours, theirs);
  const verdict = agrees ? 'yes, as rounded' : remark ? 'no, see below' : 'no';
  return html`<tr><th scope="row">${name}</th>
    <td>${as_published(ours, theirs, prefixes)}</td>
    <td>${as_published(theirs, theirs, prefixes)}</td>
    <td class=${agrees || remark ? '' : 'differs'}>${verdict}</td></tr>`;
}

/** @param {ImportSummary} summary @param {Prefix[]} prefixes */
function published_totals({ published, macs, parameters }, prefixes) {
  if (!published) return nothing;
  const { remark } = published;
  const rows = [
    { name: 'MACs', ours: macs, theirs: published.macs, remark },
    { name: 'Parameters', ours: parameters, theirs: published.parameters, remark },
  ];
  return html`<h3>As published for ${published.name}</h3>
    <table class="fitted import-published"><thead><tr><th scope="col">Of one input</th>
      <th scope="col">Here</th><th scope="col">Published</th><th scope="col">Agree</th></tr></thead>
    <tbody>${rows.map((row) => published_row(row, prefixes))}</tbody></table>
    <p class="hint">${[published.source, remark].filter(Boolean).map(as_sentence).join(' ')}</p>`;
}

/** Kinds by their labels. @param {string} kinds @param {Description} description */
function kind_labels(kinds, { layer_kinds }) {
  const label = (/** @type {string} */ kind) =>
    layer_kinds.find(({ name }) => name === kind)?.label ?? kind;
  return kinds.split(', ').map(label).join(', ') || 'no layer of its own';
}

/** @param {ImportedOperator} one @param {Description} description */
function operator_row(one, description) {
  const { name, count, kinds, macs, operations, is_known, shapes } = one;
  const { prefixes } = description;
  const counted = is_known ? kind_labels(kinds, description) : 'not known here';
  return html`<tr class=${is_known ? '' : 'unknown'}>
    <th scope="row">${name}${shapes ? html`<small>${shapes}</small>` : nothing}</th>
    <td>${count}</td><td class="import-kinds">${counted}</td>
    <td>${format_quantity(macs, '', prefixes)}</td>
    <td>${format_quantity(operations, 'op', prefixes)}</td></tr>`;
}

/** @param {ImportedOperator[]} operators @param {Description} description */
function operators_table(operators, description) {
  if (!operators.length) return nothing;
  const unknown = unknown_text(operators);
  return html`<h3>${format_count(operators.length, 'operator')}</h3>
    ${unknown ? html`<p class="import-unknown">${unknown}</p>` : nothing}
    <div class="scroller" tabindex="0" role="region" aria-label="Operators of the file">
    <table class="fitted import-operators"><thead><tr><th scope="col">Operator</th>
      <th scope="col">Count</th><th scope="col" class="import-kinds">Counted as</th>
      <th scope="col">MACs</th><th scope="col">Operations</th></tr></thead>
    <tbody>${ordered_operators(operators).map((one) => operator_row(one, description))}</tbody>
    </table></div>`;
}

/**
 * "Written by pytorch 2.1.0. 122 nodes, 3 of which only compute constants."
 * @param {ImportSummary} summary
 */
function origin({ producer, nodes, folded_nodes }) {
  const by = producer ? `${/^opset/.test(producer) ? 'ONNX' : 'Written by'} ${producer}. ` : '';
  const folded = folded_nodes ? `, ${folded_nodes} of which only compute constants` : '';
  return html`<p class="hint">${by}${format_count(nodes, 'node')}${folded}.</p>`;
}

/** @param {ImportSummary | undefined} summary @param {Description} description */
export function import_summary(summary, description) {
  if (!summary) return nothing;
  const { prefixes } = description;
  return html`${origin(summary)}${figures(summary, prefixes)}
    ${published_totals(summary, prefixes)}${operators_table(summary.operators, description)}`;
}
