/**
 * Whether the reader can hand in now. No DOM.
 *
 * In: the call, who reads, and `now` in milliseconds since 1970. Out: the state of the windows of the reader's track
 * (clock.mjs), null where the notice leaves it open; and the sentence for a call that takes nothing now.
 */

import {CLOSED, CLOSING, NOT_YET_OPEN, OPEN, WITHDRAWN, readClock, untilNextLook} from '../page/clock.mjs';
import {isOnTrack} from './scope.mjs';

/** The state at a moment; null too once all dated windows are over and another one is still to be announced. */
export function windowState(call, who, now) {
  const {dated, isMoreToCome} = clockFor(call, who);
  const reading = readClock(dated, now);
  if (!reading || (reading.state === CLOSED && isMoreToCome)) return null;
  return reading.state;
}

/** Milliseconds until the state may differ; Infinity where it never will. */
export function untilNextState(call, who, now) {
  return untilNextLook(clockFor(call, who).dated, now);
}

/** Whether papers are taken in this state. */
export function isTaking(state) {
  return state === OPEN || state === CLOSING;
}

/** Why nothing can be handed in now; empty where it can. */
export function windowSentence(state, say) {
  if (isTaking(state)) return '';
  if (state === CLOSED) return say('Applications are no longer taken: the deadline has passed.');
  if (state === NOT_YET_OPEN) return say('Applications are not taken yet.');
  if (state === WITHDRAWN) return say('The call was withdrawn: applications are not taken.');
  return say('The notice does not say whether applications are taken now.');
}

function clockFor({clock}, who) {
  const windows = clock.windows.filter((window) => isOnTrack(window, who));
  const dated = windows.filter(({closes, rolling}) => closes !== null || rolling);
  return {dated: {...clock, windows: dated}, isMoreToCome: dated.length < windows.length};
}
