/** Values of a form as the device keeps them. In: where. Out: `{version, edition, values}`, or null. */

import {kept} from './storage.mjs';

/** Where the values of a form stay. */
export function storeOf({call, annex, edition}) {
  return {area: 'form', call: `${call}/${annex}`, edition};
}

/** What was kept, if it can be a form's. */
export function keptForm(store) {
  const found = parsed(kept(store));
  return found && typeof found.values === 'object' && found.values ? found : null;
}

/** JSON that anybody may have written; null where it is none. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}
