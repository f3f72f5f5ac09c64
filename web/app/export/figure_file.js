// A figure of the project as a file: the core's writers, and PNG from its SVG.
import { request_of } from '../charts/figure_requests.js';
import { png_of } from './raster.js';

/** @typedef {import('../types.js').WholeCore} WholeCore */
/** @typedef {import('../types.js').State} State */
/**
 * @typedef {object} FigureRequest
 * @property {string} figure
 * @property {string} format `png`, or one of the core's
 * @property {object} options of the core: size, width, height, link ...; for PNG also scale
 */
/**
 * @typedef {object} FigureFile
 * @property {string} text empty where it is no text
 * @property {Blob} [blob] of a PNG
 * @property {string} media_type
 * @property {string} extension
 */

/** PNG is drawn by the browser. */
export const PNG = { name: 'png', label: 'PNG', extension: 'png', media_type: 'image/png' };

/**
 * @param {{core: WholeCore, revision: number, state: State}} opened the project of the state
 * @param {FigureRequest} request
 * @returns {Promise<FigureFile>}
 */
export async function figure_file({ core, revision, state }, { figure, format, options }) {
  const { scale = 2, ...asked } = /** @type {{scale?: number}} */ (options);
  const whole = { ...request_of(figure, state), stands_alone: true, ...asked };
  if (format !== PNG.name) return core.export_figure(revision, figure, format, whole);
  const { text } = core.export_figure(revision, figure, 'svg', whole);
  const { media_type, extension } = PNG;
  return { text: '', blob: await png_of(text, Number(scale)), media_type, extension };
}
