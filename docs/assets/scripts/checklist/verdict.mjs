/**
 * One sentence that sums up the answers. No DOM.
 *
 * In: the results of the reader's rules, and the state of the reader's window. Out: what the results come to, and the
 * sentence for it. Advice never decides, and neither does the deadline; but that one can apply is said only where
 * conditions were asked and met, and papers are taken.
 */

import {
  JUDGEMENT,
  MET,
  NOT_ANSWERED,
  NOT_APPLICABLE,
  NOT_MET,
  conclude,
  followsFrom,
  isPremise,
} from './rules.mjs';
import {DEPENDS, standing} from './standing.mjs';
import {isTaking, windowSentence} from './window.mjs';

/** The parts that matter: what follows from a premise only where it holds, a premise only while it is open. */
export function partsToTell({rule, parts}) {
  const asked = rule.kind === 'when' && !followsFrom(parts[0]) ? parts.slice(0, 1) : parts;
  return asked.filter((part) => !isPremise(rule, part.rule) || standing(part) === NOT_ANSWERED);
}

/** The results that are still open: not met, hanging on a reading, not answered or judged by others. */
export function openOnes(results) {
  return [NOT_MET, DEPENDS, NOT_ANSWERED, JUDGEMENT].flatMap((state) =>
    results.filter((result) => standing(result) === state),
  );
}

/** How many questions the lists show as not answered: of a condition's parts each by itself. */
function countUnanswered(results) {
  const counts = openOnes(results).map((result) =>
    result.parts.length > 0
      ? countUnanswered(partsToTell(result))
      : Number(standing(result) === NOT_ANSWERED),
  );
  return counts.reduce((total, count) => total + count, 0);
}

/**
 * What results come to.
 *
 * @returns {object} `kind`: `met`, `judgement`, `not_met`, `not_answered`, `depends` or `none`; and how many of
 *   the deciding conditions are `met`, `notMet`, `judged` and `differing`; `open` counts questions without an answer
 */
export function sumUp(results) {
  const deciding = results.filter(
    (result) => result.severity !== 'should' && standing(result) !== NOT_APPLICABLE,
  );
  const count = (wanted) => deciding.filter((result) => standing(result) === wanted).length;
  return {
    kind: deciding.length === 0 ? 'none' : kindOf(conclude(deciding).states),
    met: count(MET),
    notMet: count(NOT_MET),
    open: countUnanswered(deciding),
    judged: count(JUDGEMENT),
    differing: count(DEPENDS),
  };
}

function kindOf(states) {
  if (states.length === 1 && states[0] === NOT_MET) return NOT_MET;
  if (states.includes(NOT_MET)) return DEPENDS;
  return [NOT_ANSWERED, JUDGEMENT].find((state) => states.includes(state)) || MET;
}

/** The sentences for a summary; `isApplicant` is false for a reader who only joins, `state` that of the window. */
export function sentencesFor(summary, {isApplicant, state}, say) {
  return [windowSentence(state, say), ...resultSentences(summary, {isApplicant, isOpen: isTaking(state)}, say)];
}

function resultSentences({kind, ...counts}, {isApplicant, isOpen}, say) {
  const open = counts.open > 0 && say('{open} questions are not answered yet.', counts);
  if (kind === 'none') return [say('There is no condition to check for you.')];
  if (kind === NOT_ANSWERED) return [counts.met > 0 && say('{met} conditions are met.', counts), open];
  if (kind === NOT_MET) return [...unmetSentences(counts, say), open];
  const isAsked = counts.met + counts.differing > 0;
  if (!isOpen || !isAsked) return [...countSentences(counts, say), open];
  return [isApplicant ? applicantSentence(kind, counts, say) : memberSentence(kind, counts, say), open];
}

function unmetSentences(counts, say) {
  const unmet = say('Based on your answers, {notMet} conditions are not met yet.', counts);
  return [unmet, counts.differing > 0 && say('{differing} conditions depend on how they are read.', counts)];
}

/** What the conditions came to, and nothing of what follows from it. */
function countSentences(counts, say) {
  return [
    counts.met > 0 && say('{met} conditions are met.', counts),
    counts.judged > 0 && say('The issuing body judges {judged} conditions.', counts),
    counts.differing > 0 && say('{differing} conditions depend on how they are read.', counts),
  ];
}

function applicantSentence(kind, counts, say) {
  if (kind === DEPENDS) {
    return say(
      'Based on your answers, whether you can apply depends on how {differing} conditions are read.',
      counts,
    );
  }
  if (kind === JUDGEMENT) {
    return say('Based on your answers you can apply; the issuing body judges {judged} conditions.', counts);
  }
  return say('Based on your answers you can apply.');
}

function memberSentence(kind, counts, say) {
  if (kind === DEPENDS) {
    return say(
      'Based on your answers, whether you can join depends on how {differing} conditions are read.',
      counts,
    );
  }
  if (kind === JUDGEMENT) {
    return say('Based on your answers you can join; the issuing body judges {judged} conditions.', counts);
  }
  return say('Based on your answers you can join.');
}
