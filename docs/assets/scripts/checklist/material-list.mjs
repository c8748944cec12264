/** The materials as a list, with inputs for the members that they are counted for. */

import {make, setText} from '../page/elements.mjs';
import {countMembers, NEEDED, OPTIONAL, PERHAPS} from './materials.mjs';
import {makeNumberInput} from './questions.mjs';
import {materialLink, placeLink} from './remarks.mjs';
import {applies, isOnTrack, rolesToCount} from './scope.mjs';

/**
 * The list under the inputs: `{$element, show, set}`. `count(role, number, isTyping)` is called at each change of a
 * number, with undefined where it was taken back.
 */
export function makeMaterials(call, t, count) {
  const inputs = rolesToCount(call).map((role) => ({role, ...makeMemberInput(role, {t, count})}));
  const $total = make('p', {class: 'ns-materials__total'});
  const $members = make(
    'fieldset',
    {class: 'ns-members'},
    make('legend', {}, t('Number of members')),
    make('p', {class: 'ns-question__hint'}, t('Left empty, the answers above are counted.')),
    inputs.map(({$element}) => $element),
  );
  const $list = make('ul', {class: 'ns-materials'});
  const $element = make('section', {}, make('h2', {}, t('Documents')), $total, $members, $list);
  const show = (given, entries) => {
    const joining = inputs.filter(({role}) => isOnTrack(role, given));
    inputs.forEach((input) => (input.$element.hidden = !joining.includes(input)));
    $members.hidden = joining.length === 0 || !applies(call, given);
    const counts = countMembers(call, given, given);
    $total.hidden = !applies(call, given) || call.roles.length === 0 || totalOf(counts) < 2;
    setText($total, totalText(call, counts, t));
    $list.replaceChildren(...items(entries, {call, t}));
    $element.hidden = entries.length === 0;
  };
  return {$element, show, set: ({members}) => inputs.forEach(({role, set}) => set(members[role.id]))};
}

function makeMemberInput(role, {t, count}) {
  const rule = {hint: null, value: role.min, unit: null};
  const answer = (value, isTyping) => count(role.id, value, isTyping);
  return makeNumberInput({rule, t, answer, ask: role.title, id: `checklist-members-${role.id}`}, 'numeric');
}

function totalOf(counts) {
  return [...counts.values()].reduce((sum, {count}) => sum + count, 0);
}

function totalText(call, counts, t) {
  const numbers = [...counts.values()];
  const total = totalOf(counts);
  const members = t.list(
    call.roles
      .filter(({id}) => counts.get(id).count > 0)
      .map(({id, title}) => t('{role} ({count})', {role: title, count: counts.get(id).count})),
  );
  return numbers.some(({isLeast}) => isLeast)
    ? t('At least {total} members: {members}.', {total, members})
    : t('{total} members: {members}.', {total, members});
}

function items(entries, {call, t}) {
  return entries.map((entry) =>
    make(
      'li',
      {class: 'ns-material', 'data-material': entry.material.id, 'data-need': entry.need},
      make(
        'p',
        {class: 'ns-material__name'},
        materialLink(entry.material),
        ' ',
        annexLabel(entry),
        needTag(entry, t),
      ),
      make('p', {class: 'ns-material__amount'}, amountText(entry, call, t)),
      [entry.material.limits, entry.material.note, ...entry.material.notes]
        .filter(Boolean)
        .map((text) => make('p', {class: 'ns-remark'}, text)),
      makeSources(entry.material.source, t),
    ),
  );
}

function annexLabel({material}) {
  return material.annex_label && make('span', {class: 'ns-material__annex'}, material.annex_label);
}

/** A material that only some cases ask for says so while the answers leave it open. */
function needTag({need, material}, t) {
  const open =
    material.need === 'choice' ? t('According to the condition met') : t('Depends on open answers');
  const label = {[NEEDED]: '', [PERHAPS]: open, [OPTIONAL]: t('Optional')}[need];
  return label && make('span', {class: 'ns-state'}, label);
}

function makeSources(sources, t) {
  if (sources.length === 0) return null;
  return make(
    'p',
    {class: 'ns-remark'},
    t('Asked for in:'),
    ' ',
    sources.flatMap((source) => [placeLink(source), ' ']),
  );
}

/** By whom, in how many copies, with which seals and signatures, and which of these the notice does not state. */
export function amountText(entry, call, t) {
  const {material, makers, signers, isMine} = entry;
  const titles = new Map(call.roles.map(({id, title}) => [id, title]));
  const by = makersText(makers, titles, t);
  return t.sentences([
    by && (isMine ? t('Prepared by: {by}.', {by}) : t('Prepared by {by}; you seal or sign it.', {by})),
    copiesText(entry, t),
    sealsText(entry, t),
    signers.length > 0 && t('Signed by: {roles}.', {roles: t.list(signers.map((id) => titles.get(id)))}),
    notStatedText(material, t),
  ]);
}

function makersText(makers, titles, t) {
  if (makers.length === 1 && makers[0].count === 1) return titles.get(makers[0].role);
  return t.list(makers.map(({role, count}) => t('{role} ({count})', {role: titles.get(role), count})));
}

function copiesText({documents, copies, total, isLeast}, t) {
  if (copies === null) return '';
  if (documents === 1) return t('{copies} copies.', {copies});
  return isLeast
    ? t('{copies} copies each, at least {sheets} in all.', {copies, sheets: total})
    : t('{copies} copies each, {sheets} in all.', {copies, sheets: total});
}

function sealsText({seals, documents, copies, isLeast}, t) {
  if (!seals) return '';
  if (copies === null && documents === 1) {
    return isLeast
      ? t('At least {seals} seals on each copy.', {seals})
      : t('{seals} seals on each copy.', {seals});
  }
  return isLeast ? t('At least {seals} seals.', {seals}) : t('{seals} seals.', {seals});
}

function notStatedText({copies, seal, signature}, t) {
  const items = [
    copies === 'not_stated' && t('number of copies'),
    seal === 'not_stated' && t('whether it is sealed'),
    signature === 'not_stated' && t('whether it is signed'),
  ].filter(Boolean);
  return items.length > 0 && t('Not stated in the notice: {items}.', {items: t.list(items)});
}
