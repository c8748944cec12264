/** Whether documents are taken, at any moment and in any zone. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

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
} from '../../../docs/assets/scripts/page/clock.mjs';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const at = (text) => Date.parse(text);
const clock = (windows, more = {}) => ({windows, zone: 'Asia/Shanghai', withdrawn: false, ...more});
const window = (opens, closes) => ({opens, closes});
const DEADLINE = '2030-09-25T10:00:00+08:00';
const call = clock([window('2030-09-10T00:00:00+08:00', DEADLINE)]);
const stateAt = (text, of = call) => readClock(of, at(text)).state;
const leftAt = (text, of = call) => readClock(of, at(text)).left;

test('before its first instant a call is not yet open', () => {
  assert.equal(stateAt('2030-09-09T23:59:59.999+08:00'), NOT_YET_OPEN);
  assert.equal(stateAt('2030-09-10T00:00:00+08:00'), OPEN);
});

test('a call without a stated opening is not closed, which is all that is known', () => {
  assert.equal(stateAt('1999-01-01T00:00:00+08:00', clock([window(null, DEADLINE)])), NOT_CLOSED);
});

test('the last 72 hours are closing', () => {
  assert.equal(stateAt('2030-09-22T09:59:59.999+08:00'), OPEN);
  assert.equal(stateAt('2030-09-22T10:00:00+08:00'), CLOSING);
});

test('from the instant of its deadline on a call is closed', () => {
  assert.equal(stateAt('2030-09-25T09:59:59.999+08:00'), CLOSING);
  assert.equal(stateAt('2030-09-25T10:00:00+08:00'), CLOSED);
  assert.equal(stateAt('2031-09-25T10:00:00+08:00'), CLOSED);
});

test('a withdrawn call is withdrawn whatever the time', () => {
  for (const text of ['2030-01-01T00:00:00Z', '2030-09-20T00:00:00Z', '2031-01-01T00:00:00Z']) {
    assert.equal(stateAt(text, {...call, withdrawn: true}), WITHDRAWN);
  }
});

test('a call whose dates are all still to come has no state', () => {
  assert.equal(readClock(clock([]), at(DEADLINE)), null);
});

test('documents that are taken at any time leave a call open without an end', () => {
  const rolling = clock([window('2030-01-01T00:00:00+08:00', null)]);
  assert.deepEqual(readClock(rolling, at('2035-01-01T00:00:00Z')), {state: OPEN, moment: null, left: null});
});

test('of several windows the open one that closes first counts, then the next to open', () => {
  const windows = clock([
    window('2030-03-01T00:00:00+08:00', '2030-04-01T00:00:00+08:00'),
    window('2030-03-15T00:00:00+08:00', '2030-05-01T00:00:00+08:00'),
    window('2030-09-01T00:00:00+08:00', '2030-10-01T00:00:00+08:00'),
  ]);
  assert.equal(readClock(windows, at('2030-03-20T00:00:00+08:00')).moment, at('2030-04-01T00:00:00+08:00'));
  assert.equal(readClock(windows, at('2030-04-02T00:00:00+08:00')).moment, at('2030-05-01T00:00:00+08:00'));
  const between = readClock(windows, at('2030-06-01T00:00:00+08:00'));
  assert.deepEqual([between.state, between.moment], [BETWEEN, at('2030-09-01T00:00:00+08:00')]);
  assert.equal(stateAt('2030-10-01T00:00:00+08:00', windows), CLOSED);
});

test('days are counted on the calendar of the call, wherever the reader is', () => {
  // 00:30 on the 24th in Shanghai, still the 23rd in UTC.
  assert.deepEqual(leftAt('2030-09-23T16:30:00Z'), {
    when: 'closes_tomorrow',
    days: 1,
    hours: 33,
    minutes: 30,
  });
  assert.equal(leftAt('2030-09-23T15:30:00Z').days, 2);
  const zoned = (zone) => leftAt('2030-09-24T23:00:00Z', {...call, zone});
  assert.equal(zoned('Asia/Shanghai').when, 'closes_today');
  assert.equal(zoned('America/Los_Angeles').when, 'closes_today');
  assert.equal(leftAt('2030-09-25T00:00:00Z', {...call, zone: 'Pacific/Kiritimati'}).when, 'closes_today');
  assert.equal(
    leftAt('2030-09-24T06:30:00Z', {...call, zone: 'America/Los_Angeles'}).when,
    'closes_tomorrow',
  );
});

test('a deadline at midnight belongs to the day that it ends', () => {
  const day = clock([window(null, '2030-09-26T00:00:00+08:00')]);
  assert.equal(leftAt('2030-09-25T08:00:00+08:00', day).when, 'closes_today');
  assert.equal(leftAt('2030-09-24T08:00:00+08:00', day).when, 'closes_tomorrow');
  assert.equal(leftAt('2030-09-20T08:00:00+08:00', day).days, 5);
});

test('what is left is rounded up, so that it is never zero before the deadline', () => {
  assert.deepEqual(leftAt('2030-09-25T09:59:59+08:00'), {
    when: 'closes_today',
    days: 0,
    hours: 0,
    minutes: 1,
  });
  assert.deepEqual(leftAt('2030-09-25T07:30:00+08:00'), {
    when: 'closes_today',
    days: 0,
    hours: 2,
    minutes: 30,
  });
});

test('an opening is counted down too', () => {
  assert.equal(leftAt('2030-09-08T12:00:00+08:00').when, 'opens_in');
  assert.equal(leftAt('2030-09-09T12:00:00+08:00').when, 'opens_tomorrow');
  const noon = clock([window('2030-09-10T12:00:00+08:00', DEADLINE)]);
  assert.deepEqual(leftAt('2030-09-10T09:00:00+08:00', noon), {
    when: 'opens_today',
    days: 0,
    hours: 3,
    minutes: 0,
  });
});

test('a clock change in spring or autumn does not shift the days', () => {
  const berlin = clock([window(null, '2030-04-02T12:00:00+02:00')], {zone: 'Europe/Berlin'});
  assert.equal(leftAt('2030-03-30T23:30:00+01:00', berlin).days, 3);
  assert.equal(leftAt('2030-03-31T23:30:00+02:00', berlin).days, 2);
});

test('the next look comes at the very instant of a change', () => {
  const wait = (text, of = call) => untilNextLook(of, at(text));
  assert.equal(wait('2030-09-25T09:59:58.500+08:00'), 1.5 * SECOND);
  assert.equal(wait('2030-09-22T09:59:59+08:00'), SECOND);
  assert.equal(wait('2030-09-09T23:59:30+08:00'), 30 * SECOND);
  const later = clock([window('2030-09-10T00:00:20+08:00', DEADLINE)]);
  assert.equal(wait('2030-09-10T00:00:00+08:00', later), 20 * SECOND);
});

test('between changes it looks at every minute that a reader sees pass', () => {
  const now = at('2030-09-25T08:12:34+08:00');
  const wait = untilNextLook(call, now);
  assert.equal(wait, 26 * SECOND);
  const minutes = (moment) => readClock(call, moment).left.minutes;
  assert.equal(minutes(now + wait - 1), minutes(now));
  assert.notEqual(minutes(now + wait + 1), minutes(now));
});

test('look by look the states follow each other, and the looks end', () => {
  let now = at('2030-09-21T23:22:33+08:00');
  const short = clock([window('2030-09-22T00:00:00+08:00', DEADLINE)]);
  const seen = [];
  while (now < Infinity) {
    const {state} = readClock(short, now);
    if (seen.at(-1) !== state) seen.push(state);
    const wait = untilNextLook(short, now);
    assert.ok(wait > 0 && (wait <= MINUTE || wait === Infinity), `${wait}`);
    now += wait;
  }
  assert.deepEqual(seen, [NOT_YET_OPEN, OPEN, CLOSING, CLOSED]);
});

test('nothing is looked at again once nothing can change', () => {
  assert.equal(untilNextLook(call, at(DEADLINE)), Infinity);
  assert.equal(untilNextLook({...call, withdrawn: true}, 0), Infinity);
  assert.equal(untilNextLook(clock([]), 0), Infinity);
});

test('a window that has closed leaves the next one to be waited for', () => {
  const two = clock([
    window(null, DEADLINE),
    window('2030-10-01T00:00:00+08:00', '2030-11-01T00:00:00+08:00'),
  ]);
  assert.ok(untilNextLook(two, at(DEADLINE)) <= HOUR);
  assert.equal(stateAt(DEADLINE, two), BETWEEN);
});
