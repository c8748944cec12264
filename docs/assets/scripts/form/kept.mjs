/** Values of a form as the device keeps them. In: where. Out: `{version, edition, values}` or null; what to say of them. */

import {kept} from '../page/storage.mjs';

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

/** What changed since the form was filled in. */
export function olderWords(edition, lost, say) {
  return [
    edition
      ? say(
          'The form has changed since edition {edition}; what you had filled in has been taken over. Check it.',
          {edition},
        )
      : say('The form has changed since; what you had filled in has been taken over. Check it.'),
    lost.length > 0 && say('{count} blanks are no longer in the form.', {count: lost.length}),
  ];
}
