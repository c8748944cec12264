/** What the answers come to, as lists. In: results, papers, the call. Out: elements, made anew at each answer. */

import {NOT_ANSWERED, NOT_MET} from './rules.mjs';
import {adviceTag, make, placeLink} from '../page/elements.mjs';
import {evidenceOf, remarksOn} from './remarks.mjs';
import {DEPENDS, standing, stateWords} from './standing.mjs';
import {openOnes, partsToTell} from './verdict.mjs';

/** Conditions that are not met, hang on a reading, are not answered or judged by others, in this order. */
export function openPoints(results, answers, tools) {
  return openOnes(results).map((result) => openPoint(result, answers, tools));
}

/** The conditions that are met or do not apply. */
export function settledPoints(results, {say}) {
  const words = stateWords(say);
  const open = openOnes(results);
  return results
    .filter((result) => !open.includes(result))
    .map((result) => make('li', {}, ...named(result.rule), ' ', stateTag(words, standing(result))));
}

function openPoint(result, answers, tools) {
  const {rule, parts} = result;
  const state = standing(result);
  const isAdvice = tools.isAdvice || rule.severity === 'should';
  if (state === NOT_ANSWERED && parts.length === 0) return unansweredPoint(rule, isAdvice, tools.say);
  const inner = openPoints(partsToTell(result), answers, {...tools, isAdvice});
  const isTold = state === NOT_MET || state === DEPENDS;
  return make(
    'li',
    {class: 'ns-point', 'data-state': state},
    make(
      'p',
      {class: 'ns-point__name'},
      ...named(rule),
      ' ',
      adviceTag(rule, tools.say),
      ' ',
      // What is not answered is each of its parts, which say so.
      state !== NOT_ANSWERED && stateTag(stateWords(tools.say), state),
    ),
    isTold && remarksOn(result, answers[rule.id], tools),
    isTold && evidenceOf(rule, tools.call, tools.say),
    inner.length > 0 && make('ul', {class: 'ns-points'}, inner),
    parts.length === 0 &&
      make('a', {class: 'ns-point__back', href: `#${rule.id}`}, tools.say('Back to this question')),
  );
}

/** What is not answered has nothing to tell but its question; advice may stay so, and is not counted. */
function unansweredPoint(rule, isAdvice, say) {
  const $question = make('a', {href: `#${rule.id}`}, rule.ask || rule.quote);
  const $state = !isAdvice && stateTag(stateWords(say), NOT_ANSWERED);
  return make('li', {class: 'ns-point'}, $question, ' ', adviceTag(rule, say), ' ', $state);
}

function named({quote, ask, source}) {
  const $words = quote ? make('q', {class: 'ns-condition__quote'}, quote) : ask || '';
  return [$words, ' ', placeLink(source)].filter(Boolean);
}

function stateTag(words, state) {
  return make('span', {class: 'ns-state', 'data-state': state}, words[state]);
}
