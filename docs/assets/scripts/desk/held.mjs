/**
 * What a desk holds of an application: the device's store of it, and who leads. No DOM.
 *
 * What a desk holds is `{members, isLeadAbsent, track}`: `isLeadAbsent` where the lead says that its own form is not
 * among them; `track` the id of the call's track, null while it is not said. A member is `{name, role, values, isOlder,
 * originals, seals, file}`: `values` of its form are null for one added by hand, `isOlder` where the form has changed
 * since; `originals` counts the sealed copies in hand, `seals` has the ids of shared documents that carry its seal.
 */

import {acceptValues} from '../form/values.mjs';
import {load} from '../page/storage.mjs';

/** The role that an option chosen in the form has the id of, or the only one there is; else '', for the lead to say. */
export function roleOf(desk, values) {
  const joining = desk.roles.filter(({applies}) => !applies);
  const chosen = desk.fields.filter(({options}) => options).flatMap(({id}) => values[id] || []);
  const match = joining.find(({id}) => chosen.includes(id));
  if (match) return match.id;
  return desk.roles.length === 1 ? desk.roles[0].id : '';
}

/** Whether a member is the one that hands in the application. */
export function isLead(desk, {role}) {
  return desk.roles.some(({id, applies}) => applies && id === role);
}

/** Makes one member the lead, in an applying role; who was so before is what its form says. Null: nobody is. */
export function setLead(desk, members, lead, role = '') {
  for (const member of members) {
    if (member !== lead && isLead(desk, member))
      member.role = member.values ? roleOf(desk, member.values) : '';
  }
  if (lead) lead.role = role;
}

/** What the device has stored of a desk; what does not fit the form changes nothing. */
export function storedDesk(desk, store) {
  const stored = load(store);
  const {members, isLeadAbsent, track} = Array.isArray(stored) ? {members: stored} : stored || {};
  return {
    members: storedMembers(desk, members),
    isLeadAbsent: isLeadAbsent === true,
    track: desk.tracks.some(({id}) => id === track) ? track : null,
  };
}

function storedMembers(desk, stored) {
  return (Array.isArray(stored) ? stored : [])
    .filter((one) => one && typeof one === 'object')
    .map((one) => ({
      name: typeof one.name === 'string' ? one.name : '',
      role: desk.roles.some(({id}) => id === one.role) ? one.role : '',
      values:
        one.values && typeof one.values === 'object' ? acceptValues(desk.fields, one.values).values : null,
      isOlder: one.isOlder === true,
      originals: Number.isInteger(one.originals) ? one.originals : 0,
      seals: desk.seals.map(({id}) => id).filter((id) => Array.isArray(one.seals) && one.seals.includes(id)),
      file: typeof one.file === 'string' ? one.file : '',
    }));
}
