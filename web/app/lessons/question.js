// What an exercise asks, and what the core and the student say to it. Knows no DOM.
import { format_number, format_percent, format_quantity } from '../text/format.js';
import { judge_number, read_answer, right_choice } from './answers.js';
import { PREFIXES, read_unit } from './units.js';

/** @typedef {import('../types.js').Explanation} Explanation */
/** @typedef {import('./calculator.js').Given} Given */
/** @typedef {import('./answers.js').Mistake} Mistake */
/** @typedef {import('./answers.js').Verdict} Verdict */
/** @typedef {(given: Given, path: string) => Promise<Explanation>} Calculator */
/**
 * What is asked: a number, or one of the options that stand in the page. Every number is one of the
 * report of a project; `of` and `path` of a part are those of the whole where it has none.
 * @typedef {object} Question
 * @property {Given} of
 * @property {string} path
 * @property {string} unit of the answer
 * @property {number} [tolerance] as a fraction
 * @property {(Mistake & {of?: Given, path?: string})[]} [mistakes]
 * @property {{of?: Given, path?: string, show: string, reply?: string}[]} [options] the number
 *     that stands for each, in their order, and what it is
 * @property {'largest' | 'smallest'} [pick] which option is right
 * @property {string} [right] what is said of a right answer
 */

const USUAL_TOLERANCE = 0.03;

/**
 * The numbers that decide: the right one, or one for each option.
 * @param {Question} question
 * @param {Calculator} calculate
 */
export function deciding_sums({ of, path, options }, calculate) {
  if (!options) return Promise.all([calculate(of, path)]);
  return Promise.all(options.map((option) => calculate(option.of ?? of, option.path ?? path)));
}

/** @param {Explanation} sum */
function number_of({ value }) {
  return value ?? NaN;
}

/** @param {number | null | undefined} value @param {string} asked a unit, with its prefix or not */
export function shown_value(value, asked) {
  const unit = read_unit(asked)?.unit ?? '';
  if (unit === '%') return format_percent(value);
  return unit ? format_quantity(value, unit, PREFIXES) : format_number(value);
}

/**
 * @param {Question} question
 * @param {string} text of the student
 * @param {Calculator} calculate
 * @returns {Promise<Verdict>}
 */
export async function judge_text(question, text, calculate) {
  const { of, path, unit, tolerance = USUAL_TOLERANCE, mistakes = [] } = question;
  const answer = read_answer(text, unit);
  if (answer.message !== undefined) return { is_right: false, reply: answer.message };
  const right = number_of(await calculate(of, path));
  const seen_through = mistakes.map(async (mistake) => {
    if (!mistake.path && !mistake.of) return mistake;
    const sum = await calculate(mistake.of ?? of, mistake.path ?? path);
    return { ...mistake, value: number_of(sum) };
  });
  const expected = { right, tolerance, mistakes: await Promise.all(seen_through) };
  const { is_right, reply } = judge_number(answer.value, expected);
  if (!is_right) return { is_right, reply };
  return { is_right, reply: `It is ${shown_value(right, unit)}. ${question.right ?? ''}` };
}

/**
 * @param {Question} question
 * @param {number} chosen the place of the option; -1 for none
 * @param {Calculator} calculate
 * @returns {Promise<Verdict>}
 */
export async function judge_choice(question, chosen, calculate) {
  const { options = [], pick = 'largest', right = '' } = question;
  if (chosen < 0) return { is_right: false, reply: 'Choose one of them.' };
  const sums = await deciding_sums(question, calculate);
  const values = sums.map(number_of);
  if (right_choice(values, pick) === chosen) return { is_right: true, reply: right };
  return { is_right: false, reply: options[chosen].reply ?? '' };
}
