/**
 * Answers as the device stores them and as links carry them. No DOM.
 *
 * Both may be written by anybody: what is no answer to this call's questions changes nothing. `given` is
 * `{role, track, answers, members}`: ids or null, answers by question id, numbers of members by role id. An answer goes
 * with the fingerprint of its question: one whose question has changed is asked again.
 */

import {isAnswer, questionsOf} from './rules.mjs';
import {rolesToCount} from './scope.mjs';

const LONGEST_TEXT = 8000;
const LARGEST_COUNT = 99999;

/** Nothing given yet. */
export function nothingGiven() {
  return {role: null, track: null, answers: {}, members: {}};
}

/** Whether anything is given. */
export function isAnythingGiven({role, track, answers, members}) {
  return Boolean(role || track) || Object.keys(answers).length + Object.keys(members).length > 0;
}

/** The value to store on the device. */
export function toStored(call, {role, track, answers, members}) {
  const stored = answered(call, answers).map(({id, fingerprint}) => [id, {of: fingerprint, is: answers[id]}]);
  return {role, track, members, answers: Object.fromEntries(stored)};
}

/** What is given in a stored value; see `accept`. */
export function fromStored(call, value) {
  const stored = isRecord(value) ? value : {};
  const claims = isRecord(stored.answers) ? stored.answers : {};
  return accept(call, {
    role: stored.role,
    track: stored.track,
    members: isRecord(stored.members) ? stored.members : {},
    answerTo: ({id}) => (isRecord(claims[id]) ? claims[id] : {}),
  });
}

/** The fragment, without `#`, that carries answers; each goes under its question's id and fingerprint. */
export function toFragment(call, {role, track, answers, members}) {
  const parts = [['_edition', call.edition]];
  if (role) parts.push(['_role', role]);
  if (track) parts.push(['_track', track]);
  for (const [id, count] of Object.entries(members)) parts.push([`_members.${id}`, count]);
  for (const {id, fingerprint} of answered(call, answers)) {
    const answer = answers[id];
    parts.push([`${id}.${fingerprint}`, Array.isArray(answer) ? answer.join(',') : answer]);
  }
  return new URLSearchParams(parts).toString();
}

/** What is given in a fragment, see `accept`; null where it carries no answers, as in an ordinary anchor. */
export function fromFragment(call, fragment) {
  if (!fragment.startsWith('_edition=') || fragment.length > LONGEST_TEXT) return null;
  const parameters = new URLSearchParams(fragment);
  const whole = (text) => (/^\d{1,5}$/.test(text) ? Number(text) : null);
  const counts = rolesToCount(call).map(({id}) => [id, whole(parameters.get(`_members.${id}`))]);
  const {given, changed} = accept(call, {
    role: parameters.get('_role'),
    track: parameters.get('_track'),
    members: Object.fromEntries(counts),
    answerTo: (question) => answerIn(parameters, question),
  });
  return isAnythingGiven(given) ? {given, changed} : null;
}

function answerIn(parameters, question) {
  const name = [...parameters.keys()].find((key) => key.split('.')[0] === question.id);
  if (name === undefined) return {};
  return {of: name.split('.')[1], is: answerFrom(question, parameters.get(name))};
}

function answerFrom({kind}, text) {
  if (kind === 'covers') return text === '' ? [] : text.split(',');
  const isFigure = kind === 'number' || kind === 'count';
  return isFigure ? (/^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : null) : text;
}

/** `given`: what fits this call; `changed`: the questions whose answer is left out since they have changed. */
function accept(call, {role, track, members, answerTo}) {
  const given = nothingGiven();
  const changed = [];
  if (call.roles.some(({id}) => id === role)) given.role = role;
  if (call.tracks.some(({id}) => id === track)) given.track = track;
  for (const {id} of rolesToCount(call)) {
    if (isMemberCount(members[id])) given.members[id] = members[id];
  }
  for (const question of askedIn(call)) {
    const {of, is} = claimOn(question, answerTo);
    if (of !== undefined && of !== question.fingerprint) changed.push(question);
    else if (isAnswer(question, is)) given.answers[question.id] = is;
  }
  return {given, changed};
}

/** An answer under the question's own name, else one from before, when a rule that uses it asked it in these words. */
function claimOn(question, answerTo) {
  const own = answerTo(question);
  if (own.is !== undefined) return own;
  for (const {id, was} of question.asked_by || []) {
    const {of, is} = answerTo({...question, id});
    if (of !== undefined && of === was) return {is};
  }
  return own;
}

/** What a call asks, each once: the shared questions, and the rules that ask by themselves. */
export function askedIn({questions = [], rules}) {
  return [...questions, ...rules.flatMap(questionsOf).filter(({uses}) => !uses)];
}

/** Whether a value can be a number of members. */
export function isMemberCount(value) {
  return Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT;
}

function answered(call, answers) {
  return askedIn(call).filter((question) => isAnswer(question, answers[question.id]));
}

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
