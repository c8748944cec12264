/**
 * The papers with the members they are counted for. In: the call, words, and whom to tell of a number of members.
 * Out: `{$element, show, set}`.
 */

import {make, setText} from '../page/elements.mjs';
import {makeFigureField} from './fields.mjs';
import {paperItems} from './paper-list.mjs';
import {countMembers} from './papers.mjs';
import {applies, rolesToCount} from './scope.mjs';

/** `count(role, number, isTyping)` is called with undefined where a number was taken back. */
export function makePapers(call, say, count) {
  const fields = rolesToCount(call).map((role) => ({role, ...makeMemberField(role, {say, count})}));
  const $total = make('p', {class: 'ns-papers__total'});
  const $members = make(
    'fieldset',
    {class: 'ns-members'},
    make('legend', {}, say('Number of members')),
    make('p', {class: 'ns-question__hint'}, say('Left empty, the answers above are counted.')),
    fields.map(({$element}) => $element),
  );
  const $list = make('ul', {class: 'ns-papers'});
  const $element = make('section', {}, make('h2', {}, say('Papers')), $total, $members, $list);
  const show = (given, found) => {
    $members.hidden = fields.length === 0 || !applies(call, given);
    $total.hidden = !applies(call, given) || call.roles.length === 0;
    setText($total, totalWords(call, countMembers(call, given, given), say));
    $list.replaceChildren(...paperItems(found, {call, say}));
    $element.hidden = found.length === 0;
  };
  return {$element, show, set: ({members}) => fields.forEach(({role, set}) => set(members[role.id]))};
}

function makeMemberField(role, {say, count}) {
  const rule = {hint: null, value: role.min, unit: null};
  const answer = (value, isTyping) => count(role.id, value, isTyping);
  return makeFigureField({rule, say, answer, ask: role.title, id: `checklist-members-${role.id}`}, 'numeric');
}

function totalWords(call, counts, say) {
  const hands = [...counts.values()];
  const total = hands.reduce((sum, {count}) => sum + count, 0);
  const members = say.list(
    call.roles
      .filter(({id}) => counts.get(id).count > 0)
      .map(({id, title}) => say('{role} ({count})', {role: title, count: counts.get(id).count})),
  );
  return hands.some(({least}) => least)
    ? say('At least {total} members: {members}.', {total, members})
    : say('{total} members: {members}.', {total, members});
}
