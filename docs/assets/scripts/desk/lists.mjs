/** The members and the packing list as rows of texts: for a workbook, and as tables to print. */

import {typedFields} from '../form/values.mjs';
import {make} from '../page/elements.mjs';
import {concerns, lacking, sealHeading} from './members.mjs';

/** `{name, rows}` of two sheets: all values of the forms, and the packing list in its two parts. */
export function sheetsFor(desk, held, t) {
  const {members} = held;
  return [
    {name: t('Members'), rows: memberRows(desk, members, t)},
    {
      name: t('Packing list'),
      rows: [...materialRows(desk, held, t), [], ...memberPackingRows(desk, held, t)],
    },
  ];
}

function memberRows(desk, members, t) {
  const fields = typedFields(desk.fields);
  const head = [
    t('No.'),
    t('Member'),
    t('Takes part as'),
    ...fields.map(({name}) => name),
    t('Lacks'),
    t('File'),
  ];
  const rows = members.map((member, at) => [
    String(at + 1),
    member.name,
    roleTitle(desk, member),
    ...fields.map((field) => valueText(field, member.values?.[field.id], t)),
    t.sentences(lacking(desk, member, t)),
    member.file || '',
  ]);
  return [head, ...rows];
}

/** Every material of the application in its track; the last cell is there to be ticked. */
export function materialRows(desk, held, t) {
  const materials = desk.materials.filter((material) => concerns(desk, material, held));
  const head = [t('No.'), t('Document'), t('How many and whose seal'), t('In hand')];
  const rows = materials.map(({title, annex, required, amount}, at) => [
    String(at + 1),
    materialName({title, annex, required}, t),
    amount,
    '□',
  ]);
  return [head, ...rows];
}

function materialName({title, annex, required}, t) {
  const name = annex ? t('{title} ({annex})', {title, annex}) : title;
  return required ? name : t('{name} (optional)', {name});
}

/** What each member has handed in. */
export function memberPackingRows(desk, held, t) {
  const {members} = held;
  const seals = desk.seals.filter((seal) => concerns(desk, seal, held));
  const head = [
    t('No.'),
    t('Member'),
    t('Takes part as'),
    t('Sealed originals in hand'),
    ...seals.map(({title}) => sealHeading(title, t)),
  ];
  const rows = members.map((member, at) => [
    String(at + 1),
    member.name,
    roleTitle(desk, member),
    originalsText(desk, member, t),
    ...seals.map(({id, roles}) => sealState({id, roles}, member, t)),
  ]);
  return [head, ...rows];
}

function sealState({id, roles}, {role, seals}, t) {
  if (role && !roles.includes(role)) return t('not needed');
  return seals.includes(id) ? t('yes') : t('not yet');
}

/** The sealed copies in hand, of those that are asked for. */
function originalsText({copies}, {originals}, t) {
  return copies === null ? String(originals) : t('{count} of {copies}', {count: originals, copies});
}

/** The title of a member's role; empty where nobody has said it yet. */
function roleTitle({roles}, {role}) {
  const match = roles.find(({id}) => id === role);
  return match ? match.title : '';
}

function valueText(field, value, t) {
  if (!value) return '';
  if (field.options)
    return t.list(field.options.filter(({id}) => value.includes(id)).map(({label}) => label));
  if (!Array.isArray(value)) return value;
  return value.map((row) => (typeof row === 'string' ? row : Object.values(row).join(' '))).join('\n');
}

/** The packing list to print: the materials, then the members. */
export function packingTables(desk, held, t) {
  return [
    tableOf(t('Packing list for “{title}”', {title: desk.call_title}), materialRows(desk, held, t)),
    tableOf(t('Members'), memberPackingRows(desk, held, t)),
  ];
}

function tableOf(title, [head, ...rows]) {
  return make(
    'table',
    {class: 'ns-sheet-form__table ns-collect__list'},
    make('caption', {}, title),
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        head.map((text) => make('th', {scope: 'col'}, text)),
      ),
    ),
    make(
      'tbody',
      {},
      rows.map((row) =>
        make(
          'tr',
          {},
          row.map((text) => make('td', {}, text)),
        ),
      ),
    ),
  );
}
