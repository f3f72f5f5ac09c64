// A hardware of one's own as a form of rows, and the object that the form stands for.

/** @typedef {import('../types.js').HardwareObject} HardwareObject */
/** @typedef {import('../types.js').Source} Source */
/** @typedef {import('../types.js').OwnFigure} OwnFigure */
/** @typedef {import('../types.js').OwnForm} OwnForm */
/** @typedef {import('../types.js').FormatRow} FormatRow */
/** @typedef {import('../types.js').LevelRow} LevelRow */

/** As many as the core reads. */
export const MOST_LEVELS = 4;
/** The group of what is wrong with all levels together. */
export const LEVELS_ID = 'own-levels';

/** @type {Source} */
const ENTERED = { document: 'Entered by you', evidence: 'entered' };
const ENERGIES = 'energy_per_operation_joules';
const BANDWIDTH = 'bandwidth_bytes_per_second';
const LEVEL_UNITS = new Map([
  [BANDWIDTH, 'B/s'],
  ['capacity_bytes', 'B'],
  ['energy_per_byte_joules', 'J/B'],
  ['write_energy_per_byte_joules', 'J/B'],
  ['energy_balance', 'op/B'],
]);
const A_NAME = 'a name';
const POWER_KEYS = ['constant_power_watts', 'tdp_watts'];

/** Nothing but whose it is. @returns {HardwareObject} */
export function blank_hardware() {
  return { name: '', sources: { '': ENTERED } };
}

/** @returns {OwnFigure} */
function empty_figure() {
  return { value: null, before: null, source: null };
}

/** @param {OwnForm} form */
function next_id(form) {
  form.row_count += 1;
  return `own-${form.row_count}`;
}

/** @param {OwnForm} form @param {string} pointer */
function take_source({ sources }, pointer) {
  const source = sources[pointer] ?? null;
  delete sources[pointer];
  return source;
}

/** @param {OwnForm} form @param {string} pointer @param {unknown} found @returns {OwnFigure} */
function figure_of(form, pointer, found) {
  const value = typeof found === 'number' ? found : null;
  return { value, before: value, source: take_source(form, pointer) };
}

/**
 * @param {OwnForm} form
 * @param {string} key
 * @param {Record<string, number | null>} by_format
 */
function rows_of(form, key, by_format) {
  return Object.entries(by_format).map(([format, value]) => ({
    id: next_id(form),
    format,
    figure: figure_of(form, `/${key}/${format}`, value),
  }));
}

/**
 * @param {OwnForm} form
 * @param {import('../types.js').LevelObject} level
 * @param {number} at
 * @returns {LevelRow}
 */
function level_row(form, { name, carries = 'everything', holds_weights = false, ...others }, at) {
  const figures = [...LEVEL_UNITS.keys()].map((key) => [
    key,
    figure_of(form, `/levels/${at}/${key}`, others[key]),
  ]);
  return {
    id: next_id(form),
    name,
    carries,
    holds_weights,
    figures: Object.fromEntries(figures),
    source: take_source(form, `/levels/${at}`),
  };
}

/**
 * The form of a hardware object; where it has no peak or no memory, one waits to be entered.
 * @param {HardwareObject} object
 * @param {string} format of the peak that waits
 * @returns {OwnForm}
 */
export function form_of(object, format) {
  const { id: _, name, notes = '', peaks, peak_scaling, levels, sources, ...others } = object;
  const { [ENERGIES]: energies, ...further } = others;
  /** @type {OwnForm} */
  const form = {
    name,
    notes,
    scales: peak_scaling !== undefined,
    peaks: [],
    levels: [],
    energies: [],
    powers: {},
    rest: Object.fromEntries(Object.entries(further).filter(([key]) => !POWER_KEYS.includes(key))),
    sources: { ...sources },
    row_count: 0,
  };
  form.peaks = rows_of(form, 'peaks', peaks ?? { [format]: null });
  form.levels = (levels ?? [{ name: 'DRAM' }]).map((level, at) => level_row(form, level, at));
  form.energies = rows_of(form, ENERGIES, energies ?? { any: null });
  form.powers = Object.fromEntries(
    POWER_KEYS.map((key) => [key, figure_of(form, `/${key}`, object[key])]),
  );
  return form;
}

/** @param {OwnForm} form @param {'peaks' | 'energies'} list @param {string} format */
export function add_row(form, list, format) {
  const row = { id: next_id(form), format, figure: empty_figure() };
  form[list].push(row);
  return row;
}

/** A level further in than all others. @param {OwnForm} form */
export function add_level(form) {
  const level = level_row(form, { name: '' }, form.levels.length);
  form.levels.push(level);
  return level;
}

/** @param {OwnForm} form @param {number} at @param {number} to */
export function move_level({ levels }, at, to) {
  const [moved] = levels.splice(at, 1);
  levels.splice(to, 0, moved);
}

/** A number for another format has no source yet. @param {FormatRow} row @param {string} format */
export function set_row_format(row, format) {
  Object.assign(row, { format, figure: { ...row.figure, before: null, source: null } });
}

/**
 * Puts a number into the object's sources: the one that it came with, or the user.
 * @param {Record<string, Source>} sources
 * @param {string} pointer
 * @param {OwnFigure} figure
 */
function write_source(sources, pointer, { value, before, source }) {
  // What stands at the top has no source but one of its own.
  const is_said = pointer.split('/').length > 2 && sources['']?.evidence === ENTERED.evidence;
  if (value === before && source) sources[pointer] = source;
  else if (value !== before && !is_said) sources[pointer] = ENTERED;
}

/**
 * The numbers that are there, by key, with their sources.
 * @param {Record<string, Source>} sources
 * @param {string} path
 * @param {[string, OwnFigure][]} figures
 */
function numbers_of(sources, path, figures) {
  /** @type {Record<string, number>} */
  const numbers = {};
  for (const [key, figure] of figures) {
    if (figure.value === null) continue;
    numbers[key] = figure.value;
    write_source(sources, `${path}/${key}`, figure);
  }
  return numbers;
}

/** @param {Record<string, Source>} sources @param {LevelRow} level @param {number} at */
function level_of(sources, { name, carries, holds_weights, figures, source }, at) {
  const path = `/levels/${at}`;
  if (source) sources[path] = source;
  return {
    name: name.trim(),
    ...numbers_of(sources, path, Object.entries(figures)),
    ...(carries === 'everything' ? {} : { carries }),
    ...(holds_weights && carries === 'weights' ? { holds_weights } : {}),
  };
}

/**
 * The object that a form stands for.
 * @param {OwnForm} form
 * @returns {HardwareObject}
 */
export function object_of({ name, notes, scales, rest, ...form }) {
  const sources = { ...form.sources };
  /** @param {string} key @param {FormatRow[]} rows */
  const by_format = (key, rows) =>
    numbers_of(
      sources,
      `/${key}`,
      rows.map(({ format, figure }) => [format, figure]),
    );
  const energies = by_format(ENERGIES, form.energies);
  const is_stated = Object.keys(energies).length > 0;
  // An energy per operation that is stated takes the place of what analog arrays would take.
  const { analog_array, ...others } = rest;
  return {
    ...others,
    ...(analog_array && !is_stated ? { analog_array } : {}),
    name: name.trim(),
    ...(notes ? { notes } : {}),
    peaks: by_format('peaks', form.peaks),
    ...(scales ? { peak_scaling: '32/bits' } : {}),
    levels: form.levels.map((level, at) => level_of(sources, level, at)),
    ...(is_stated ? { [ENERGIES]: energies } : {}),
    ...numbers_of(sources, '', Object.entries(form.powers)),
    sources,
  };
}

/**
 * What must be entered before there is a hardware: the fields and what to say there.
 * @param {OwnForm} form
 * @returns {{id: string, message: string, is_text: boolean}[]}
 */
export function missing_of({ name, peaks, levels }) {
  const is_empty = (/** @type {OwnFigure} */ { value }) => value === null;
  return [
    { id: 'own-name', is_missing: !name.trim(), what: A_NAME },
    ...peaks.map(({ id, figure }) => ({
      id: `${id}-figure`,
      is_missing: is_empty(figure),
      what: 'the peak, as in 100 Top/s',
    })),
    ...levels.flatMap(({ id, name: label, figures, carries, holds_weights }) => [
      { id: `${id}-name`, is_missing: !label.trim(), what: A_NAME },
      {
        id: `${id}-${BANDWIDTH}`,
        is_missing: is_empty(figures[BANDWIDTH]),
        what: 'the bandwidth, as in 2 TB/s',
      },
      {
        id: `${id}-capacity_bytes`,
        is_missing: holds_weights && carries === 'weights' && is_empty(figures.capacity_bytes),
        what: 'the capacity: it decides which weights stay in the arrays',
      },
    ]),
  ]
    .filter(({ is_missing }) => is_missing)
    .map(({ id, what }) => ({ id, message: `Enter ${what}.`, is_text: what === A_NAME }));
}

/**
 * The field of a number, or the group of fields without one, that a pointer into the object names;
 * null for none.
 * @param {OwnForm} form
 * @param {string} pointer
 * @returns {{id: string, figure?: OwnFigure, unit: string} | null}
 */
export function field_of(form, pointer) {
  const [, key, which, figure] = pointer.split('/');
  const rows = { peaks: form.peaks, [ENERGIES]: form.energies }[key];
  const row = rows?.find(({ format }) => format === which);
  if (row) {
    return { id: `${row.id}-figure`, figure: row.figure, unit: key === 'peaks' ? 'op/s' : 'J/op' };
  }
  if (key in form.powers) return { id: `own-${key}`, figure: form.powers[key], unit: 'W' };
  if (key !== 'levels') return null;
  const level = form.levels[Number(which)];
  const unit = level && LEVEL_UNITS.get(figure);
  if (unit) return { id: `${level.id}-${figure}`, figure: level.figures[figure], unit };
  return { id: level?.id ?? LEVELS_ID, unit: '' };
}
