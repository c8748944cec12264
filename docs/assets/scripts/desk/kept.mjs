/** Members as the device keeps them. In: the desk, where they stay. Out: members, as in collect-members.mjs. */

import {kept} from '../page/storage.mjs';
import {parsed} from '../form/kept.mjs';
import {acceptValues} from '../form/values.mjs';

/** Members that the device kept; what does not fit the form changes nothing. */
export function keptMembers(desk, store) {
  const found = parsed(kept(store));
  return (Array.isArray(found) ? found : [])
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
