// The edit that takes over what was read from a file.
import { use_imported } from '../project/project_edits.js';

/** @typedef {import('../types.js').Project} Project */

/**
 * What was read from a file, with the batch that it was asked for and the formats that it states.
 * @param {import('../types.js').Imported} imported
 * @param {import('../types.js').Network[]} networks
 */
export function use_file({ workload, sizes = [] }, networks) {
  if (workload.network !== undefined) return use_imported(workload, networks);
  return (/** @type {Project} */ project) => {
    const { batch = 1, formats } = project.workload;
    const has_batch = sizes.some(({ is_batch }) => is_batch);
    project.workload = {
      ...workload,
      batch: has_batch ? (workload.batch ?? 1) : batch,
      formats: { ...formats, ...workload.formats },
    };
  };
}
