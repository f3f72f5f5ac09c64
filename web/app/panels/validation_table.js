// Published numbers beside ours, in groups, each with what came of the comparison in words.
import { html, nothing } from 'lit/html.js';
import { format_percent } from '../text/format.js';

/** @typedef {import('../types/validation_types.js').Judged} Judged */

/** @param {number | null} fraction of the published number */
function difference_text(fraction) {
  if (fraction === null) return '';
  if (fraction === 0) return 'no difference';
  const text = format_percent(Math.abs(fraction));
  return text.startsWith('<') ? text : `${fraction < 0 ? '−' : '+'}${text}`;
}

/** @param {string} text @param {string} [unit] */
function with_unit(text, unit) {
  return unit ? `${text}\u202f${unit === 'us' ? 'µs' : unit}` : text;
}

// Roles are said, for a phone shows cells below each other and that takes them away.
/** @param {Judged} check @param {string} base */
function check_row(check, base) {
  const { id, what, source, year, published, unit, note, ours_text, passed, verdict } = check;
  return html`<tr role="row" data-check=${id} class=${passed ? 'passed' : 'failed'}>
    <th role="rowheader" scope="row">${what}
      <small>${source}${year ? `, ${year}` : ''}</small>
      ${note ? html`<small>${note}</small>` : nothing}
      <a href="${base}#${check.link}" aria-label="Open: ${what}">Open in Roofloor</a></th>
    <td role="cell" class="right"><span class="cell-name">Published</span>
      ${with_unit(published, unit)}</td>
    <td role="cell" class="right"><span class="cell-name">Ours</span>
      ${with_unit(ours_text, unit)}
      <small>${difference_text(check.difference_fraction)}</small></td>
    <td role="cell" class="verdict"><strong>${passed ? '✓ Passed' : '✗ Failed'}</strong>
      <small>${verdict}</small></td>
  </tr>`;
}

/** @param {Judged[]} checks @param {string} group @param {string} base */
function group_rows(checks, group, base) {
  return html`<tbody role="rowgroup">
    <tr role="row">
      <th role="rowheader" scope="rowgroup" colspan="4" class="group">${group}</th></tr>
    ${checks.filter((check) => check.group === group).map((check) => check_row(check, base))}
  </tbody>`;
}

/** @param {Judged[]} checks */
function outcome(checks) {
  const failed = checks.filter(({ passed }) => !passed).length;
  if (!failed) return `All ${checks.length} comparisons passed.`;
  return `${failed} of ${checks.length} comparisons failed.`;
}

/**
 * @param {Judged[]} checks
 * @param {string} base of the links
 */
export function validation_table(checks, base) {
  const groups = [...new Set(checks.map(({ group }) => group))];
  return html`<p class="say" role="status">${outcome(checks)}</p>
    <p class="sub">Numbers that others published or computed, beside what Roofloor computed from its
      own models in this browser just now. “Same number” means every digit; “rounded” means ours
      rounds to the digits that are printed; a bound has to stay below.</p>
    <table role="table" class="checks" aria-label="Published numbers and ours">
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">What</th>
        <th role="columnheader" scope="col" class="right">Published</th>
        <th role="columnheader" scope="col" class="right">Ours</th>
        <th role="columnheader" scope="col">Result</th></tr></thead>
      ${groups.map((group) => group_rows(checks, group, base))}
    </table>`;
}
