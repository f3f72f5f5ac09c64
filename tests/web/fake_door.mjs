// A door without a core: it refuses batches below 1, and counts what it is asked.
import { CoreError } from '../../web/app/core/door.js';

const hardware = ({ preset, shown = true }) => ({ id: preset, name: preset, fields: [], shown });

export function fake_door() {
  const asked = [];
  let opened = null;
  let revision = 0;
  return {
    asked,
    describe: () => ({
      start: {
        roofloor: 1,
        workload: { network: 'a' },
        hardware: [{ preset: 'x' }, { preset: 'y' }],
      },
      columns: [],
      terms: [],
    }),
    open_project(project) {
      asked.push('open_project');
      const batch = project.workload.batch ?? 1;
      if (batch < 1) {
        throw new CoreError({ path: '/workload/batch', message: `batch is ${batch}; expected 1` });
      }
      opened = project;
      revision += 1;
      return { revision, project, warnings: [] };
    },
    report() {
      asked.push('report');
      const layers = opened.workload.layers ?? [{ name: 'one' }, { name: 'two' }];
      const result = {
        workload: { layers, batch: opened.workload.batch ?? 1 },
        hardware: opened.hardware.map(hardware),
        row_count: layers.length,
        columns: [],
      };
      return { result, numbers: new Float64Array([opened.workload.batch ?? 1]) };
    },
    parse_quantity(text, unit) {
      const value = Number(text);
      if (Number.isNaN(value)) {
        throw new CoreError({ path: '', message: `"${text}" is not understood; expected ${unit}` });
      }
      return { value, text: String(value) };
    },
    import_workload(text) {
      if (text === 'bad') throw new CoreError({ path: '/line/5', message: 'expected 8 numbers' });
      return { kind: 'layer tuples', layer_count: 1, workload: { layers: [] }, warnings: [] };
    },
    validate: () => [],
  };
}
