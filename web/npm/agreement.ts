// That the hand-written types of the package say what its functions take and give: compiled by the
// check of types, never run.
import * as actual from './browser.js';
import type * as declared from './index';

type Functions = 'openProject' | 'describe' | 'importWorkload' | 'importFile' | 'useCore';

export const agreed: Pick<typeof declared, Functions> = actual;
