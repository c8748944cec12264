/**
 * The conditions with their questions. In: the call, words, and whom to tell of an answer. Out: elements made once;
 * `show` then brings states, notes and hidden parts up to date, so that the focus stays where it is.
 */

import {followsFrom, isPremise, partsOf} from './rules.mjs';
import {adviceTag, make, placeLink, setText} from '../page/elements.mjs';
import {makeQuestion} from './questions.mjs';
import {evidenceOf, remarksOn} from './remarks.mjs';
import {standing, stateWords} from './standing.mjs';

/** All conditions, grouped as in the notice: `{$element, show(results), set(answers)}`. */
export function makeConditions(call, say, answer) {
  const byId = new Map(call.rules.map((rule) => [rule.id, makeCondition(rule, {call, say, answer})]));
  const groups = call.groups.map((group) => makeGroup(group, byId));
  return {
    $element: make(
      'div',
      {class: 'ns-conditions'},
      groups.map(({$element}) => $element),
    ),
    show: (results, answers) => groups.forEach((group) => group.show(results, answers)),
    set: (answers) => byId.forEach((condition) => condition.set(answers)),
  };
}

function makeGroup({heading, source, rules}, byId) {
  const conditions = rules.map((id) => byId.get(id));
  const $heading = make('h3', {}, source && `${source.label} `, heading);
  const $list = make(
    'ul',
    {class: 'ns-conditions__list'},
    conditions.map(({$element}) => $element),
  );
  const $element = make('section', {class: 'ns-conditions__group'}, $heading, $list);
  const show = (results, answers) => {
    conditions.forEach((condition) => condition.show(results, answers));
    $element.hidden = conditions.every((condition) => condition.$element.hidden);
  };
  return {$element, show};
}

/** One condition: the notice's words, the question or the parts, its state, and what else to know of it. */
function makeCondition(rule, {call, say, answer}, isOnlyPremise = false) {
  const parts = partsOf(rule).map((part) => makeCondition(part, {call, say, answer}, isPremise(rule, part)));
  const question =
    parts.length === 0 && makeQuestion(rule, say, (value, isTyping) => answer(rule, value, isTyping));
  const $state = make('p', {class: 'ns-state'});
  const $remarks = make('div', {class: 'ns-remarks'});
  const $element = make(
    'li',
    {class: 'ns-condition', id: rule.id, tabindex: '-1'},
    makeSource(rule, say),
    question ? question.$element : makeParts(rule, parts, say),
    evidenceOf(rule, call, say),
    $remarks,
    $state,
  );
  const show = (results, answers) => {
    const result = results.get(rule.id);
    $element.hidden = !result;
    if (!result) return;
    parts.forEach((part) => part.show(results, answers));
    if (rule.kind === 'when') parts[1].$element.hidden = !followsFrom(results.get(rule.if.id));
    $element.dataset.state = standing(result);
    setText($state, stateWords(say)[standing(result)]);
    $state.hidden = isOnlyPremise;
    $remarks.replaceChildren(...remarksOn(result, answers[rule.id], {say, isOnlyPremise}));
  };
  return {$element, show, set: (answers) => setAll(rule, {question, parts, answers})};
}

function setAll(rule, {question, parts, answers}) {
  if (question) question.set(answers[rule.id]);
  parts.forEach((part) => part.set(answers));
}

function makeSource(rule, say) {
  if (!rule.quote && !rule.source) return null;
  const $quote = rule.quote && make('q', {class: 'ns-condition__quote'}, rule.quote);
  const $place = placeLink(rule.source);
  return make('p', {class: 'ns-condition__source'}, $quote, ' ', $place, ' ', adviceTag(rule, say));
}

function makeParts(rule, parts, say) {
  const $list = make(
    'ul',
    {class: 'ns-condition__parts'},
    parts.map(({$element}) => $element),
  );
  const $title = rule.ask && make('p', {class: 'ns-condition__title'}, rule.ask);
  return make('div', {}, $title, make('p', {class: 'ns-condition__rule'}, connective(rule, say)), $list);
}

function connective({kind, n}, say) {
  return {
    all: say('All of these must be met:'),
    any: say('One of these is enough:'),
    at_least: say('At least {n} of these must be met:', {n}),
    not: say('This must not be so:'),
    when: say('Where the first applies, the second must be met:'),
  }[kind];
}
