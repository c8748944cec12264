/**
 * The sentence that sums up the answers, and the state of the reader's window. No DOM.
 *
 * Advice never decides, and neither does the deadline; but that one can apply is said only where conditions were asked
 * and met, none of the notice's own was left unasked, and applications are taken.
 */

import {
  BETWEEN,
  CLOSED,
  CLOSING,
  NOT_CLOSED,
  NOT_YET_OPEN,
  OPEN,
  readClock,
  untilNextLook,
  WITHDRAWN,
} from '../page/clock.mjs';
import {
  askingOnes,
  conclude,
  followsFrom,
  isPremise,
  JUDGEMENT,
  MET,
  NOT_ANSWERED,
  NOT_APPLICABLE,
  NOT_MET,
  questionOf,
} from './rules.mjs';
import {isOnTrack} from './scope.mjs';
import {DEPENDS, shownState} from './states.mjs';

/** The parts to show: what follows from a premise only where it holds, a premise only while it is open. */
export function partsToShow({rule, parts}) {
  const asked = rule.kind === 'when' && !followsFrom(parts[0]) ? parts.slice(0, 1) : parts;
  return asked.filter((part) => !isPremise(rule, part.rule) || shownState(part) === NOT_ANSWERED);
}

/** The results that are still open: not met, depending on a reading, not answered or judged by others. */
export function openOnes(results) {
  return [NOT_MET, DEPENDS, NOT_ANSWERED, JUDGEMENT].flatMap((state) =>
    results.filter((result) => shownState(result) === state),
  );
}

/** The questions that the lists show as not answered, by id: of a condition's parts each by itself. */
function unansweredIn(results) {
  return openOnes(results).flatMap((result) => {
    if (result.parts.length > 0) return unansweredIn(partsToShow(result));
    if (shownState(result) !== NOT_ANSWERED) return [];
    return askingOnes(result)
      .filter(({state}) => state === NOT_ANSWERED)
      .map(({rule}) => questionOf(rule));
  });
}

/**
 * What results come to.
 *
 * @returns {object} `kind`: `met`, `judgement`, `not_met`, `not_answered`, `depends` or `none`; and how many of
 *   the deciding conditions are `met`, `notMet`, `judged` and `differing`; `open` counts questions without an answer
 */
export function sumUp(results) {
  const deciding = results.filter(
    (result) => result.severity !== 'should' && shownState(result) !== NOT_APPLICABLE,
  );
  const count = (wanted) => deciding.filter((result) => shownState(result) === wanted).length;
  return {
    kind: deciding.length === 0 ? 'none' : kindOf(conclude(deciding).states),
    met: count(MET),
    notMet: count(NOT_MET),
    open: new Set(unansweredIn(deciding)).size,
    judged: count(JUDGEMENT),
    differing: count(DEPENDS),
  };
}

function kindOf(states) {
  if (states.length === 1 && states[0] === NOT_MET) return NOT_MET;
  if (states.includes(NOT_MET)) return DEPENDS;
  return [NOT_ANSWERED, JUDGEMENT].find((state) => states.includes(state)) || MET;
}

/**
 * The sentences for a summary; `isApplicant` is false for a reader who only joins, `state` that of the window;
 * `unasked` has the labels of the places in the notice that set a condition which no rule asks.
 */
export function sentencesFor(summary, {isApplicant, state, unasked = []}, t) {
  const isWhole = unasked.length === 0;
  return [
    windowSentence(state, t),
    ...resultSentences(summary, {isApplicant, isOpen: isTaking(state), isWhole}, t),
    !isWhole && t('Not asked here, read it yourself: {places}.', {places: t.list([...new Set(unasked)])}),
  ];
}

function resultSentences({kind, ...counts}, {isApplicant, isOpen, isWhole}, t) {
  const open = counts.open > 0 && t('{open} questions are not answered yet.', counts);
  if (kind === 'none') return [t('There is no condition to check for you.')];
  if (kind === NOT_ANSWERED) return [counts.met > 0 && t('{met} conditions are met.', counts), open];
  if (kind === NOT_MET) return [...unmetSentences(counts, t), open];
  const isAsked = counts.met + counts.differing > 0;
  if (kind === MET && isAsked && !isWhole) {
    return [t('All {met} conditions that were checked are met.', counts), open];
  }
  if (!isOpen || !isAsked || !isWhole) return [...countSentences(counts, t), open];
  return [isApplicant ? applicantSentence(kind, counts, t) : memberSentence(kind, counts, t), open];
}

function unmetSentences(counts, t) {
  const unmet = t('Based on your answers, {notMet} conditions are not met yet.', counts);
  return [unmet, counts.differing > 0 && t('{differing} conditions depend on how they are read.', counts)];
}

/** The counts, without whether one can apply. */
function countSentences(counts, t) {
  return [
    counts.met > 0 && t('{met} conditions are met.', counts),
    counts.judged > 0 && t('The issuing body judges {judged} conditions.', counts),
    counts.differing > 0 && t('{differing} conditions depend on how they are read.', counts),
  ];
}

function applicantSentence(kind, counts, t) {
  if (kind === DEPENDS) {
    return t(
      'Based on your answers, whether you can apply depends on how {differing} conditions are read.',
      counts,
    );
  }
  if (kind === JUDGEMENT) {
    return t('Based on your answers you can apply; the issuing body judges {judged} conditions.', counts);
  }
  return t('Based on your answers you can apply.');
}

function memberSentence(kind, counts, t) {
  if (kind === DEPENDS) {
    return t(
      'Based on your answers, whether you can join depends on how {differing} conditions are read.',
      counts,
    );
  }
  if (kind === JUDGEMENT) {
    return t('Based on your answers you can join; the issuing body judges {judged} conditions.', counts);
  }
  return t('Based on your answers you can join.');
}

/** The state at `now` of the windows of the reader's track; null where none is dated, or another is to be announced. */
export function windowState(call, who, now) {
  const reading = readClock(clockFor(call, who), now);
  return reading?.state ?? null;
}

/** Milliseconds until the state may differ; Infinity where it never will. */
export function untilNextState(call, who, now) {
  return untilNextLook(clockFor(call, who), now);
}

/** Whether applications are taken in this state. */
function isTaking(state) {
  return [OPEN, NOT_CLOSED, CLOSING].includes(state);
}

/** Why nothing can be handed in now; empty where it can. */
export function windowSentence(state, t) {
  if (isTaking(state)) return '';
  if (state === CLOSED) return t('Applications are no longer taken: the deadline has passed.');
  if (state === BETWEEN) return t('One period has closed, and the next has not begun.');
  if (state === NOT_YET_OPEN) return t('Applications are not taken yet.');
  if (state === WITHDRAWN) return t('The call was withdrawn: applications are not taken.');
  return t('The notice does not say whether applications are taken now.');
}

function clockFor({clock}, who) {
  const windows = clock.windows.filter((window) => isOnTrack(window, who));
  const dated = windows.filter(({closes, rolling}) => closes !== null || rolling);
  return {...clock, windows: dated, more_to_come: dated.length < windows.length};
}
