// An exercise of a lesson: its question stands in the page, with what is asked beside it as JSON.
// Below it comes a form, and what is to be said of an answer.
import { html, nothing, render } from 'lit/html.js';
import { whole_sum } from '../panels/explanation.js';
import { deciding_sums, judge_choice, judge_text, shown_value } from './question.js';
import { PREFIXES } from './units.js';

/** @typedef {import('../types.js').Explanation} Explanation */
/** @typedef {import('./calculator.js').Chart} Chart */
/** @typedef {import('./question.js').Calculator} Calculator */
/** @typedef {import('./question.js').Question} Question */
/**
 * @typedef {object} ExerciseView
 * @property {string} id
 * @property {Question} question
 * @property {string[]} texts of the options; none where a number is asked for
 * @property {string} said
 * @property {'' | 'right' | 'wrong'} mood
 * @property {Explanation[]} sums those that are shown
 * @property {Chart | null} chart that can show the case
 */
/**
 * @typedef {object} ExerciseActions
 * @property {(event: SubmitEvent) => void} check
 * @property {() => void} reveal
 * @property {() => void} show
 */

/** @param {ExerciseView} view */
function number_field({ id, question: { unit } }) {
  return html`<div class="answer"><label for=${`${id}-answer`}>Your answer</label>
    <input id=${`${id}-answer`} name="answer" autocomplete="off" autocapitalize="off"
      spellcheck="false" aria-describedby=${`${id}-unit`}>
    <span id=${`${id}-unit`} class="unit">${unit}</span></div>`;
}

/** @param {ExerciseView} view */
function choices({ id, texts }) {
  return html`<fieldset><legend>Your answer</legend>${texts.map(
    (text, at) => html`<label class="choice" for=${`${id}-${at}`}><input type="radio" name="answer"
      id=${`${id}-${at}`} value=${at}><span>${text}</span></label>`,
  )}</fieldset>`;
}

/** The sum behind the right number, or those that decide among the options. */
function sums_shown(/** @type {ExerciseView} */ { sums, question: { unit, options } }) {
  if (!sums.length) return nothing;
  const heads = options?.map(({ show }) => show) ?? ['The right answer'];
  return html`<div class="sums">${sums.map(
    (sum, at) => html`<section class="sum"><p class="sum-head">${heads[at]}:
      <strong>${shown_value(sum.value, unit)}</strong></p>${whole_sum(sum, PREFIXES)}</section>`,
  )}</div>`;
}

/** @param {ExerciseView} view @param {ExerciseActions} actions */
function exercise_form(view, { check, reveal, show }) {
  const { texts, said, mood, sums, chart } = view;
  return html`<form novalidate @submit=${check}>${texts.length ? choices(view) : number_field(view)}
    <div class="buttons"><button class="primary">Check</button>
      <button type="button" class="outlined" aria-expanded=${sums.length > 0} @click=${reveal}>
        ${sums.length ? 'Hide the sum' : 'Show the sum'}</button>
      ${
        chart
          ? html`<button type="button" class="outlined" @click=${show}>Show in the chart</button>`
          : nothing
      }</div>
    <p class="verdict" data-mood=${mood} role="status">${said}</p></form>${sums_shown(view)}`;
}

/** What is said may be in several lines. @param {string} key @param {unknown} value */
function whole_text(key, value) {
  const is_said = key === 'reply' || key === 'right';
  return is_said && Array.isArray(value) ? value.join(' ') : value;
}

/** @param {HTMLElement} section */
function view_of(section) {
  const asked = section.querySelector('script')?.textContent ?? '';
  const options = [...section.querySelectorAll('.options > li')];
  return /** @type {ExerciseView} */ ({
    id: section.id,
    question: JSON.parse(asked, whole_text),
    texts: options.map((option) => (option.textContent ?? '').replace(/\s+/g, ' ').trim()),
    said: '',
    mood: '',
    sums: [],
    chart: document.getElementById(section.dataset.chart ?? ''),
  });
}

/** @param {HTMLElement} section @param {Calculator} calculate */
export function start_exercise(section, calculate) {
  const view = view_of(section);
  const { question, texts, chart } = view;
  const place = document.createElement('div');
  // The options become the buttons of the form.
  section.querySelector('.options')?.remove();
  section.append(place);
  const draw = () => render(exercise_form(view, actions), place);
  /** @param {Partial<ExerciseView>} change */
  const become = (change) => {
    Object.assign(view, change);
    draw();
  };
  /** Does what needs the core; says so where that fails. @param {() => Promise<object>} work */
  const compute = async (work) => {
    become({ said: 'Computing…', mood: '' });
    try {
      become(await work());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      become({ said: `The answer could not be computed: ${reason}.`, mood: 'wrong' });
    }
  };
  /** @type {ExerciseActions} */
  const actions = {
    check(event) {
      event.preventDefault();
      const answer = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('answer');
      compute(async () => {
        const { is_right, reply } = texts.length
          ? await judge_choice(question, answer === null ? -1 : Number(answer), calculate)
          : await judge_text(question, String(answer), calculate);
        const said = `${is_right ? 'Right.' : 'Not yet.'} ${reply}`.trim();
        return { said, mood: is_right ? 'right' : 'wrong' };
      });
    },
    reveal() {
      const { said, mood } = view;
      if (view.sums.length) become({ sums: [] });
      else compute(async () => ({ sums: await deciding_sums(question, calculate), said, mood }));
    },
    show() {
      chart?.scrollIntoView({ block: 'center' });
      chart?.set(question.of).catch(() => {});
    },
  };
  draw();
}
