// A lesson: text and charts stand in the page; here its exercises begin to answer.
import { start_snippets } from '../snippets.js';
import { create_calculator } from './calculator.js';
import { start_exercise } from './exercise.js';

const calculate = create_calculator();
for (const section of document.querySelectorAll('.exercise')) {
  start_exercise(/** @type {HTMLElement} */ (section), calculate);
}
start_snippets();
