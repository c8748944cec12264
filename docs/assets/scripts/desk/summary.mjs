/** What the members come to. In: the desk and its members. Out: elements. */

import {make} from '../page/elements.mjs';
import {standing, stateWords} from '../checklist/standing.mjs';
import {countsOf, distinct, kindsOf, lacking} from './members.mjs';

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
