/** Whom to ask. In: the call's contacts. Out: elements. */

import {make} from '../page/elements.mjs';
import {isOnTrack} from './scope.mjs';

/** The contacts for the reader's track. */
export function makeContacts(call, who, say) {
  return call.contacts
    .filter((contact) => isOnTrack(contact, who))
    .map(({title, organisation, persons, telephones, emails, hours}) =>
      make(
        'li',
        {},
        [title, organisation, say.list(persons)].filter(Boolean).join(' '),
        [...telephones, ...emails].flatMap(({href, text}) => [' ', make('a', {href}, text)]),
        hours && ` ${hours}`,
      ),
    );
}
