/**
 * The members of an application. In: values from their forms. Out: what each lacks, who stands twice, how many. No DOM.
 *
 * A member is `{name, role, values, notes, originals, seals, file}`: `values` is null for one added by hand, `originals`
 * the sealed sheets in hand, `seals` the ids of shared papers that carry its seal.
 */

import {evaluate} from '../checklist/rules.mjs';
import {emptyFields, faultOf, isGiven, typedFields} from '../form/values.mjs';

/** The field that names a member: the first line that everybody fills in. */
export function nameField(fields) {
  return typedFields(fields).find(({kind, required}) => kind === 'text' && required);
}

/** A member from a form that was read. */
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

/** The role that the form's own choice is named for, or the only one there is; else the lead has to say it. */
export function roleOf(desk, values) {
  const joining = desk.roles.filter(({applies}) => !applies);
  const chosen = desk.fields.filter(({options}) => options).flatMap(({id}) => values[id] || []);
  const named = joining.find(({id}) => chosen.includes(id));
  if (named) return named.id;
  return desk.roles.length === 1 ? desk.roles[0].id : '';
}

/** What a member still lacks, in words. */
export function lacking(desk, member, say) {
  if (!member.values) return [say('The form has not come in.')];
  const {required} = emptyFields(desk.fields, member.values);
  const faults = typedFields(desk.fields)
    .map((field) => [field, faultOf(field, member.values[field.id], say)])
    .filter(([, words]) => words);
  return [
    member.isOlder && say('The form is an older one.'),
    required.length > 0 && say('Empty: {names}.', {names: say.list(required.map(({name}) => name))}),
    ...faults.map(([{name}, words]) => `${name}: ${words}`),
    !member.role && say('Say what this member is.'),
  ].filter(Boolean);
}

/** Names as compared: width, blanks, brackets and case do not count. */
export function comparable(name) {
  return name
    .normalize('NFKC')
    .replace(/[\s()〔〕［］\[\]·.,，。]/g, '')
    .toLowerCase();
}

/** The members of whom another has the same name. */
export function twice(members) {
  const counts = new Map();
  for (const {name} of members) counts.set(comparable(name), (counts.get(comparable(name)) || 0) + 1);
  return members.filter(({name}) => name && counts.get(comparable(name)) > 1);
}

/** Members that count once, however often their form was handed in. */
export function distinct(members) {
  const seen = new Set();
  return members.filter(({name}) => {
    const key = comparable(name);
    if (key && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How each condition on numbers stands: its result as in rules.mjs, with `count`. */
export function countsOf(desk, members) {
  const all = distinct(members);
  return desk.counts.map((rule) => {
    const count = all.filter(({role}) => rule.role === null || role === rule.role).length;
    return {...evaluate(rule, {[rule.id]: count}), count};
  });
}

/** How many members chose each option of the form's choices: `[label, count]`. */
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

/** The heading over the seals on a shared paper. */
export function sealWords(title, say) {
  return say('Seal on “{title}”', {title});
}
