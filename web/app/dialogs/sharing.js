// The dialog of sharing: the project as a text to copy, in the form that a place takes, or as a
// file.
import { render } from 'lit/html.js';
import { page_address } from '../project/address.js';
import { copy_text, select_field_text } from './clipboard.js';
import { dialog_of } from '../elements.js';
import { COPY_FORMS } from '../export/copy_forms.js';
import { browser_packer } from '../project/packer.js';
import { share_dialog } from '../panels/share_dialog.js';
import { download, file_name, file_text, has_origin } from '../project/project_file.js';
import { MOST_CHARACTERS, write_link } from '../project/share_link.js';

/** @typedef {import('../types.js').Store} Store */

/** @param {Store} store @returns {Promise<import('../export/copy_forms.js').Copied>} */
async function copied_of({ state: { project, report, description } }) {
  const page = page_address();
  const { version, library_date: data_date } = description;
  return {
    page,
    folder: page.replace(/[^/]*$/, ''),
    link: await write_link(project, browser_packer),
    title: `${project.title || report.workload.name}: roofline and floorline`,
    version,
    data_date,
    today: new Date().toISOString().slice(0, 10),
  };
}

/** @param {Store} store */
export function create_sharing(store) {
  const dialog = dialog_of('share');
  const { state } = store;
  let form = COPY_FORMS[0];
  const actions = {
    save: () => download(file_name(state), file_text(state.project)),
    close: () => dialog.close(),
  };
  /** @param {import('../panels/share_dialog.js').ShareView} view */
  const show = (view) =>
    render(
      share_dialog(view, {
        ...actions,
        choose(name) {
          form = COPY_FORMS.find((one) => one.name === name) ?? form;
          show({ ...view, form, said: '' });
        },
        copy: async (text, field) =>
          show({ ...view, form, said: await copy_text(text, () => select_field_text(field)) }),
      }),
      dialog,
    );
  return async () => {
    const copied = await copied_of(store);
    show({
      form,
      forms: COPY_FORMS,
      copied,
      is_too_long: copied.link.length > MOST_CHARACTERS,
      most_characters: MOST_CHARACTERS,
      text: file_text(state.project),
      can_download: has_origin(),
      said: '',
    });
    dialog.showModal();
  };
}
