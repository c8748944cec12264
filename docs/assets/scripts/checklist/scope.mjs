/**
 * What of a call concerns a reader: the rules of a role and track, the roles that can be counted. No DOM.
 *
 * `call` is the data of the page, `who` the reader as `{role, track}`, by id.
 */

import {partsOf, withParts} from './rules.mjs';

/** The role with this id, or undefined. */
export function roleOf(call, who) {
  return call.roles.find(({id}) => id === who.role);
}

/** Whether the reader has given the role and track that the conditions depend on. */
export function isPlaced(call, who) {
  const isTrack = call.tracks.some(({id}) => id === who.track);
  return (call.roles.length === 0 || Boolean(roleOf(call, who))) && (call.tracks.length === 0 || isTrack);
}

/** Whether the reader hands in the application; a call without roles has only applicants. */
export function applies(call, who) {
  const role = roleOf(call, who);
  return role ? role.applies : call.roles.length === 0;
}

/** Whether something with `tracks` belongs to the reader's track. */
export function isOnTrack({tracks = []}, who) {
  return tracks.length === 0 || tracks.includes(who.track);
}

/**
 * The rules that concern the reader. A rule without roles concerns those who apply; and they see the rules of all
 * who join them, but not those of another kind of applicant.
 */
export function rulesFor(call, who) {
  const applicants = call.roles.filter((role) => role.applies).map(({id}) => id);
  const isOfJoining = (roles) => !roles.some((role) => applicants.includes(role));
  const isMine = (roles) => roles.includes(who.role) || (applies(call, who) && isOfJoining(roles));
  return call.rules.map((rule) => concerning(rule, applicants, {who, isMine})).filter(Boolean);
}

/** All rules of the reader's track, whoever answers them. */
export function rulesOnTrack(call, who) {
  return call.rules.map((rule) => concerning(rule, [], {who, isMine: () => true})).filter(Boolean);
}

/** The rule with the parts that concern the reader, or null; parts without roles take their group's. */
function concerning(rule, outer, {who, isMine}) {
  if (!isOnTrack(rule, who)) return null;
  const roles = rule.roles && rule.roles.length > 0 ? rule.roles : outer;
  const parts = partsOf(rule);
  if (parts.length === 0) return isMine(roles) ? rule : null;
  return regroup(
    rule,
    parts.map((part) => concerning(part, roles, {who, isMine})),
  );
}

function regroup(rule, parts) {
  const kept = parts.filter(Boolean);
  const needsAll = rule.kind === 'not' || rule.kind === 'when';
  if (kept.length === 0 || (needsAll && kept.length < parts.length)) return null;
  const group = withParts(rule, kept);
  return rule.kind === 'at_least' ? {...group, n: Math.min(rule.n, kept.length)} : group;
}

/** The roles whose number the reader can give: those that join, unless the call fixes their number. */
export function rolesToCount(call) {
  return call.roles.filter((role) => !role.applies && role.max !== role.min);
}
