/** What is said beside a condition. In: its result and answer. Out: words and paragraphs. */

import {MET, NOT_MET, OUTSIDE} from './rules.mjs';
import {make, placeLink} from '../page/elements.mjs';
import {DEPENDS, standing, stateWords} from './standing.mjs';

/** Which papers prove a condition, or why none does; null where the call says neither. */
export function evidenceOf({evidence, no_evidence: none}, call, say) {
  const papers = evidence.map((id) => call.materials.find((material) => material.id === id));
  if (papers.length === 0) return none ? make('p', {class: 'ns-remark'}, none) : null;
  const separator = say.list(['', '']);
  const titles = papers.flatMap((paper, index) =>
    index > 0 ? [separator, paperLink(paper)] : [paperLink(paper)],
  );
  return make('p', {class: 'ns-remark'}, say('Proved by:'), ' ', titles);
}

/** A paper's title, a link where its form stands on a page. */
export function paperLink({title, href}) {
  return href ? make('a', {href}, title) : title;
}

/** Everything that the answer calls for: what would meet it, readings, notes. */
export function remarksOn(result, answer, {say, isOnlyPremise = false}) {
  const {rule} = result;
  const words = [
    ...(isUnsettled(result) && !isOnlyPremise ? [...missing(rule, answer, say), rule.to_meet] : []),
    rule.interpretation && rule.interpretation.note,
    ...readings(result, say),
    isAtUnclearBound(rule, answer) &&
      say('The notice does not say whether the number itself is included; here it is.'),
    isOpenEnded(result) && say('The list in the notice is not closed: ask whether anything else is wanted.'),
    rule.kind === 'external' && say('Confirmed by: {authority}.', {authority: rule.authority}),
    ...rule.notes,
  ];
  const paragraphs = words.filter(Boolean).map((text) => make('p', {class: 'ns-remark'}, text));
  return [...paragraphs, ...optionRemarks(rule, answer, say)];
}

/** Whether there is something to do, at least under one reading. */
function isUnsettled(result) {
  return standing(result) === NOT_MET || standing(result) === DEPENDS;
}

function missing(rule, answer, say) {
  if (rule.kind !== 'covers' || !Array.isArray(answer)) return [];
  const labels = rule.items.filter(({id}) => !answer.includes(id)).map(({label}) => label);
  return [say('Still missing: {items}.', {items: say.list(labels)})];
}

function readings(result, say) {
  const distinct = new Set(result.readings.map(({state}) => state));
  if (standing(result) !== DEPENDS || distinct.size < 2) return [];
  const words = stateWords(say);
  return result.readings.map(({reading, state}) =>
    reading
      ? say('Read as “{reading}”: {state}.', {reading, state: words[state]})
      : say('As this list reads it: {state}.', {state: words[state]}),
  );
}

function isAtUnclearBound(rule, answer) {
  return rule.bound_unclear && answer === rule.value;
}

function isOpenEnded({rule, state}) {
  return rule.kind === 'covers' && rule.open && state === MET;
}

function optionRemarks(rule, answer, say) {
  if (rule.kind !== 'one_of' || answer === undefined || answer === OUTSIDE) return [];
  const option = rule.options.find(({id}) => id === answer);
  const $note = option.note && make('p', {class: 'ns-remark'}, option.note);
  const {elsewhere} = option;
  const labels = elsewhere && say('On the form this is “{labels}”', {labels: say.list(elsewhere.labels)});
  const $elsewhere = elsewhere && make('p', {class: 'ns-remark'}, labels, ' ', placeLink(elsewhere.source));
  return [$note, $elsewhere].filter(Boolean);
}
