/** Who the reader is. In: roles and tracks. Out: questions for what the call has of them. */

import {make} from '../page/elements.mjs';
import {makeRadios} from './questions.mjs';

/** `choose({role})` or `choose({track})` is called at each choice. */
export function makeWho(call, say, choose) {
  const role = makeRadios(
    {rule: {}, id: 'checklist-role', ask: say('Who are you?'), answer: (id) => choose({role: id})},
    call.roles.map(({id, title, description}) => [id, title, description]),
  );
  const track = makeRadios(
    {rule: {}, id: 'checklist-track', ask: say('Which category?'), answer: (id) => choose({track: id})},
    call.tracks.map(({id, title, description}) => [id, title, description]),
  );
  role.$element.hidden = call.roles.length === 0;
  return {
    $element: make('div', {class: 'ns-who'}, role.$element, track.$element),
    show: (given) =>
      (track.$element.hidden = call.tracks.length === 0 || (call.roles.length > 0 && !given.role)),
    set: (given) => {
      role.set(given.role);
      track.set(given.track);
    },
  };
}
