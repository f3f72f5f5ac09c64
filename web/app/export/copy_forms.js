// The ways to put a project into a text of somebody else. Each is a text to copy.

/**
 * @typedef {object} Copied what is copied
 * @property {string} page the address of this page, without a project
 * @property {string} folder the address of its folder, for embed.js
 * @property {string} link the part of an address behind its #
 * @property {string} title of the project
 * @property {string} version of Roofloor
 * @property {string} data_date of its library of hardware
 * @property {string} today as 2026-11-29
 */
/**
 * @typedef {{name: string, label: string, hint: string,
 *   text: (copied: Copied) => string}} CopyForm
 */

/** Of a chart with its controls in a column of text; what is higher scrolls. */
const HEIGHT = 760;

/** @type {Record<string, string>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text inside of an attribute or of an element of HTML */
function escaped(text) {
  return text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]);
}

/** A text inside the brackets of Markdown. @param {string} text */
function in_brackets(text) {
  return text.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ');
}

/** @param {Copied} copied */
const address = ({ page, link }) => `${page}#${link}`;
/** @param {Copied} copied */
const embedded = ({ page, link }) => `${page}?embed=1&ui=min#${link}`;

/** @param {Copied} copied */
function iframe(copied) {
  return (
    `<iframe src="${escaped(embedded(copied))}" title="${escaped(copied.title)}"\n` +
    `  width="100%" height="${HEIGHT}" style="border: 0" loading="lazy"></iframe>`
  );
}

/** @param {string} text in a field of BibTeX, where these letters mean something */
function in_braces(text) {
  return text.replace(/[{}\\]/g, '').replace(/[%#&_$]/g, '\\$&');
}

/** @type {readonly CopyForm[]} */
export const COPY_FORMS = [
  {
    name: 'link',
    label: 'Link',
    hint: 'Opens the whole project in this page.',
    text: address,
  },
  {
    name: 'iframe',
    label: 'iframe',
    hint: 'For any page of HTML, and wherever a site takes an iframe.',
    text: iframe,
  },
  {
    name: 'element',
    label: 'HTML element',
    hint: 'As high as what it shows; its script is loaded once, however many charts follow.',
    text: (copied) =>
      `<script src="${escaped(`${copied.folder}embed.js`)}" async></script>\n` +
      `<roofloor-chart link="${escaped(copied.link)}" ui="min"></roofloor-chart>`,
  },
  {
    name: 'markdown',
    label: 'Markdown',
    hint: 'A link for a README, an issue or a chat.',
    text: (copied) => `[${in_brackets(copied.title)}](<${address(copied)}>)`,
  },
  {
    name: 'myst',
    label: 'MyST',
    hint: 'For Sphinx with MyST, and Jupyter Book.',
    text: (copied) => `\`\`\`{raw} html\n${iframe(copied)}\n\`\`\``,
  },
  {
    name: 'jupyter',
    label: 'Jupyter',
    hint: 'For a cell of a notebook.',
    text: (copied) =>
      'from IPython.display import IFrame\n' +
      `IFrame(${JSON.stringify(embedded(copied))}, width="100%", height=${HEIGHT})`,
  },
  {
    name: 'citation',
    label: 'Citation',
    hint: 'BibTeX, with the version and the date of the data behind the numbers.',
    text: (copied) =>
      `@misc{roofloor,\n  title = {${in_braces(copied.title)}},\n` +
      `  howpublished = {Roofloor ${copied.version}, hardware data of ${copied.data_date}},\n` +
      `  url = {${address(copied)}},\n  year = {${copied.today.slice(0, 4)}},\n` +
      `  note = {Accessed ${copied.today}}\n}`,
  },
];
