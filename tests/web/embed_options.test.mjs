// What the address of an embedded page is understood as.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  embed_options,
  shown_in_embed,
  TAB_OF_FIGURE,
  USUAL_CONTROLS,
} from '../../web/app/embed/embed_options.js';

test('a page is embedded when its address says so, and not otherwise', () => {
  assert.equal(embed_options(''), null);
  assert.equal(embed_options('?ui=min'), null);
  assert.equal(embed_options('?embed=0'), null);
  assert.deepEqual(embed_options('?embed=1'), {
    ui: 'min',
    theme: 'auto',
    figures: [],
    controls: USUAL_CONTROLS,
    is_read_only: false,
    is_fitted: false,
    problems: [],
  });
});

test('everything can be said', () => {
  const options = embed_options(
    '?embed=1&ui=none&theme=dark&figure=roofline,floorline&controls=batch,%20kv_heads&readonly=1' +
      '&fitted=1',
  );
  assert.deepEqual(options, {
    ui: 'none',
    theme: 'dark',
    figures: ['roofline', 'floorline'],
    controls: ['batch', 'kv_heads'],
    is_read_only: true,
    is_fitted: true,
    problems: [],
  });
  assert.deepEqual(embed_options('?embed=1&controls=').controls, []);
});

test('what is unknown is a problem each, and the usual holds', () => {
  const { ui, theme, figures, problems } = embed_options(
    '?embed=1&ui=tiny&theme=pink&figure=roof,breakdown_time,roofline',
  );
  assert.deepEqual([ui, theme, figures], ['min', 'auto', ['breakdown_time']]);
  assert.deepEqual(problems, [
    'ui is "tiny"; expected one of none, min, full.',
    'theme is "pink"; expected one of auto, light, dark.',
    `figure is "roof"; expected one of ${Object.keys(TAB_OF_FIGURE).join(', ')}.`,
    'figure is "roofline", which does not stand beside "breakdown_time".',
  ]);
});

test('a figure brings its tab, and the chart of power that it may be', () => {
  const project = { roofloor: 1, workload: { network: 'alexnet' }, view: { tab: 'sweep' } };
  const shown = (query) => shown_in_embed(project, embed_options(query)).view;
  assert.deepEqual(shown('?embed=1'), { tab: 'sweep' });
  assert.equal(shown('?embed=1&figure=roofline'), undefined);
  assert.deepEqual(shown('?embed=1&figure=breakdown_energy'), { tab: 'breakdown' });
  assert.deepEqual(shown('?embed=1&figure=power'), { power: true });
  assert.equal(shown_in_embed(project, null), project);
});
