/**
 * Whether applications are taken at a given moment. No DOM.
 *
 * A clock is `{windows: [{opens, closes}], zone, withdrawn, more_to_come}`, its moments ISO 8601 with offset (null: no
 * end on that side); `now` is in milliseconds since 1970. Days are those of the calendar in the call's own time zone.
 */

export const NOT_YET_OPEN = 'not_yet_open';
/** One period has closed, and the next has not begun. */
export const BETWEEN = 'between';
export const OPEN = 'open';
/** Before a deadline, where the call does not say when it opens. */
export const NOT_CLOSED = 'not_closed';
export const CLOSING = 'closing';
export const CLOSED = 'closed';
export const WITHDRAWN = 'withdrawn';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const LAST_HOURS = 72 * 60 * MINUTE;

/**
 * The state at a moment: `{state, moment, left}`. `moment` is when it ends, null where it does not; `left` is
 * `{when, days, hours, minutes}` with `when` one of closes_today, closes_tomorrow, closes_in and the same with
 * opens, or null. Of several windows the one that closes first counts, else the one that opens next. A clock
 * without windows has no state, nor has one after the last of them while another is to be announced: null.
 */
export function readClock({windows, zone, withdrawn, more_to_come: isMoreToCome}, now) {
  if (withdrawn) return {state: WITHDRAWN, moment: null, left: null};
  if (windows.length === 0) return null;
  const periods = windows.map(inMilliseconds);
  const running = periods.filter(({opens, closes}) => opens <= now && now < closes);
  if (running.length > 0) return readRunning(running, now, zone);
  const next = Math.min(...periods.map(({opens}) => opens).filter((opens) => opens > now));
  if (next === Infinity) return isMoreToCome ? null : {state: CLOSED, moment: null, left: null};
  const state = periods.some(({closes}) => closes <= now) ? BETWEEN : NOT_YET_OPEN;
  return {state, moment: next, left: timeLeft('opens', next, {now, zone, day: next})};
}

/** Milliseconds until what a reader sees may differ; Infinity where it never will. */
export function untilNextLook(clock, now) {
  const reading = readClock(clock, now);
  if (reading === null || reading.state === WITHDRAWN || reading.state === CLOSED) return Infinity;
  const changes = clock.windows
    .map(inMilliseconds)
    .flatMap(({opens, closes}) => [opens, closes - LAST_HOURS, closes])
    .filter((moment) => moment > now && moment < Infinity);
  const tick = reading.moment === null ? MINUTE : (reading.moment - now) % MINUTE || MINUTE;
  return Math.min(tick, ...changes.map((moment) => moment - now));
}

function readRunning(running, now, zone) {
  const closes = Math.min(...running.map((window) => window.closes));
  if (closes === Infinity) return {state: OPEN, moment: null, left: null};
  const open = running.some(({opens}) => opens > -Infinity) ? OPEN : NOT_CLOSED;
  const state = closes - now <= LAST_HOURS ? CLOSING : open;
  // A deadline at midnight belongs to the day that it ends.
  return {state, moment: closes, left: timeLeft('closes', closes, {now, zone, day: closes - 1})};
}

function inMilliseconds({opens, closes}) {
  return {
    opens: opens === null ? -Infinity : Date.parse(opens),
    closes: closes === null ? Infinity : Date.parse(closes),
  };
}

function timeLeft(verb, moment, {now, zone, day}) {
  const days = calendarDay(day, zone) - calendarDay(now, zone);
  const minutes = Math.ceil((moment - now) / MINUTE);
  const when = ['today', 'tomorrow'][days] || 'in';
  return {when: `${verb}_${when}`, days, hours: Math.floor(minutes / 60), minutes: minutes % 60};
}

/** Days since 1970 on the calendar of a time zone. */
function calendarDay(moment, zone) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = Object.fromEntries(
    format.formatToParts(moment).map(({type, value}) => [type, Number(value)]),
  );
  return Date.UTC(parts.year, parts.month - 1, parts.day) / DAY;
}
