/**
 * The members of an application: what each lacks, who is there twice, how many they are. No DOM.
 *
 * A member is `{name, role, values, isOlder, originals, seals, file}`: `values` of its form are null for one added by
 * hand, `isOlder` where the form has changed since; `originals` counts the sealed copies in hand, `seals` has the ids
 * of shared documents that carry its seal.
 */

import {evaluate, questionOf} from '../checklist/rules.mjs';
import {acceptValues, emptyFields, faultOf, isGiven, nameField, typedFields} from '../form/values.mjs';
import {load} from '../page/storage.mjs';

/** A member from a form that was read; `file` is the name of its file. */
export function memberFrom(desk, {values, isOlder}, file) {
  const field = nameField(desk.fields);
  return {
    name: field && isGiven(values[field.id]) ? values[field.id].trim() : '',
    role: roleOf(desk, values),
    values,
    isOlder,
    originals: 0,
    seals: [],
    file,
  };
}

/** The role that an option chosen in the form has the id of, or the only one there is; else '', for the lead to say. */
function roleOf(desk, values) {
  const joining = desk.roles.filter(({applies}) => !applies);
  const chosen = desk.fields.filter(({options}) => options).flatMap(({id}) => values[id] || []);
  const match = joining.find(({id}) => chosen.includes(id));
  if (match) return match.id;
  return desk.roles.length === 1 ? desk.roles[0].id : '';
}

/** What a member still lacks, as messages. */
export function lacking(desk, member, t) {
  if (!member.values) return [t('The form has not come in.')];
  const {required} = emptyFields(desk.fields, member.values);
  const faults = typedFields(desk.fields)
    .map((field) => [field, faultOf(field, member.values[field.id], t)])
    .filter(([, message]) => message);
  return [
    member.isOlder && t('The form is an older one.'),
    required.length > 0 && t('Empty: {names}.', {names: t.list(required.map(({name}) => name))}),
    ...faults.map(([{name}, message]) => `${name}: ${message}`),
    !member.role && t('Say what this member is.'),
  ].filter(Boolean);
}

/** A name as compared: width, white space, brackets and case do not count. */
export function comparable(name) {
  return name
    .normalize('NFKC')
    .replace(/[\s()〔〕［］[\]·.,，。]/g, '')
    .toLowerCase();
}

/** The members whose name another one has too. */
export function repeated(members) {
  const counts = new Map();
  for (const {name} of members) counts.set(comparable(name), (counts.get(comparable(name)) || 0) + 1);
  return members.filter(({name}) => name && counts.get(comparable(name)) > 1);
}

/** The members, those of one name once. */
export function distinct(members) {
  const seen = new Set();
  return members.filter(({name}) => {
    const key = comparable(name);
    if (key && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The result of each condition on numbers, with its `count`. */
export function countsOf(desk, members) {
  const all = distinct(members);
  return desk.counts.map((rule) => {
    const count = all.filter(({role}) => rule.role === null || role === rule.role).length;
    return {...evaluate(rule, {[questionOf(rule)]: count}), count};
  });
}

/** `[label, count]`: how many members chose each option of the form's choices. */
export function kindsOf(desk, members) {
  const all = distinct(members).filter(({values}) => values);
  return desk.fields
    .filter(({kind}) => kind === 'choice')
    .flatMap(({id, options}) =>
      options.map((option) => [
        option.label,
        all.filter(({values}) => (values[id] || []).includes(option.id)).length,
      ]),
    )
    .filter(([, count]) => count > 0);
}

/** The heading of the seals on a shared document. */
export function sealHeading(title, t) {
  return t('Seal on “{title}”', {title});
}

/** The members that the device has stored; what does not fit the form changes nothing. */
export function storedMembers(desk, store) {
  const stored = load(store);
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
