/**
 * Which papers the rules ask for under the answers given. No DOM.
 *
 * In: the results of the reader's rules. Out: how much each paper that proves something is needed.
 */

import {JUDGEMENT, MET, NOT_ANSWERED, NOT_APPLICABLE, NOT_MET, partsOf} from './rules.mjs';

export const NEEDED = 'needed';
export const PERHAPS = 'perhaps';
export const UNNEEDED = 'unneeded';

const STRENGTH = [UNNEEDED, PERHAPS, NEEDED];
const weaker = (one, other) => STRENGTH[Math.min(STRENGTH.indexOf(one), STRENGTH.indexOf(other))];
const stronger = (one, other) => STRENGTH[Math.max(STRENGTH.indexOf(one), STRENGTH.indexOf(other))];

/** Material ids with the strongest need that any rule has of them; `perhaps` hangs on an open answer. */
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

/** Advice that is not followed needs no papers. */
function ownNeed({state, severity}) {
  if (state === NOT_APPLICABLE) return UNNEEDED;
  if (severity !== 'should' || state === MET) return NEEDED;
  return state === NOT_MET ? UNNEEDED : PERHAPS;
}

/** The papers that some rule calls its evidence, whoever it concerns. */
export function evidenceOf(rules) {
  return new Set(rules.flatMap((rule) => [...(rule.evidence || []), ...evidenceOf(partsOf(rule))]));
}

/** The papers that conditions ask for in some cases: under a premise, or for one of several alternatives. */
export function conditionalEvidenceOf(rules) {
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

/** Papers follow the alternatives that are met; until enough are, those still open. */
function chosenNeeds(states, wanted) {
  const isOpen = (state) => state === NOT_ANSWERED || state === JUDGEMENT;
  const met = states.filter((state) => state === MET).length;
  const open = states.filter(isOpen).length;
  const whenLacking = (state) => (isOpen(state) || open === 0 ? PERHAPS : UNNEEDED);
  if (met >= wanted) return states.map((state) => (state === MET ? NEEDED : UNNEEDED));
  return states.map((state) => (state === MET ? NEEDED : whenLacking(state)));
}
