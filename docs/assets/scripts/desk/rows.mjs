/** The members as rows of texts. In: the desk and its members. Out: sheets for a workbook. No DOM. */

import {lacking, sealWords} from './members.mjs';
import {typedFields} from '../form/values.mjs';

/** Two sheets: all that the forms say, and the packing list in its two parts. */
export function sheetsFor(desk, members, say) {
  return [
    {name: say('Members'), rows: memberRows(desk, members, say)},
    {name: say('Packing list'), rows: [...paperRows(desk, say), [], ...packingRows(desk, members, say)]},
  ];
}

function memberRows(desk, members, say) {
  const fields = typedFields(desk.fields);
  const head = [
    say('No.'),
    say('Member'),
    say('Takes part as'),
    ...fields.map(({name}) => name),
    say('Lacks'),
    say('File'),
  ];
  const rows = members.map((member, at) => [
    String(at + 1),
    member.name,
    roleTitle(desk, member),
    ...fields.map((field) => valueWords(field, member.values && member.values[field.id], say)),
    say.sentences(lacking(desk, member, say)),
    member.file || '',
  ]);
  return [head, ...rows];
}

/** Every paper of the application; the last cell is there to be ticked. */
export function paperRows({papers}, say) {
  const head = [say('No.'), say('Paper'), say('How many and whose seal'), say('In hand')];
  const rows = papers.map(({title, annex, required, amount}, at) => [
    String(at + 1),
    paperName({title, annex, required}, say),
    amount,
    '□',
  ]);
  return [head, ...rows];
}

function paperName({title, annex, required}, say) {
  const name = annex ? say('{title} ({annex})', {title, annex}) : title;
  return required ? name : say('{name} (optional)', {name});
}

/** What each member has given to it. */
export function packingRows(desk, members, say) {
  const head = [
    say('No.'),
    say('Member'),
    say('Takes part as'),
    say('Sealed originals in hand'),
    ...desk.seals.map(({title}) => sealWords(title, say)),
  ];
  const rows = members.map((member, at) => [
    String(at + 1),
    member.name,
    roleTitle(desk, member),
    originalsWords(desk, member, say),
    ...desk.seals.map(({id, roles}) => sealState({id, roles}, member, say)),
  ]);
  return [head, ...rows];
}

function sealState({id, roles}, {role, seals}, say) {
  if (role && !roles.includes(role)) return say('not needed');
  return seals.includes(id) ? say('yes') : say('not yet');
}

/** So many of so many. */
export function originalsWords({copies}, {originals}, say) {
  return copies === null ? String(originals) : say('{count} of {copies}', {count: originals, copies});
}

/** The title of a member's role; empty where nobody has said it yet. */
export function roleTitle({roles}, {role}) {
  const found = roles.find(({id}) => id === role);
  return found ? found.title : '';
}

function valueWords(field, value, say) {
  if (!value) return '';
  if (field.options)
    return say.list(field.options.filter(({id}) => value.includes(id)).map(({label}) => label));
  if (!Array.isArray(value)) return value;
  return value.map((row) => (typeof row === 'string' ? row : Object.values(row).join(' '))).join('\n');
}
