// The very checks of the validation page, through the WebAssembly door; and that a wrong one fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { CoreError, wrap_whole } from '../../web/app/core/door.js';

const core = wrap_whole(await loadCore());
const text = readFileSync(new URL('../../web/validation.json', import.meta.url), 'utf8');
const { checks } = JSON.parse(text);

/** The verdict on one check, with some of it replaced. */
function verdict_on(id, replaced = {}) {
  const check = { ...checks.find((one) => one.id === id), ...replaced };
  return core.validate(JSON.stringify({ checks: [check] }))[0];
}

test('every check has what a reader needs, and an id of its own', () => {
  assert.equal(new Set(checks.map(({ id }) => id)).size, checks.length);
  for (const { id, group, what, source } of checks) assert.ok(group && what && source, id);
});

for (const verdict of core.validate(text)) {
  test(`${verdict.id}: ${verdict.ours_text} passes`, () => {
    assert.ok(verdict.passed, verdict.verdict);
  });
}

test('the numbers that the page promises are among them', () => {
  const ours = (id) => verdict_on(id).ours_text;
  // 989.4, 1978.9 and 67 Top/s over 3.35 TB/s
  assert.equal(ours('h100_ridge_bf16'), '295.343');
  assert.equal(ours('h100_ridge_fp8'), '590.716');
  assert.equal(ours('h100_ridge_fp64'), '20.000');
  // 2 * 1,814,073,344 * 0.02 pJ + 16,347,792 B * 90 pJ/B
  assert.equal(ours('resnet18_energy'), '1.54386');
  assert.equal(ours('array_64_rows'), '0.29014');
  assert.equal(ours('array_256_rows'), '0.11767');
});

test('a published number that is another one fails, by each way of comparing', () => {
  assert.equal(verdict_on('vgg16_macs', { published: '15,470,264,321' }).passed, false);
  assert.equal(verdict_on('h100_ridge_bf16', { published: '295.2' }).passed, false);
  // Ours would be above what it is a bound of, or another part of it.
  assert.equal(verdict_on('resnet18_energy', { published: '1.543' }).passed, false);
  assert.equal(verdict_on('resnet18_energy', { published: '1.9' }).passed, false);
});

test('half a unit of the last printed digit is rounding, more is not', () => {
  // 295.343...
  assert.equal(verdict_on('h100_ridge_bf16', { published: '295.34' }).passed, true);
  assert.equal(verdict_on('h100_ridge_bf16', { published: '295.35' }).passed, false);
  assert.equal(verdict_on('h100_ridge_bf16', { published: '3e2' }).passed, true);
  // 4.2473301e8
  assert.equal(verdict_on('notebook_energy', { published: '4.24734e8' }).passed, false);
});

test('a check that cannot be computed is refused with its path', () => {
  const refused = (replaced) => {
    try {
      verdict_on('array_64_rows', replaced);
    } catch (error) {
      assert.ok(error instanceof CoreError);
      return error.path;
    }
    return '';
  };
  assert.equal(refused({ term: ['e_op', 'nonsense'] }), '/checks/0/term/1');
  assert.equal(refused({ path: '/hardware/9/ridge_point' }), '/path');
  assert.equal(refused({ comparison: 'roughly' }), '/checks/0/comparison');
  assert.equal(refused({ tolerance: 1 }), '/checks/0/tolerance');
});
