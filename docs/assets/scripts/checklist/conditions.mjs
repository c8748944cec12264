/**
 * The conditions with their questions. Elements are made once; `show` then updates states, remarks and hidden parts,
 * so that the focus stays where it is.
 */

import {make, setText} from '../page/elements.mjs';
import {makeQuestion} from './questions.mjs';
import {adviceTag, evidenceOf, placeLink, remarksOn} from './remarks.mjs';
import {followsFrom, isPremise, partsOf, questionOf} from './rules.mjs';
import {answersAbove} from './shared.mjs';
import {shownState, stateLabels} from './states.mjs';

/**
 * All conditions, grouped as in the notice: `{$element, show(results, answers), set(answers)}`, `results` by rule id.
 * `answer(rule, value, isTyping)` is called at each answer.
 */
export function makeConditions(call, t, answer) {
  const byId = new Map(call.rules.map((rule) => [rule.id, makeCondition(rule, {call, t, answer})]));
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

/** One condition: its quote, the question or the parts, evidence, remarks, state. */
function makeCondition(rule, {call, t, answer}, isOnlyPremise = false) {
  const parts = partsOf(rule).map((part) => makeCondition(part, {call, t, answer}, isPremise(rule, part)));
  const isAsking = parts.length === 0 && !rule.uses;
  const question = isAsking && makeQuestion(rule, t, (value, isTyping) => answer(rule, value, isTyping));
  const $state = make('p', {class: 'ns-state'});
  const $remarks = make('div', {class: 'ns-remarks'});
  const $above = rule.uses && make('div', {});
  const $element = make(
    'li',
    {class: 'ns-condition', id: rule.id, tabindex: '-1'},
    makeSource(rule, t),
    question ? question.$element : $above || makeParts(rule, parts, t),
    evidenceOf(rule, call, t),
    $remarks,
    $state,
  );
  const show = (results, answers) => {
    const result = results.get(rule.id);
    $element.hidden = !result;
    if (!result) return;
    parts.forEach((part) => part.show(results, answers));
    if (rule.kind === 'when') parts[1].$element.hidden = !followsFrom(results.get(rule.if.id));
    const state = shownState(result);
    if ($element.dataset.state !== state) $element.dataset.state = state;
    setText($state, stateLabels(t)[state]);
    $state.hidden = isOnlyPremise;
    if ($above) $above.replaceChildren(...answersAbove(result, answers, {call, t}));
    $remarks.replaceChildren(...remarksOn(result, answers[questionOf(rule)], {t, isOnlyPremise}));
  };
  return {$element, show, set: (answers) => setAll(rule, {question, parts, answers})};
}

function setAll(rule, {question, parts, answers}) {
  if (question) question.set(answers[rule.id]);
  parts.forEach((part) => part.set(answers));
}

function makeSource(rule, t) {
  if (!rule.quote && !rule.source) return null;
  const $quote = rule.quote && make('q', {class: 'ns-condition__quote'}, rule.quote);
  const $place = placeLink(rule.source);
  return make('p', {class: 'ns-condition__source'}, $quote, ' ', $place, ' ', adviceTag(rule, t));
}

function makeParts(rule, parts, t) {
  const $list = make(
    'ul',
    {class: 'ns-condition__parts'},
    parts.map(({$element}) => $element),
  );
  const $title = rule.ask && make('p', {class: 'ns-condition__title'}, rule.ask);
  return make('div', {}, $title, make('p', {class: 'ns-condition__rule'}, connective(rule, t)), $list);
}

function connective({kind, n}, t) {
  return {
    all: t('All of these must be met:'),
    any: t('One of these is enough:'),
    at_least: t('At least {n} of these must be met:', {n}),
    not: t('This must not be so:'),
    when: t('Where the first applies, the second must be met:'),
  }[kind];
}
