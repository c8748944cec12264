/** What the answers come to, as lists. In: results, papers, the call. Out: elements, made anew at each answer. */

import { JUDGEMENT, NOT_ANSWERED, NOT_APPLICABLE, NOT_MET } from './rules.mjs';
import { make, placeLink } from './checklist-elements.mjs';
import { evidenceOf, remarksOn, stateWords } from './checklist-remarks.mjs';
import { DEPENDS, standing } from './checklist-verdict.mjs';

const OPEN = [NOT_MET, DEPENDS, NOT_ANSWERED, JUDGEMENT];

/** Conditions that are not met, hang on a reading, are not answered or judged by others, in this order. */
export function openPoints(results, answers, tools) {
  const open = results.filter((result) => OPEN.includes(standing(result)));
  const ordered = OPEN.flatMap((state) => open.filter((result) => standing(result) === state));
  return ordered.map((result) => openPoint(result, answers, tools));
}

/** The conditions that are met or do not apply. */
export function settledPoints(results, { say }) {
  const words = stateWords(say);
  return results
    .filter((result) => !OPEN.includes(standing(result)))
    .map((result) => make('li', {}, ...named(result.rule), ' ', stateTag(words, standing(result))));
}

function openPoint(result, answers, tools) {
  const { rule, parts } = result;
  const state = standing(result);
  const inner = openPoints(
    parts.filter((part) => standing(part) !== NOT_APPLICABLE),
    answers,
    tools,
  );
  const isTold = state === NOT_MET || state === DEPENDS;
  return make(
    'li',
    { class: 'ns-point', 'data-state': state },
    make('p', { class: 'ns-point__name' }, ...named(rule), ' ', stateTag(stateWords(tools.say), state)),
    isTold ? remarksOn(result, answers[rule.id], tools) : null,
    isTold ? evidenceOf(rule, tools.call, tools.say) : null,
    inner.length > 0 ? make('ul', { class: 'ns-points' }, inner) : null,
    parts.length === 0 && make('p', {}, make('a', { href: `#${rule.id}` }, backWords(state, tools.say))),
  );
}

function backWords(state, say) {
  return state === NOT_ANSWERED ? say('Answer this question') : say('Back to this question');
}

function named({ quote, ask, source, severity }) {
  const $words = quote ? make('q', { class: 'ns-condition__quote' }, quote) : ask || '';
  return [$words, ' ', placeLink(source)].filter(Boolean);
}

function stateTag(words, state) {
  return make('span', { class: 'ns-state', 'data-state': state }, words[state]);
}
