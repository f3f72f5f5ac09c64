// What holds back AlexNet on an H100, and what would change that. Run it with: node example.mjs
import { openProject, RoofloorError } from 'roofloor';

const opened = await openProject({
  roofloor: 1,
  workload: { network: 'alexnet', batch: 16 },
  hardware: [{ preset: 'nv_h100_sxm' }, { preset: 'dig' }],
});

const report = opened.report();
console.log(report.headline);
for (const { name, totals, columns } of report.hardware) {
  const [first] = report.workload.layers;
  console.log(`${name}: ${totals.seconds} s, ${first.name} ${columns.seconds?.[0]} s`);
}

const { formula, value, unit } = opened.explain('/hardware/0/layers/0/seconds');
console.log(`${formula} = ${value} ${unit}`);

const roofs = opened.figure('roofline').series.filter(({ role }) => role === 'roof');
for (const { label, x, y } of roofs) console.log(label, Array.from(x), Array.from(y));

const { text, media_type } = opened.exportFigure('roofline', 'svg', { size: 'one_column' });
console.log(`${media_type}, ${text.length} characters`);

try {
  await openProject({ roofloor: 1, workload: { network: 'alexnet', batch: 0 } });
} catch (error) {
  if (!(error instanceof RoofloorError)) throw error;
  console.log(`${error.path}: ${error.message}`);
}
