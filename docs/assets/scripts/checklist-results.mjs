/** What the answers come to, as lists. In: results, papers, the call. Out: elements, made anew at each answer. */

import {JUDGEMENT, NOT_ANSWERED, NOT_MET, followsFrom, isPremise} from './rules.mjs';
import {adviceTag, make, placeLink} from './checklist-elements.mjs';
import {evidenceOf, remarksOn, stateWords} from './checklist-remarks.mjs';
import {DEPENDS, standing} from './checklist-verdict.mjs';

const OPEN = [NOT_MET, DEPENDS, NOT_ANSWERED, JUDGEMENT];

/** Conditions that are not met, hang on a reading, are not answered or judged by others, in this order. */
export function openPoints(results, answers, tools) {
  const open = results.filter((result) => OPEN.includes(standing(result)));
  const ordered = OPEN.flatMap((state) => open.filter((result) => standing(result) === state));
  return ordered.map((result) => openPoint(result, answers, tools));
}

/** The conditions that are met or do not apply. */
export function settledPoints(results, {say}) {
  const words = stateWords(say);
  return results
    .filter((result) => !OPEN.includes(standing(result)))
    .map((result) => make('li', {}, ...named(result.rule), ' ', stateTag(words, standing(result))));
}

function openPoint(result, answers, tools) {
  const {rule, parts} = result;
  const state = standing(result);
  if (state === NOT_ANSWERED && parts.length === 0) return unansweredPoint(rule, tools.say);
  const inner = openPoints(partsToTell(result), answers, tools);
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
      stateTag(stateWords(tools.say), state),
    ),
    isTold && remarksOn(result, answers[rule.id], tools),
    isTold && evidenceOf(rule, tools.call, tools.say),
    inner.length > 0 && make('ul', {class: 'ns-points'}, inner),
    parts.length === 0 &&
      make('a', {class: 'ns-point__back', href: `#${rule.id}`}, tools.say('Back to this question')),
  );
}

/** The parts that matter: what follows from a premise only where it holds, a premise only while it is open. */
function partsToTell({rule, parts}) {
  const asked = rule.kind === 'when' && !followsFrom(parts[0]) ? parts.slice(0, 1) : parts;
  return asked.filter((part) => !isPremise(rule, part.rule) || standing(part) === NOT_ANSWERED);
}

/** What is not answered has nothing to tell but its question. */
function unansweredPoint({id, ask, quote}, say) {
  const $question = make('a', {href: `#${id}`}, ask || quote);
  return make('li', {class: 'ns-point'}, $question, ' ', stateTag(stateWords(say), NOT_ANSWERED));
}

function named({quote, ask, source}) {
  const $words = quote ? make('q', {class: 'ns-condition__quote'}, quote) : ask || '';
  return [$words, ' ', placeLink(source)].filter(Boolean);
}

function stateTag(words, state) {
  return make('span', {class: 'ns-state', 'data-state': state}, words[state]);
}
