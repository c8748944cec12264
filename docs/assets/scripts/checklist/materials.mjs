/**
 * The materials that an application needs for the answers given, and in how many copies with how many seals. No DOM.
 *
 * `who` is the reader's role and track; of `given` only `answers` and `members` count, the numbers of members by role
 * id where the reader gave them.
 */

import {
  evaluate,
  isAnswer,
  JUDGEMENT,
  MET,
  NOT_ANSWERED,
  NOT_APPLICABLE,
  NOT_MET,
  partsOf,
  questionOf,
} from './rules.mjs';
import {applies, isOnTrack, rulesOnTrack} from './scope.mjs';

export const NEEDED = 'needed';
export const PERHAPS = 'perhaps';
export const OPTIONAL = 'optional';
const UNNEEDED = 'unneeded';

const STRENGTH = [UNNEEDED, PERHAPS, NEEDED];
const weaker = (one, other) => STRENGTH[Math.min(STRENGTH.indexOf(one), STRENGTH.indexOf(other))];
const stronger = (one, other) => STRENGTH[Math.max(STRENGTH.indexOf(one), STRENGTH.indexOf(other))];

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const listed = (roles) => (Array.isArray(roles) ? roles : []);

/**
 * How many of each role take part: what the reader gives, or the largest answer that counts them; without either,
 * the fewest that the call allows.
 *
 * @returns {Map} role id to `{count, isLeast}`; `isLeast` is true where the number may still grow
 */
export function countMembers(call, who, {answers, members}) {
  const results = rulesOnTrack(call, who).map((rule) => evaluate(rule, answers));
  const asked = results.flatMap(applyingQuestions).filter((rule) => rule.kind === 'count');
  const isOther = (role) => role.applies && applies(call, who) && role.id !== who.role;
  const fewest = (role) => (role.applies ? Math.max(role.min, 1) : role.min);
  const count = (role) => {
    // Another kind of applicant hands in an application of its own.
    if (!isOnTrack(role, who) || isOther(role)) return {count: 0, isLeast: false};
    const questions = asked.filter((rule) => rule.role === role.id);
    const answered = questions.filter((rule) => isAnswer(rule, answers[questionOf(rule)]));
    const given = answered.map((rule) => answers[questionOf(rule)]);
    const numbers = [members[role.id], ...given].filter(Number.isInteger);
    if (numbers.length > 0) return {count: Math.max(...numbers), isLeast: false};
    const bounds = questions.filter(({op}) => op === 'at_least').map(({value}) => value);
    const wanted = Math.max(fewest(role), ...bounds);
    // Nobody asks for those who may be left out: they count once the reader says how many they are.
    return {count: wanted, isLeast: wanted > 0 && !role.applies && role.max !== role.min};
  };
  return new Map(call.roles.map((role) => [role.id, count(role)]));
}

/** The questions that apply: those under a premise only where it is met. */
function applyingQuestions({rule, parts, state}) {
  if (parts.length === 0) return [rule];
  if (rule.kind !== 'when') return state === NOT_APPLICABLE ? [] : parts.flatMap(applyingQuestions);
  return (parts[0].state === MET ? parts : parts.slice(0, 1)).flatMap(applyingQuestions);
}

/**
 * The materials for these answers: the needed ones first, then those that depend on open answers, then optional ones.
 *
 * @returns {Array} `{material, need, isMine, makers, documents, copies, total, seals, signers, isLeast}`. `isMine` is
 *   false where the reader only seals or signs; `makers` are roles with their `count`, `signers` roles; `documents`
 *   counts one copy of each, `total` all copies. Without stated copies `copies` and `total` are null and `seals`
 *   counts one copy; `seals` is null where the call states none; `isLeast` is true where numbers may still grow.
 */
export function materialsFor(call, who, given) {
  const counts = countMembers(call, who, given);
  const hands = applies(call, who) ? counts : new Map([[who.role, {count: 1, isLeast: false}]]);
  const needOf = needsOf(call, who, given.answers);
  const entries = call.materials
    .filter((material) => isOnTrack(material, who) && (applies(call, who) || isHandledBy(who.role, material)))
    .map((material) => ({material, need: needOf(material), ...amounts(material, counts, hands)}))
    .filter(({documents}) => documents > 0);
  return [NEEDED, PERHAPS, OPTIONAL].flatMap((need) => entries.filter((entry) => entry.need === need));
}

/**
 * A function that tells how much a material is needed. A required one always is, whatever becomes of the conditions
 * that it proves; another one as far as a condition asks for it in some cases only, else it is optional.
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
  const isMine = preparedBy.length === 0 || preparedBy.some((role) => hands.has(role));
  const makers = preparedBy
    .filter((role) => !isMine || hands.has(role))
    .map((role) => ({role, ...(isMine ? hands : counts).get(role)}))
    .filter(({count}) => count > 0);
  const documents = preparedBy.length === 0 ? 1 : sum(makers.map(({count}) => count));
  const stated = Number.isInteger(copies) ? copies : null;
  const seals = Array.isArray(seal) ? sealsOn(makers, {preparedBy, seal, hands}) * (stated || 1) : null;
  const isLeast = [...makers, ...listed(seal).map((role) => hands.get(role))].some((hand) => hand?.isLeast);
  const signers = listed(signature).filter((role) => hands.has(role) && hands.get(role).count > 0);
  return {
    isMine,
    makers,
    documents,
    copies: stated,
    total: stated && documents * stated,
    seals,
    signers,
    isLeast,
  };
}

/** Each maker seals its own document; whoever else is named seals every one of them. */
function sealsOn(makers, {preparedBy, seal, hands}) {
  const sealers = seal.filter((role) => hands.has(role));
  const guests = sum(
    sealers.filter((role) => !preparedBy.includes(role)).map((role) => hands.get(role).count),
  );
  return sum(makers.map(({role, count}) => count * (Number(sealers.includes(role)) + guests)));
}

/** A map from material id to the strongest need that any rule has of it; `PERHAPS` depends on an open answer. */
export function evidenceNeeds(results) {
  const needs = new Map();
  const add = (result, need) => {
    const own = weaker(need, ownNeed(result));
    for (const id of result.rule.evidence || []) needs.set(id, stronger(own, needs.get(id) || UNNEEDED));
    const inner = partNeeds(result);
    result.parts.forEach((part, index) => add(part, weaker(own, inner[index])));
  };
  results.forEach((result) => add(result, NEEDED));
  return needs;
}

/** Advice that is not followed needs no evidence. */
function ownNeed({state, severity}) {
  if (state === NOT_APPLICABLE) return UNNEEDED;
  if (severity !== 'should' || state === MET) return NEEDED;
  return state === NOT_MET ? UNNEEDED : PERHAPS;
}

/** The ids of all evidence of the rules, whomever they concern. */
function evidenceOf(rules) {
  return new Set(rules.flatMap((rule) => [...(rule.evidence || []), ...evidenceOf(partsOf(rule))]));
}

/** The ids of evidence that binding rules ask for in some cases: under a premise, or for one of several alternatives. */
function conditionalEvidenceOf(rules) {
  const binding = rules.filter(({severity}) => severity !== 'should');
  return new Set(
    binding.flatMap((rule) => {
      if (rule.kind === 'when') return [...evidenceOf([rule])];
      const parts = partsOf(rule);
      const isChoice = rule.kind === 'any' || rule.kind === 'at_least';
      return [...(isChoice ? evidenceOf : conditionalEvidenceOf)(parts)];
    }),
  );
}

function partNeeds({rule, parts}) {
  const states = parts.map(({state}) => state);
  if (rule.kind === 'when') return whenNeeds(states[0]);
  if (rule.kind === 'any') return chosenNeeds(states, 1);
  if (rule.kind === 'at_least') return chosenNeeds(states, rule.n);
  return states.map(() => NEEDED);
}

function whenNeeds(condition) {
  const need = {[MET]: NEEDED, [JUDGEMENT]: PERHAPS, [NOT_ANSWERED]: PERHAPS}[condition] || UNNEEDED;
  return [need, need];
}

/** The alternatives that are met need evidence; until enough are, perhaps those that are open. */
function chosenNeeds(states, wanted) {
  const isOpen = (state) => state === NOT_ANSWERED || state === JUDGEMENT;
  const met = states.filter((state) => state === MET).length;
  const open = states.filter(isOpen).length;
  const whenLacking = (state) => (isOpen(state) || open === 0 ? PERHAPS : UNNEEDED);
  if (met >= wanted) return states.map((state) => (state === MET ? NEEDED : UNNEEDED));
  return states.map((state) => (state === MET ? NEEDED : whenLacking(state)));
}
