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

/** The tracks that the reader can be in: those of the role, once that is given. */
export function tracksFor(call, who) {
  const role = roleOf(call, who);
  return call.tracks.filter(({id}) => !role || isOnTrack(role, {track: id}));
}

/** What of role and track the reader still has to give: `role`, `track`, or null where nothing is missing. */
export function missingChoice(call, who) {
  if (call.roles.length > 0 && !roleOf(call, who)) return 'role';
  const tracks = tracksFor(call, who);
  return tracks.length > 0 && !tracks.some(({id}) => id === who.track) ? 'track' : null;
}

/** Whether the reader has given the role and track that the conditions depend on. */
export function isPlaced(call, who) {
  return missingChoice(call, who) === null;
}

/** What is given with role and track where the call leaves no choice, and without a track that the role cannot be in. */
export function withoutChoice(call, given) {
  const role = call.roles.length === 1 ? call.roles[0].id : given.role;
  const tracks = tracksFor(call, {role});
  const isDecided = tracks.length === 1 && (call.roles.length === 0 || role !== null);
  const chosen = tracks.some(({id}) => id === given.track) ? given.track : null;
  return {...given, role, track: isDecided ? tracks[0].id : chosen};
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

/** What sets a condition for the reader that no rule asks. */
export function unaskedFor({unasked = []}, {role, track}) {
  return unasked.filter(({whom}) => whom.some((one) => one.role === role && one.track === track));
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
