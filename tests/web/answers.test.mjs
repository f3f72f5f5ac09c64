// Answers of students: numbers and units as they are typed, and what is said of wrong ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { wrap_module } from '../../web/app/core/door.js';
import { judge_number, read_answer, right_choice } from '../../web/app/lessons/answers.js';
import { judge_choice, judge_text, shown_value } from '../../web/app/lessons/question.js';
import { PREFIXES, read_unit } from '../../web/app/lessons/units.js';

/** What is typed, the unit beside the field, and the value in units without a prefix. */
const READ = [
  ['2', 'op/B', 2],
  ['2.0', 'op/B', 2],
  ['2 op/B', 'op/B', 2],
  ['2op/b', 'op/B', 16],
  ['2 ops per byte', 'op/B', 2],
  ['2 FLOP/Byte', 'op/B', 2],
  ['≈ 2', 'op/B', 2],
  ['.5', 'op/B', 0.5],
  ['0,5', 'op/B', 0.5],
  ['0,125', 'op/B', 0.125],
  ['1,234', 'op/B', 1234],
  ['1,234.5', 'op/B', 1234.5],
  ['1.234,5', 'op/B', 1234.5],
  ['1.234.567', 'op', 1234567],
  ['1.234', 'op/B', 1.234],
  ['75 505 664', 'op', 75505664],
  ['75\u202f505\u202f664 op', 'op', 75505664],
  ['75’505’664', 'op', 75505664],
  ['7.55e7', 'op', 7.55e7],
  ['7.55 × 10^7 op', 'op', 7.55e7],
  ['7.55*10**7', 'op', 7.55e7],
  ['75.5 Mop', 'op', 75.5e6],
  ['−3', 'op', -3],
  ['10.7', 'GB', 10.7e9],
  ['10 GiB', 'GB', 10 * 2 ** 30],
  ['10,7 gigabytes', 'GB', null],
  ['10700 MB', 'GB', 10.7e9],
  ['85.9 Gbit', 'GB', 85.9e9 / 8],
  ['10', 'µs', 10e-6],
  ['10 us', 'µs', 10e-6],
  ['10 μs', 'µs', 10e-6],
  ['0.01 ms', 'µs', 0.01e-3],
  ['1e-5 s', 'µs', 1e-5],
  ['3.35 TB / s', 'TB/s', 3.35e12],
  ['3350 GBps', 'TB/s', 3350e9],
  ['989 TFLOPS', 'Top/s', 989e12],
  ['989 TOPS', 'Top/s', 989e12],
  ['56.5 tok/s', 'tokens/s', 56.5],
  ['56.5/s', 'tokens/s', 56.5],
  ['1.2 ktokens per second', 'tokens/s', 1200],
  ['40 %', '%', 0.4],
  ['40', '%', 0.4],
  ['2.4×', '', 2.4],
  ['2.4 times', '', 2.4],
  ['0.12 J', 'mJ', 0.12],
];

test('an answer is read as it is typed', () => {
  for (const [text, unit, value] of READ) {
    const read = read_answer(text, unit);
    if (value === null) assert.ok(read.message, `${text} is refused`);
    else assert.ok(Math.abs(read.value / value - 1) < 1e-12, `${text}: ${JSON.stringify(read)}`);
  }
});

test('what is no answer is refused with what is expected', () => {
  const refused = {
    '': 'Type a number in µs.',
    '   ': 'Type a number in µs.',
    about: '“about” is no number. Type a number in µs.',
    '1.2.3': '“1.2.3” is no number. Type a number in µs.',
    '3 parsecs': '“parsecs” is no unit that this page knows. Type a number in µs.',
    '3 GB': '“GB” measures something else. What is asked is a number in µs.',
    '3 op': '“op” measures something else. What is asked is a number in µs.',
    '1e999': '“1e999” is no number. Type a number in µs.',
  };
  for (const [text, message] of Object.entries(refused)) {
    assert.equal(read_answer(text, 'µs').message, message);
  }
});

test('the prefixes are those of the core, and every unit of the lessons is known', async () => {
  assert.deepEqual(PREFIXES, wrap_module(await loadCore()).describe().prefixes);
  for (const unit of ['op/B', 'µs', 'GB', 'tokens/s', 'mJ', 'J', '%']) assert.ok(read_unit(unit));
});

test('wrong answers that one can see through get a reply of their own', () => {
  const mistakes = [
    { factor: 0.5, reply: 'twice' },
    { value: 7, reply: 'seven' },
    { to: 0.01, reply: 'far below' },
    { from: 100, reply: 'far above' },
  ];
  const judge = (value) => judge_number(value, { right: 100, tolerance: 0.03, mistakes });
  assert.deepEqual(judge(102.9), { is_right: true, reply: '' });
  assert.deepEqual(judge(50), { is_right: false, reply: 'twice' });
  assert.equal(judge(7.1).reply, 'seven');
  assert.match(judge(0.1).reply, /prefixes/);
  assert.match(judge(1e5).reply, /prefixes/);
  assert.match(judge(800).reply, /8 bits/);
  assert.match(judge(12.5).reply, /8 bits/);
  assert.match(judge(-100).reply, /sign/);
  assert.equal(judge(0.5).reply, 'far below');
  assert.equal(judge(20000).reply, 'far above');
  assert.match(judge(110).reply, /^Close/);
  assert.equal(judge(60).reply, 'Too small.');
  assert.equal(judge(160).reply, 'Too large.');
  assert.equal(judge(0).reply, 'far below');
});

test('the right choice is the largest or the smallest', () => {
  assert.equal(right_choice([1, 3, 2], 'largest'), 1);
  assert.equal(right_choice([1, 3, 2], 'smallest'), 0);
  assert.equal(right_choice([NaN, 3], 'largest'), -1);
});

test('a question asks the core for what is right, never itself', async () => {
  const asked = [];
  const calculate = async (of, path) => {
    asked.push([of, path]);
    return { value: of === 'b' ? 6 : 3 };
  };
  const question = {
    of: 'a',
    path: '/p',
    unit: 'µs',
    mistakes: [{ of: 'b', reply: 'that is b' }],
    right: 'Well done.',
  };
  assert.deepEqual(await judge_text({ ...question, unit: 's' }, '3', calculate), {
    is_right: true,
    reply: 'It is 3.00\u202fs. Well done.',
  });
  assert.deepEqual(asked, [['a', '/p'], ['b', '/p']]);
  assert.equal((await judge_text(question, '6 s', calculate)).reply, 'that is b');
  const choice = { ...question, options: [{ show: 'A', reply: 'no' }, { of: 'b', show: 'B' }] };
  assert.deepEqual(await judge_choice(choice, 0, calculate), { is_right: false, reply: 'no' });
  assert.deepEqual(await judge_choice(choice, 1, calculate), {
    is_right: true,
    reply: 'Well done.',
  });
  assert.equal((await judge_choice(choice, -1, calculate)).reply, 'Choose one of them.');
  const smallest = { ...choice, pick: 'smallest' };
  assert.equal((await judge_choice(smallest, 0, calculate)).is_right, true);
});

test('a value is shown in the unit that is asked for', () => {
  assert.equal(shown_value(1e-5, 'ms'), '10.0\u202fµs');
  assert.equal(shown_value(0.4, '%'), '40.0\u202f%');
  assert.equal(shown_value(2.4, ''), '2.40');
});
