/**
 * The papers that an application needs for the answers given. No DOM.
 *
 * In: the call, who reads, and `given`: `answers` by rule id, and `members`, numbers of members by role id where
 * the reader gave them. Out: papers with how many sheets and seals they come to.
 */

import {MET, NOT_APPLICABLE, evaluate, isAnswer} from './rules.mjs';
import {applies, isOnTrack, rulesOnTrack} from './scope.mjs';
import {NEEDED, PERHAPS, UNNEEDED, conditionalEvidenceOf, evidenceNeeds, evidenceOf} from './needs.mjs';

export const OPTIONAL = 'optional';

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const listed = (roles) => (Array.isArray(roles) ? roles : []);

/**
 * How many of each role take part: what the reader says, or the largest answer that counts them; without either,
 * the fewest that the call allows.
 *
 * @returns {Map} role id to `{count, least}`; `least` is true where the number may still grow
 */
export function countMembers(call, who, {answers, members}) {
  const results = rulesOnTrack(call, who).map((rule) => evaluate(rule, answers));
  const asked = results.flatMap(liveQuestions).filter((rule) => rule.kind === 'count');
  const isOther = (role) => role.applies && applies(call, who) && role.id !== who.role;
  const fewest = (role) => (role.applies && !isOther(role) ? Math.max(role.min, 1) : role.min);
  const count = (role) => {
    const questions = asked.filter((rule) => rule.role === role.id);
    const answered = questions.filter((rule) => isAnswer(rule, answers[rule.id]));
    const said = [members[role.id], ...answered.map((rule) => answers[rule.id])].filter(Number.isInteger);
    if (said.length > 0) return {count: Math.max(...said), least: false};
    const bounds = questions.filter(({op}) => op === 'at_least').map(({value}) => value);
    const wanted = Math.max(fewest(role), ...bounds);
    // Nobody asks for those who may be left out: they count once the reader says how many they are.
    return {count: wanted, least: wanted > 0 && !role.applies && role.max !== role.min};
  };
  return new Map(call.roles.map((role) => [role.id, count(role)]));
}

/** The questions that apply: those under a condition only where it is met. */
function liveQuestions({rule, parts, state}) {
  if (parts.length === 0) return [rule];
  if (rule.kind !== 'when') return state === NOT_APPLICABLE ? [] : parts.flatMap(liveQuestions);
  return (parts[0].state === MET ? parts : parts.slice(0, 1)).flatMap(liveQuestions);
}

/**
 * The papers for these answers: the needed ones first, then those that hang on open answers, then optional ones.
 *
 * @returns {Array} `{material, need, mine, makers, papers, copies, sheets, seals, signers, least}`. `mine` is false
 *   where the reader only seals or signs it; `makers` are roles with their number, `signers` roles; `papers` counts
 *   one copy of each, `sheets` all copies. Without stated copies `copies` and `sheets` are null and `seals` counts
 *   one copy; `seals` is null where the call says nothing of seals; `least` is true where numbers may still grow.
 */
export function papersFor(call, who, given) {
  const counts = countMembers(call, who, given);
  const hands = applies(call, who) ? counts : new Map([[who.role, {count: 1, least: false}]]);
  const needOf = needsOf(call, who, given.answers);
  const papers = call.materials
    .filter((material) => isOnTrack(material, who) && (applies(call, who) || isHandledBy(who.role, material)))
    .map((material) => ({material, need: needOf(material), ...amounts(material, counts, hands)}))
    .filter((paper) => paper.papers > 0);
  return [NEEDED, PERHAPS, OPTIONAL].flatMap((need) => papers.filter((paper) => paper.need === need));
}

/**
 * Finds how much a paper is needed. A required one always is, whatever becomes of the conditions that it proves;
 * another one as far as a condition asks for it in some cases only, else it is optional.
 */
function needsOf(call, who, answers) {
  const needs = evidenceNeeds(rulesOnTrack(call, who).map((rule) => evaluate(rule, answers)));
  const proving = evidenceOf(call.rules);
  const inSomeCases = conditionalEvidenceOf(call.rules);
  return ({id, required}) => {
    if (required) return NEEDED;
    const need = needs.get(id) || (proving.has(id) ? UNNEEDED : OPTIONAL);
    return need === UNNEEDED || inSomeCases.has(id) ? need : OPTIONAL;
  };
}

function isHandledBy(role, {prepared_by: makers, seal, signature}) {
  return [makers, listed(seal), listed(signature)].some((roles) => roles.includes(role));
}

/** `hands` are the members whose work is shown: all of them to the applicant, only itself to one who joins. */
function amounts({prepared_by: preparedBy, seal, signature, copies}, counts, hands) {
  const mine = preparedBy.length === 0 || preparedBy.some((role) => hands.has(role));
  const makers = preparedBy
    .filter((role) => !mine || hands.has(role))
    .map((role) => ({role, ...(mine ? hands : counts).get(role)}))
    .filter(({count}) => count > 0);
  const papers = preparedBy.length === 0 ? 1 : sum(makers.map(({count}) => count));
  const known = Number.isInteger(copies) ? copies : null;
  const seals = Array.isArray(seal) ? sealsOn(makers, {preparedBy, seal, hands}) * (known || 1) : null;
  const least = [...makers, ...listed(seal).map((role) => hands.get(role))].some(
    (hand) => hand && hand.least,
  );
  const signers = listed(signature).filter((role) => hands.has(role) && hands.get(role).count > 0);
  return {mine, makers, papers, copies: known, sheets: known && papers * known, seals, signers, least};
}

/** Each maker seals its own paper; whoever else is named seals every one of them. */
function sealsOn(makers, {preparedBy, seal, hands}) {
  const sealers = seal.filter((role) => hands.has(role));
  const guests = sum(
    sealers.filter((role) => !preparedBy.includes(role)).map((role) => hands.get(role).count),
  );
  return sum(makers.map(({role, count}) => count * (Number(sealers.includes(role)) + guests)));
}
