/** What the desk shows of its members: what is asked first, what they come to, their cards. Deferred. */

import {NOT_ANSWERED} from '../checklist/rules.mjs';
import {shownState, stateLabels} from '../checklist/states.mjs';
import {make, setText} from '../page/elements.mjs';
import {makeCards} from './cards.mjs';
import {isLead} from './held.mjs';
import {
  countsOf,
  distinct,
  isLeadUnknown,
  isTrackUnknown,
  kindsOf,
  lacking,
  missing,
  wantedMembers,
} from './members.mjs';

/**
 * All of it: `{$element, show(held), focusName(member)}`. `answer` gets what is chosen of the questions, see
 * makeQuestions; `change` and `remove` are as of makeCards.
 */
export function makeBoard(desk, t, {answer, change, remove}) {
  const questions = makeQuestions(desk, t, answer);
  const cards = makeCards(desk, {t, change, remove});
  const $summary = make('div', {class: 'ns-collect__summary'});
  return {
    $element: make('div', {}, questions.$element, $summary, cards.$element),
    show: (held) => {
      const wanted = wantedMembers(desk);
      questions.show(held);
      $summary.replaceChildren(...(held.members.length ? [makeSummary(desk, held, {t, wanted})] : []));
      cards.show(held.members);
    },
    focusName: cards.focusName,
  };
}

/**
 * What is asked before anything is counted: `{$element, show(held)}`; `choose` gets `{lead: [member, role id]}`,
 * `{isLeadAbsent}` or `{track}`. What leaves no choice is not asked.
 */
function makeQuestions(desk, t, choose) {
  const track = makeSelect(`${desk.annex}-track`, t('Which category is the application in?'), () =>
    choose({track: track.$select.value || null}),
  );
  track.$select.append(
    makeOption('', t('not said')),
    ...desk.tracks.map(({id, title}) => makeOption(id, title)),
  );
  track.$element.hidden = desk.tracks.length === 0;
  const lead = makeLeadQuestion(desk, t, choose);
  return {
    $element: make('div', {class: 'ns-collect__questions'}, track.$element, lead.$element),
    show: (held) => {
      track.$select.value = held.track || '';
      lead.show(held);
    },
  };
}

const ABSENT = 'absent';

/** Options stay with their members: a change among hundreds touches few. */
function makeLeadQuestion(desk, t, choose) {
  const applying = desk.roles.filter(({applies}) => applies);
  const options = new Map();
  const choices = new Map();
  let ids = 0;
  const {$element, $select} = makeSelect(
    `${desk.annex}-lead`,
    t('Which of these forms is the lead’s?'),
    () => {
      const lead = choices.get($select.value);
      choose(lead ? {lead} : {isLeadAbsent: $select.value === ABSENT});
    },
  );
  $select.append(makeOption('', t('not said')), makeOption(ABSENT, t('The lead’s form is not among them')));
  const add = (member) => {
    const own = applying.map(({id, title}) => {
      const $option = makeOption(`member-${++ids}`, '');
      choices.set($option.value, [member, id]);
      return {$option, id, title};
    });
    options.set(member, own);
    $select.append(...own.map(({$option}) => $option));
  };
  const remove = (member) => {
    for (const {$option} of options.get(member)) {
      choices.delete($option.value);
      $option.remove();
    }
    options.delete(member);
  };
  const name = (member, own, number) => {
    const label = member.name || t('Member {number}', {number});
    for (const {$option, title} of own) {
      setText($option, own.length > 1 ? t('{name} ({role})', {name: label, role: title}) : label);
    }
  };
  const show = ({members, isLeadAbsent}) => {
    $element.hidden = applying.length === 0 || members.length === 0;
    if (applying.length === 0) return;
    const present = new Set(members);
    [...options.keys()].filter((member) => !present.has(member)).forEach(remove);
    members.forEach((member, at) => {
      if (!options.has(member)) add(member);
      name(member, options.get(member), at + 1);
    });
    const lead = members.find((member) => isLead(desk, member));
    const chosen = lead && options.get(lead).find(({id}) => id === lead.role);
    $select.value = chosen ? chosen.$option.value : isLeadAbsent ? ABSENT : '';
  };
  return {$element, show};
}

function makeSelect(id, label, change) {
  const $select = make('select', {class: 'ns-fill__input', id, change});
  return {$element: make('p', {}, make('label', {for: id}, label), $select), $select};
}

const makeOption = (value, text) => make('option', {value}, text);

/** One sentence, the conditions on numbers, the kinds of members, the originals in hand, what is missing. */
function makeSummary(desk, held, {t, wanted}) {
  const all = distinct(held.members);
  const incomplete = all.filter((member) => lacking(desk, member, t).length > 0).length;
  return make(
    'div',
    {},
    make(
      'p',
      {class: 'ns-collect__sum'},
      t('{count} members; {incomplete} lack something.', {count: all.length, incomplete}),
    ),
    conditionLines(desk, held, t),
    kindsLine(desk, held.members, t),
    inHandLine(desk, all, t),
    missingLines(missing(desk, held, {t, wanted}), t),
  );
}

function conditionLines(desk, held, t) {
  if (isTrackUnknown(desk, held))
    return make(
      'p',
      {class: 'ns-collect__sum'},
      t('First say which category: then the members are counted.'),
    );
  const results = countsOf(desk, held);
  return [
    isLeadUnknown(desk, held) &&
      make(
        'p',
        {class: 'ns-collect__sum'},
        t('First say which form is the lead’s: who leads is not one of those who join.'),
      ),
    make(
      'ul',
      {class: 'ns-list'},
      results.map((result) => conditionLine(desk, result, t)),
    ),
  ];
}

function conditionLine(desk, result, t) {
  const {rule, count, readings, isHeld} = result;
  const role = desk.roles.find(({id}) => id === rule.role);
  const state = isHeld ? NOT_ANSWERED : shownState(result);
  const others = readings.filter((each) => !isHeld && each.reading && each.state !== result.state);
  return make(
    'li',
    {class: 'ns-collect__count', 'data-state': state},
    make('q', {}, rule.quote),
    ' ',
    t('{who}: {count}{unit}.', {who: role ? role.title : t('All members'), count, unit: rule.unit}),
    ' ',
    make('strong', {}, isHeld ? t('Not clear yet') : stateLabels(t)[state]),
    rule.where && [' ', t('Check by hand: {where}.', {where: rule.where})],
    others.map((other) =>
      make(
        'span',
        {class: 'ns-hint'},
        ' ',
        t('Read as “{reading}”: {state}.', {reading: other.reading, state: stateLabels(t)[other.state]}),
      ),
    ),
  );
}

function kindsLine(desk, members, t) {
  const kinds = kindsOf(desk, members);
  if (!kinds.length) return null;
  return make(
    'p',
    {},
    t('By what the forms say: {kinds}.', {
      kinds: t.list(kinds.map(([label, count]) => `${label} ${count}`)),
    }),
  );
}

function inHandLine(desk, all, t) {
  const wanted = desk.copies === null ? null : all.length * desk.copies;
  const got = all.reduce((sum, {originals}) => sum + originals, 0);
  return make(
    'p',
    {},
    wanted === null
      ? t('{got} sealed originals in hand.', {got})
      : t('{got} of {wanted} sealed originals in hand.', {got, wanted}),
  );
}

/** Names beyond so many are counted. */
const MOST_NAMES = 12;

function missingLines(parts, t) {
  const $title = make('h3', {}, t('Still missing'));
  if (!parts.length) return [$title, make('p', {}, t('Of what is counted here, nothing.'))];
  const lines = parts.map(({title, names}) => {
    const further = names.length - MOST_NAMES;
    return make(
      'li',
      {},
      make('strong', {}, t('{title}: {count}.', {title, count: names.length})),
      ' ',
      t.list(names.slice(0, MOST_NAMES)),
      further > 0 && ` ${t('and {count} more', {count: further})}`,
    );
  });
  return [$title, make('ul', {class: 'ns-list ns-collect__missing'}, lines)];
}
