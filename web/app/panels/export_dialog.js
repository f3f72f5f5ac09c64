// A figure to take away: which, as what, how large; and the project as a whole.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { segments, select_field } from './choices.js';

/** @typedef {import('../export/figure_file.js').FigureFile} FigureFile */
/**
 * @typedef {object} ExportView
 * @property {string} figure
 * @property {string} format
 * @property {string} size
 * @property {string} scale of a PNG
 * @property {FigureFile | null} file null until it is made
 * @property {string} picture an address of the figure as it will look; empty until it is there
 * @property {string} message why there is none
 * @property {string} said what copying led to
 * @property {boolean} can_download
 */
/** @typedef {import('./choices.js').Choice} Choice */
/**
 * @typedef {object} ExportChoices
 * @property {Choice[]} figures
 * @property {Choice[]} formats
 * @property {Choice[]} sizes
 */
/**
 * @typedef {object} ExportActions
 * @property {(part: Partial<ExportView>) => void} choose
 * @property {() => void} save
 * @property {() => void} copy
 * @property {(what: string) => void} take a whole: project, report or layers
 * @property {() => void} close
 */

const SCALES = [
  { value: '1', label: '1×', meaning: 'One pixel for each point of the layout.' },
  { value: '2', label: '2×', meaning: 'For screens of double density.' },
  { value: '4', label: '4×', meaning: 'For print.' },
];

/** @param {ExportView} view @param {ExportChoices} choices @param {ExportActions} actions */
function choosing(view, { figures, formats, sizes }, { choose }) {
  return html`<div class="export-choices">
    ${select_field({
      name: 'export-figure',
      label: 'Figure',
      value: view.figure,
      choices: figures,
      choose: (figure) => choose({ figure }),
    })}
    ${select_field({
      name: 'export-size',
      label: 'Size',
      value: view.size,
      choices: sizes,
      choose: (size) => choose({ size }),
    })}
    ${segments({
      name: 'export-format',
      label: 'Format',
      value: view.format,
      choices: formats,
      choose: (format) => choose({ format }),
    })}
    ${
      view.format === 'png'
        ? segments({
            name: 'export-scale',
            label: 'Pixels',
            value: view.scale,
            choices: SCALES,
            choose: (scale) => choose({ scale }),
          })
        : nothing
    }
  </div>`;
}

/** @param {ExportView} view */
function preview({ picture, message }) {
  if (message) return html`<p class="problem" role="alert">${message}</p>`;
  return html`<div class="export-preview">${
    picture
      ? html`<img src=${picture} alt="The figure as it will look">`
      : html`<p class="sub">One moment…</p>`
  }</div>`;
}

/** Where nothing can be saved the text is there to be copied by hand. @param {ExportView} view */
function text_part({ file, can_download, format }) {
  if (!file?.text) {
    return !can_download && format === 'png'
      ? html`<p class="hint">This place lets no page save a file. The picture above can be copied by
          a right click, or a long press.</p>`
      : nothing;
  }
  return html`<details class="fold" ?open=${!can_download}><summary>As text</summary>
    <textarea id="export-text" rows="8" readonly spellcheck="false" wrap="off"
      aria-label="The figure as text" .value=${live(file.text)}></textarea></details>`;
}

/** @param {ExportView} view @param {ExportActions} actions */
function whole_project({ can_download }, { take }) {
  /** @param {string} what @param {string} label @param {string} hint */
  const part = (what, label, hint) => html`<li><button type="button" class="outlined"
      @click=${() => take(what)}>${label}</button> <span class="hint">${hint}</span></li>`;
  return html`<h3>The whole project</h3>
    <ul class="export-whole">
      ${part('report', 'Report', 'One page of HTML for a review: charts, tables, sources, advice.')}
      ${part('layers', 'Table of layers', 'CSV of every number of every layer.')}
      ${can_download ? part('project', 'Project file', 'JSON, which opens here again.') : nothing}
    </ul>`;
}

/** @param {ExportView} view @param {ExportChoices} choices @param {ExportActions} actions */
export function export_dialog(view, choices, actions) {
  const { save, copy, close } = actions;
  const is_ready = view.file !== null;
  return html`
    <div class="dialog-head"><h2 class="plain" id="export-title">Export</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    ${choosing(view, choices, actions)}
    ${preview(view)}
    ${text_part(view)}
    <div class="buttons export-buttons">
      ${
        view.can_download
          ? html`<button type="button" class="primary" id="export-save" ?disabled=${!is_ready}
              @click=${save}>Save the figure</button>`
          : nothing
      }
      ${
        view.can_download || view.file?.text
          ? html`<button type="button" class="outlined" id="export-copy" ?disabled=${!is_ready}
              @click=${copy}>Copy</button>`
          : nothing
      }
      <p class="hint" aria-live="polite">${view.said}</p>
    </div>
    ${whole_project(view, actions)}`;
}
