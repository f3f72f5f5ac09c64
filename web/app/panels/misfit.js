// What says at once that a workload is larger than the memory of a hardware.
import { html, nothing } from 'lit/html.js';

/** @typedef {import('../types.js').HardwareReport} HardwareReport */

/** Above 1 more is needed than there is. @param {HardwareReport} hardware */
function is_misfit({ totals }) {
  return (totals.memory_used_fraction ?? 0) > 1;
}

const mark = html`<svg viewBox="0 0 16 16" width="14" height="14" class="icon" aria-hidden="true">
  <path d="M8 2L15 14H1zM8 6.5v3.5M8 11.9v.2"></path></svg>`;

/** @param {HardwareReport} hardware */
export function misfit_tag(hardware) {
  return is_misfit(hardware)
    ? html`<span class="tag tag-misfit">${mark}does not fit</span>`
    : nothing;
}

const HEAD = 'Does not fit:';

/** The remarks on a hardware, that on its memory first. @param {HardwareReport} hardware */
export function remark_notes(hardware) {
  const is_first = (/** @type {string} */ remark) => remark.startsWith(HEAD);
  const first = hardware.remarks.filter(is_first);
  const others = hardware.remarks.filter((remark) => !is_first(remark));
  return {
    misfit: first.map(
      (remark) => html`<p class="misfit">${mark}<span><strong>${HEAD}</strong>
        ${remark.slice(HEAD.length).trim()}</span></p>`,
    ),
    others: others.map((remark) => html`<p class="hint">${remark}</p>`),
  };
}
