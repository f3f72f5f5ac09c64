// Published numbers against ours: reads the checks, has the core compute them, shows them in a
// dialog or on a page of their own.
import { html, render } from 'lit/html.js';
import { browser_packer } from '../project/packer.js';
import { validation_table } from '../panels/validation_table.js';
import { write_link } from '../project/share_link.js';
import { whole_core } from '../core/started_core.js';

/** @typedef {import('../types.js').WholeCore} WholeCore */
/** @typedef {import('../types/validation_types.js').Check} Check */
/** @typedef {import('../types/validation_types.js').Verdict} Verdict */
/** @typedef {import('../types/validation_types.js').Judged} Judged */

/** The one-file page carries the checks inside itself; the hosted page has them beside it. */
const packed_checks = () => document.getElementById('roofloor-validation');

/** Whether further pages, one with the table among them, stand beside this one. */
export const is_hosted = () => packed_checks() === null;

async function checks_text() {
  const packed = packed_checks();
  if (packed) return packed.textContent ?? '';
  const response = await fetch(new URL('validation.json', document.baseURI));
  if (!response.ok) throw new Error(`validation.json could not be read (${response.status})`);
  return response.text();
}

/**
 * @param {Pick<WholeCore, 'validate'>} core
 * @param {string} text of the checks
 * @returns {Promise<Judged[]>}
 */
export async function judged_checks(core, text) {
  /** @type {{checks: Check[]}} */
  const { checks } = JSON.parse(text);
  const verdicts = new Map(core.validate(text).map((verdict) => [verdict.id, verdict]));
  return Promise.all(
    checks.map(async (check) => {
      const verdict = verdicts.get(check.id);
      if (!verdict) throw new Error(`the core says nothing of ${check.id}`);
      // Published numbers stay as they are printed: 0.290 has a digit more than 0.29.
      return { ...verdict, ...check, link: await write_link(check.project, browser_packer) };
    }),
  );
}

/**
 * The table once it is computed, and until then a word; where it cannot be, the reason.
 * @param {HTMLElement} place
 * @param {string} base of the links: the page that opens projects
 */
async function show_table(place, base) {
  render(html`<p class="sub">Computing…</p>`, place);
  try {
    const [core, text] = await Promise.all([whole_core(), checks_text()]);
    render(validation_table(await judged_checks(core, text), base), place);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const said = `The comparison cannot be shown. The reason given: ${reason}`;
    render(html`<p class="problem" role="alert">${said}</p>`, place);
  }
}

/**
 * @param {HTMLDialogElement} dialog
 * @returns {() => Promise<void>} opens the dialog
 */
export function create_validation(dialog) {
  // A row's link opens its project on this very page.
  dialog.addEventListener('click', ({ target }) => {
    if (/** @type {Element} */ (target).closest('a[href^="#"]')) dialog.close();
  });
  return async () => {
    render(
      html`<div class="dialog-head">
          <h2 class="plain" id="validation-title">Our numbers, checked</h2>
          <button type="button" class="quiet" @click=${() => dialog.close()}>Close</button></div>
        <div class="validation"></div>`,
      dialog,
    );
    dialog.showModal();
    dialog.scrollTop = 0;
    const place = /** @type {HTMLElement} */ (dialog.querySelector('.validation'));
    await show_table(place, '');
  };
}

/** @param {HTMLElement} place on the page of its own */
export function show_validation_page(place) {
  place.replaceChildren();
  return show_table(place, '../');
}
