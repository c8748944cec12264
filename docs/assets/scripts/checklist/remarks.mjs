/** What is shown beside a condition: where it is in the notice, what proves it, what its answer calls for. */

import {make} from '../page/elements.mjs';
import {MET, NOT_MET, OUTSIDE} from './rules.mjs';
import {DEPENDS, shownState, stateLabels} from './states.mjs';

/** A link to the clause of the issued text, by its label; null where there is none. */
export function placeLink(source) {
  return source && make('a', {class: 'ns-place', href: source.href}, source.label);
}

/** Marks what is only recommended; null for what must be met. */
export function adviceTag({severity}, t) {
  return severity === 'should' ? make('span', {class: 'ns-condition__advice'}, t('Recommended')) : null;
}

/** Which materials prove a condition, or why none does; null where the call states neither. */
export function evidenceOf({evidence, no_evidence: none}, call, t) {
  const materials = evidence.map((id) => call.materials.find((material) => material.id === id));
  if (materials.length === 0) return none ? make('p', {class: 'ns-remark'}, none) : null;
  const separator = t.list(['', '']);
  const links = materials.flatMap((material, index) =>
    index > 0 ? [separator, materialLink(material)] : [materialLink(material)],
  );
  return make('p', {class: 'ns-remark'}, t('Proved by:'), ' ', links);
}

/** A material's title, as a link where it has a page. */
export function materialLink({title, href}) {
  return href ? make('a', {href}, title) : title;
}

/** Paragraphs that the answer calls for: what would meet the condition, readings, notes. */
export function remarksOn(result, answer, {t, isOnlyPremise = false}) {
  const {rule} = result;
  const texts = [
    ...(isUnsettled(result) && !isOnlyPremise ? [...missing(rule, answer, t), rule.to_meet] : []),
    rule.interpretation?.note,
    ...readings(result, t),
    isAtUnclearBound(rule, answer) &&
      t('The notice does not say whether the number itself is included; here it is.'),
    isOpenEnded(result) && t('The list in the notice is not closed: ask whether anything else is wanted.'),
    rule.kind === 'external' && t('Confirmed by: {authority}.', {authority: rule.authority}),
    ...rule.notes,
  ];
  const paragraphs = texts.filter(Boolean).map((text) => make('p', {class: 'ns-remark'}, text));
  return [...paragraphs, ...optionRemarks(rule, answer, t)];
}

/** Whether there is something to do, at least under one reading. */
function isUnsettled(result) {
  return shownState(result) === NOT_MET || shownState(result) === DEPENDS;
}

function missing(rule, answer, t) {
  if (rule.kind !== 'covers' || !Array.isArray(answer)) return [];
  const labels = rule.items.filter(({id}) => !answer.includes(id)).map(({label}) => label);
  return [t('Still missing: {items}.', {items: t.list(labels)})];
}

function readings(result, t) {
  const distinct = new Set(result.readings.map(({state}) => state));
  if (shownState(result) !== DEPENDS || distinct.size < 2) return [];
  const labels = stateLabels(t);
  return result.readings.map(({reading, state}) =>
    reading
      ? t('Read as “{reading}”: {state}.', {reading, state: labels[state]})
      : t('As this list reads it: {state}.', {state: labels[state]}),
  );
}

function isAtUnclearBound(rule, answer) {
  return rule.bound_unclear && answer === rule.value;
}

function isOpenEnded({rule, state}) {
  return rule.kind === 'covers' && rule.open && state === MET;
}

function optionRemarks(rule, answer, t) {
  if (rule.kind !== 'one_of' || answer === undefined || answer === OUTSIDE) return [];
  const option = rule.options.find(({id}) => id === answer);
  const $note = option.note && make('p', {class: 'ns-remark'}, option.note);
  const {elsewhere} = option;
  const labels = elsewhere && t('On the form this is “{labels}”', {labels: t.list(elsewhere.labels)});
  const $elsewhere = elsewhere && make('p', {class: 'ns-remark'}, labels, ' ', placeLink(elsewhere.source));
  return [$note, $elsewhere].filter(Boolean);
}
