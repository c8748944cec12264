/** What the members come to. In: the desk and its members. Out: elements. */

import {make} from './elements.mjs';
import {stateWords} from './checklist-remarks.mjs';
import {standing} from './checklist-verdict.mjs';
import {countsOf, distinct, kindsOf, lacking} from './collect-members.mjs';
import {packingRows, paperRows} from './collect-rows.mjs';

/** One sentence, the conditions on numbers, the kinds of members. */
export function summary(desk, members, say) {
  const incomplete = distinct(members).filter((member) => lacking(desk, member, say).length > 0).length;
  return make(
    'div',
    {},
    make(
      'p',
      {class: 'ns-collect__sum'},
      say('{count} members; {incomplete} lack something.', {count: distinct(members).length, incomplete}),
    ),
    make(
      'ul',
      {class: 'ns-list'},
      countsOf(desk, members).map((result) => conditionLine(desk, result, say)),
    ),
    kindsLine(desk, members, say),
    inHandLine(desk, members, say),
  );
}

function conditionLine(desk, result, say) {
  const {rule, count, readings} = result;
  const role = desk.roles.find(({id}) => id === rule.role);
  const others = readings.filter(({reading, state}) => reading && state !== result.state);
  return make(
    'li',
    {class: 'ns-collect__count', 'data-state': standing(result)},
    make('q', {}, rule.quote),
    ' ',
    say('{who}: {count}{unit}.', {who: role ? role.title : say('All members'), count, unit: rule.unit}),
    ' ',
    make('strong', {}, stateWords(say)[standing(result)]),
    rule.where && [' ', say('Check by hand: {where}.', {where: rule.where})],
    others.map(({reading, state}) =>
      make(
        'span',
        {class: 'ns-hint'},
        ' ',
        say('Read as “{reading}”: {state}.', {reading, state: stateWords(say)[state]}),
      ),
    ),
  );
}

function kindsLine(desk, members, say) {
  const kinds = kindsOf(desk, members);
  if (!kinds.length) return null;
  return make(
    'p',
    {},
    say('By what the forms say: {kinds}.', {
      kinds: say.list(kinds.map(([label, count]) => `${label} ${count}`)),
    }),
  );
}

function inHandLine(desk, members, say) {
  const all = distinct(members);
  const wanted = desk.copies === null ? null : all.length * desk.copies;
  const got = all.reduce((sum, {originals}) => sum + originals, 0);
  return make(
    'p',
    {},
    wanted === null
      ? say('{got} sealed originals in hand.', {got})
      : say('{got} of {wanted} sealed originals in hand.', {got, wanted}),
  );
}

/** The packing list on paper: the papers, then the members. */
export function packingTables(desk, members, say) {
  return [
    tableOf(say('Packing list for “{title}”', {title: desk.call_title}), paperRows(desk, say)),
    tableOf(say('Members'), packingRows(desk, members, say)),
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
        head.map((words) => make('th', {scope: 'col'}, words)),
      ),
    ),
    make(
      'tbody',
      {},
      rows.map((row) =>
        make(
          'tr',
          {},
          row.map((words) => make('td', {}, words)),
        ),
      ),
    ),
  );
}
