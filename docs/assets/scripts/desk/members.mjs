/** What a desk's members come to: what each lacks, who is there twice, how many they are. No DOM. See held.mjs. */

import {evaluate, MET, questionOf} from '../checklist/rules.mjs';
import {emptyFields, faultOf, isGiven, nameField, typedFields} from '../form/values.mjs';
import {load} from '../page/storage.mjs';
import {isLead, roleOf} from './held.mjs';

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

/** Whether it must still be said which form is the lead's: its form is one of those collected, and none is its. */
export function isLeadUnknown(desk, {members, isLeadAbsent}) {
  const isAmong = desk.roles.some(({applies}) => applies);
  return isAmong && !isLeadAbsent && !members.some((member) => isLead(desk, member));
}

/** Whether it must still be said which track of the call this is. */
export function isTrackUnknown(desk, {track}) {
  return desk.tracks.length > 0 && !desk.tracks.some(({id}) => id === track);
}

/** Whether a condition, material or seal is one of the chosen track, and of the lead's role once that is known. */
export function concerns(desk, {tracks = [], prepared_by: by = []}, {members, track}) {
  if (tracks.length > 0 && !tracks.includes(track)) return false;
  const lead = members.find((member) => isLead(desk, member));
  if (!lead || by.length === 0) return true;
  return by.some((id) => id === lead.role || !desk.applicants.includes(id));
}

/** What is wrong with the values of a form is worked out once: they are replaced, never changed. */
const faultsByValues = new WeakMap();

function formFaults(desk, values, t) {
  if (!faultsByValues.has(values)) {
    const {required} = emptyFields(desk.fields, values);
    const faults = typedFields(desk.fields)
      .map((field) => [field, faultOf(field, values[field.id], t)])
      .filter(([, message]) => message);
    faultsByValues.set(values, [
      required.length > 0 && t('Empty: {names}.', {names: t.list(required.map(({name}) => name))}),
      ...faults.map(([{name}, message]) => `${name}: ${message}`),
    ]);
  }
  return faultsByValues.get(values);
}

/** What a member still lacks, as messages. */
export function lacking(desk, member, t) {
  if (!member.values) return [t('The form has not come in.')];
  return [
    member.isOlder && t('The form is an older one.'),
    ...formFaults(desk, member.values, t),
    !member.role && t('Say what this member is.'),
  ].filter(Boolean);
}

/** A name as compared: width, white space, brackets and case do not count. */
export function comparable(name) {
  if (!comparables.has(name)) {
    const plain = name.normalize('NFKC').replace(/[\s()〔〕［］[\]·.,，。]/g, '');
    comparables.set(name, plain.toLowerCase());
  }
  return comparables.get(name);
}

const comparables = new Map();

/** The members whose name another one has too, as a set. */
export function repeated(members) {
  const counts = new Map();
  for (const {name} of members) counts.set(comparable(name), (counts.get(comparable(name)) || 0) + 1);
  return new Set(members.filter(({name}) => name && counts.get(comparable(name)) > 1));
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

/**
 * The result of each condition on numbers, with its `count`; `isHeld` where it is not called met, since it is still to
 * be said which form is the lead's: who leads the application is not one of those who join it.
 */
export function countsOf(desk, held) {
  const all = distinct(held.members);
  const isUnknown = isLeadUnknown(desk, held);
  return desk.counts
    .filter((rule) => concerns(desk, rule, held))
    .map((rule) => {
      const count = all.filter(({role}) => rule.role === null || role === rule.role).length;
      const result = evaluate(rule, {[questionOf(rule)]: count});
      return {...result, count, isHeld: isUnknown && result.states.includes(MET)};
    });
}

/**
 * What has not come in yet: `{title, names}` for forms, sealed originals and seals; `wanted` are numbers of members by
 * role id, as the checklist of this device has them.
 */
export function missing(desk, held, {t, wanted}) {
  const all = distinct(held.members);
  const nameOf = ({name}) => name || t('a member without a name');
  const seals = desk.seals.filter((seal) => concerns(desk, seal, held));
  const parts = [
    {
      title: t('Forms that have not come in'),
      names: [
        ...all.filter(({values}) => !values).map(nameOf),
        ...missingRoles(desk, all, {...held, wanted, t}),
      ],
    },
    {
      title: t('Forms that lack something'),
      names: all.filter((member) => member.values && lacking(desk, member, t).length > 0).map(nameOf),
    },
    {
      title: t('Sealed originals not in hand'),
      names: all.filter(({originals}) => desk.copies !== null && originals < desk.copies).map(nameOf),
    },
    ...seals.map(({id, title, roles}) => ({
      title: t('Without a seal: “{title}”', {title}),
      names: all
        .filter((member) => (!member.role || roles.includes(member.role)) && !member.seals.includes(id))
        .map(nameOf),
    })),
  ];
  return parts.filter(({names}) => names.length > 0);
}

/** The lead whose form is not there, and how many more of each role there should be. */
function missingRoles(desk, all, {isLeadAbsent, wanted, t}) {
  const leads = isLeadAbsent ? desk.roles.filter(({applies}) => applies).map(({title}) => title) : [];
  const joining = desk.roles
    .filter(({applies}) => !applies)
    .map(({id, title}) => ({title, count: (wanted[id] || 0) - all.filter(({role}) => role === id).length}))
    .filter(({count}) => count > 0);
  return [...leads, ...joining.map(({title, count}) => t('{count} more: {title}', {count, title}))];
}

/** How many members of each role the checklist of this device counts with; no numbers where it has none. */
export function wantedMembers({call, edition}) {
  const stored = load({area: 'eligibility', call, edition});
  const members = stored && typeof stored.members === 'object' ? stored.members : null;
  return Object.fromEntries(
    Object.entries(members || {}).filter(([, count]) => Number.isInteger(count) && count > 0),
  );
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
