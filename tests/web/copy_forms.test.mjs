// The texts in which a project is copied: what is in them stays what it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COPY_FORMS } from '../../web/app/export/copy_forms.js';

const copied = {
  page: 'https://example.org/roofloor/',
  folder: 'https://example.org/roofloor/',
  link: 'workload=alexnet&hardware=dig,pim',
  title: 'A "chip" <b> [x] 100 % {y}',
  version: '1.2.0',
  data_date: '2026-11-01',
  today: '2026-11-29',
};
const text_of = (name) => COPY_FORMS.find((form) => form.name === name).text(copied);

test('every form holds the project', () => {
  const whole = 'https://example.org/roofloor/#workload=alexnet&hardware=dig,pim';
  assert.equal(text_of('link'), whole);
  for (const { name, text } of COPY_FORMS) {
    const plain = text(copied).replaceAll('&amp;', '&');
    assert.ok(plain.includes('workload=alexnet&hardware=dig,pim'), name);
  }
});

test('names cannot break out of what surrounds them', () => {
  assert.match(text_of('iframe'), /title="A &quot;chip&quot; &lt;b&gt; \[x\] 100 % \{y\}"/);
  const source = 'src="https://example.org/roofloor/?embed=1&amp;ui=min#workload';
  assert.ok(text_of('iframe').includes(source));
  assert.ok(text_of('markdown').startsWith('[A "chip" <b> \\[x\\] 100 % {y}](<https'));
  assert.ok(text_of('citation').includes('title = {A "chip" <b> [x] 100 \\% y}'));
  assert.ok(text_of('citation').includes('hardware data of 2026-11-01'));
});

test('the element brings its script, MyST and Jupyter their wrapping', () => {
  assert.ok(text_of('element').includes('src="https://example.org/roofloor/embed.js"'));
  assert.ok(text_of('myst').startsWith('```{raw} html\n<iframe'));
  assert.ok(text_of('myst').endsWith('\n```'));
  assert.match(text_of('jupyter'), /IFrame\("https:.*#workload=alexnet&hardware=dig,pim", width=/);
});
