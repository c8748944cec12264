/** The result: what is open, what is settled, materials, tasks, whom to ask. */

import {make} from '../page/elements.mjs';
import {makeExample} from './example.mjs';
import {makeMaterials} from './material-list.mjs';
import {makeMoney} from './money.mjs';
import {makeNextSteps, makeQuestions} from './next-steps.mjs';
import {adviceTag, evidenceOf, placeLink, remarksOn} from './remarks.mjs';
import {NOT_ANSWERED, NOT_MET, questionOf} from './rules.mjs';
import {applies, isOnTrack, roleOf, unaskedFor} from './scope.mjs';
import {answersAbove} from './shared.mjs';
import {DEPENDS, shownState, stateLabels} from './states.mjs';
import {openOnes, partsToShow, sentencesFor, sumUp, windowSentence} from './verdict.mjs';

/** `{$heading, $lists, show, set}`; `show` gives the sentence that sums up. */
export function makeReport(call, t, {count, invite}) {
  const unanswered = makeOnce();
  const done = makeOnce();
  const open = makeList('h3', t('Open points'));
  const settled = makeList('h3', t('Settled'));
  const materials = makeMaterials(call, t, count);
  const tasks = makeTasks(call, t);
  const money = makeMoney(call, t);
  const example = makeExample(call, t);
  const contacts = makeList('h2', t('Whom to ask'));
  const next = makeNextSteps(call, t, invite);
  const unasked = makeList('h3', t('Not asked here'));
  const $points = make('div', {}, open.$element, unasked.$element, settled.$element);
  const $heading = make('h2', {id: 'checklist-result', tabindex: '-1'}, t('Result of your own check'));
  const show = ({given, results, materials: entries, state, invitation}) => {
    open.show(openPoints(results, given.answers, {call, t, unanswered, asked: new Set()}));
    unasked.show(unaskedFor(call, given).map(unaskedPoint));
    settled.show(settledPoints(results, done, t));
    tasks.show(given);
    money.show(given);
    example.show(given, results);
    materials.show(given, entries);
    contacts.show(makeContacts(call, given, t));
    next.show({call, given, entries, state, invitation});
    return summarySentence({call, given, results, entries, state}, t);
  };
  const $lists = make(
    'div',
    {},
    $points,
    money.$element,
    tasks.$own,
    materials.$element,
    tasks.$members,
    next.$element,
    contacts.$element,
    makeQuestions(call, t),
    example.$element,
  );
  return {$heading, $lists, show, set: materials.set};
}

function summarySentence({call, given, results, entries, state}, t) {
  const isApplicant = applies(call, given);
  if (isApplicant || results.length > 0) {
    const unasked = unaskedFor(call, given).map(({source}) => source.label);
    return t.sentences(sentencesFor(sumUp(results), {isApplicant, state, unasked}, t));
  }
  const tasks = roleOf(call, given).tasks.length;
  const counts = {tasks, documents: entries.length};
  return t.sentences([
    windowSentence(state, t),
    t('You join: {tasks} things to check before you sign, {documents} documents to prepare or seal.', counts),
  ]);
}

/** A list under a heading, hidden while it is empty. */
function makeList(tag, heading) {
  const $list = make('ul', {class: 'ns-points'});
  const $element = make('section', {}, make(tag, {}, heading), $list);
  const show = ($items) => {
    replaceItems($list, $items);
    $element.hidden = $items.length === 0;
  };
  return {$element, show};
}

/** Puts items into a list in their order; those that are in their place already stay untouched. */
function replaceItems($list, $items) {
  const kept = new Set($items);
  for (const $child of [...$list.children]) if (!kept.has($child)) $child.remove();
  let $next = $list.firstElementChild;
  for (const $item of $items) {
    if ($item === $next) $next = $next.nextElementSibling;
    else $list.insertBefore($item, $next);
  }
}

/**
 * Gives the element that `make` makes for a rule, the same one again for the same `key`: of hundreds of conditions an
 * answer changes few.
 */
function makeOnce() {
  const made = new Map();
  return (rule, key, make) => {
    const before = made.get(rule.id);
    if (before?.key === key && before.rule === rule) return before.$item;
    const $item = make();
    made.set(rule.id, {rule, key, $item});
    return $item;
  };
}

/** What a role checks before it signs: a reader who joins sees its own, the applicant that of all members. */
function makeTasks(call, t) {
  const $own = make('section', {});
  const $members = make('section', {});
  const tasksOf = ({tasks}) =>
    make(
      'ul',
      {class: 'ns-points'},
      tasks.map((task) => make('li', {class: 'ns-point'}, task)),
    );
  const show = (given) => {
    const mine = call.roles.filter(({id, tasks}) => id === given.role && tasks.length > 0);
    const others = call.roles.filter(
      (role) => role.id !== given.role && role.tasks.length > 0 && isOnTrack(role, given),
    );
    $own.replaceChildren(...mine.flatMap((role) => [make('h2', {}, t('Before you sign')), tasksOf(role)]));
    $members.replaceChildren(
      make('h2', {}, t('Before the members sign')),
      ...others.flatMap((role) => [make('h3', {}, role.title), tasksOf(role)]),
    );
    $members.hidden = !applies(call, given) || others.length === 0;
  };
  return {$own, $members, show};
}

/** Conditions that are not met, hang on a reading, are not answered or judged by others, in this order. */
function openPoints(results, answers, tools) {
  return openOnes(results)
    .filter(({rule, state}) => state !== NOT_ANSWERED || isFirst(rule, tools.asked))
    .map((result) => openPoint(result, answers, tools));
}

/** Whether a question was not listed yet: one that several conditions use is listed once. */
function isFirst({uses, derived}, asked) {
  if (!uses || derived) return true;
  const isNew = !asked.has(uses);
  asked.add(uses);
  return isNew;
}

/** The conditions that are met or do not apply. */
function settledPoints(results, done, t) {
  const labels = stateLabels(t);
  const open = new Set(openOnes(results));
  return results
    .filter((result) => !open.has(result))
    .map((result) => {
      const state = shownState(result);
      return done(result.rule, state, () =>
        make('li', {}, ...namePart(result.rule), ' ', stateTag(labels, state)),
      );
    });
}

/** A sentence of the notice that no question here stands for, to be read there. */
function unaskedPoint({words, source}) {
  const $quote = make('q', {class: 'ns-condition__quote'}, words);
  return make('li', {class: 'ns-point'}, $quote, ' ', placeLink(source));
}

function openPoint(result, answers, tools) {
  const {rule, parts} = result;
  const state = shownState(result);
  const isAdvice = tools.isAdvice || rule.severity === 'should';
  if (state === NOT_ANSWERED && parts.length === 0)
    return tools.unanswered(rule, isAdvice, () => unansweredPoint(rule, isAdvice, tools.t));
  const inner = openPoints(partsToShow(result), answers, {...tools, isAdvice});
  const hasRemarks = state === NOT_MET || state === DEPENDS;
  return make(
    'li',
    {class: 'ns-point', 'data-state': state},
    make(
      'p',
      {class: 'ns-point__name'},
      ...namePart(rule),
      ' ',
      adviceTag(rule, tools.t),
      ' ',
      // Where a condition is not answered, each of its parts shows it.
      state !== NOT_ANSWERED && stateTag(stateLabels(tools.t), state),
    ),
    hasRemarks && answersAbove(result, answers, tools),
    hasRemarks && remarksOn(result, answers[questionOf(rule)], tools),
    hasRemarks && evidenceOf(rule, tools.call, tools.t),
    inner.length > 0 && make('ul', {class: 'ns-points'}, inner),
    parts.length === 0 &&
      make('a', {class: 'ns-point__back', href: `#${rule.id}`}, tools.t('Back to this question')),
  );
}

/** What is not answered shows its question alone; advice may stay so, and has no state. */
function unansweredPoint(rule, isAdvice, t) {
  const anchor = rule.uses && !rule.derived ? `question-${rule.uses}` : rule.id;
  const $question = make('a', {href: `#${anchor}`}, rule.ask || rule.quote);
  const $state = !isAdvice && stateTag(stateLabels(t), NOT_ANSWERED);
  return make('li', {class: 'ns-point'}, $question, ' ', adviceTag(rule, t), ' ', $state);
}

function namePart({quote, ask, source}) {
  const $name = quote ? make('q', {class: 'ns-condition__quote'}, quote) : ask || '';
  return [$name, ' ', placeLink(source)].filter(Boolean);
}

function stateTag(labels, state) {
  return make('span', {class: 'ns-state', 'data-state': state}, labels[state]);
}

/** The contacts for the reader's track. */
function makeContacts(call, who, t) {
  return call.contacts
    .filter((contact) => isOnTrack(contact, who))
    .map(({title, organisation, persons, telephones, emails, hours}) =>
      make(
        'li',
        {},
        [title, organisation, t.list(persons)].filter(Boolean).join(' '),
        [...telephones, ...emails].flatMap(({href, text}) => [' ', make('a', {href}, text)]),
        hours && ` ${hours}`,
      ),
    );
}
