/** The sentence that sums up: that one can apply is said only where it holds. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {evaluate} from '../../../docs/assets/scripts/checklist/rules.mjs';
import {
  sentencesFor,
  sumUp,
  untilNextState,
  windowState,
} from '../../../docs/assets/scripts/checklist/verdict.mjs';
import {CLOSED, CLOSING, NOT_YET_OPEN, OPEN, WITHDRAWN} from '../../../docs/assets/scripts/page/clock.mjs';
import {translator} from '../../../docs/assets/scripts/page/messages.mjs';

const t = translator({messages: {}, language: 'en'});
const yesNo = (id, more = {}) => ({id, kind: 'yes_no', severity: 'must', ...more});
const judgement = {id: 'standing', kind: 'judgement', severity: 'must'};
const disputed = {
  ...{id: 'staff', kind: 'number', severity: 'must', op: 'at_least', value: 10},
  interpretation: {note: '', alternatives: [{reading: 'other', value: 9}]},
};
const sentence = (rules, answers, {state = OPEN, isApplicant = true} = {}) => {
  const summary = sumUp(rules.map((rule) => evaluate(rule, answers)));
  return t.sentences(sentencesFor(summary, {isApplicant, state}, t));
};
const MAY = /you can|whether you/;

test('where conditions were asked and met, and documents are taken, one can apply', () => {
  for (const state of [OPEN, CLOSING]) {
    assert.equal(sentence([yesNo('a')], {a: 'yes'}, {state}), 'Based on your answers you can apply.');
    assert.match(sentence([yesNo('a'), judgement], {a: 'yes'}, {state}), /you can apply; the issuing body/);
    assert.match(sentence([disputed], {staff: 9}, {state}), /whether you can apply depends/);
  }
});

test('where no condition was asked, nothing says that one can apply', () => {
  const premise = {id: 'when', kind: 'when', severity: 'must', if: yesNo('if'), then: yesNo('then')};
  const cases = [
    [[], {}],
    [[judgement], {}],
    [[judgement, premise], {if: 'no'}],
    [[premise], {if: 'no'}],
    [[yesNo('advice', {severity: 'should'})], {advice: 'yes'}],
    [[yesNo('advice', {severity: 'should'}), judgement], {advice: 'yes'}],
  ];
  for (const [rules, answers] of cases) {
    for (const isApplicant of [true, false]) {
      const said = sentence(rules, answers, {isApplicant});
      assert.doesNotMatch(said, MAY);
      assert.notEqual(said, '');
    }
  }
  assert.equal(sentence([judgement], {}), 'The issuing body judges 1 conditions.');
});

test('outside the window nothing says that one can apply or join, and the reason is said first', () => {
  const reasons = [
    [CLOSED, 'Applications are no longer taken: the deadline has passed.'],
    [NOT_YET_OPEN, 'Applications are not taken yet.'],
    [WITHDRAWN, 'The call was withdrawn: applications are not taken.'],
    [null, 'The notice does not say whether applications are taken now.'],
  ];
  const given = [{a: 'yes', staff: 10}, {a: 'yes', staff: 9}, {a: 'no', staff: 10}, {}];
  for (const [state, reason] of reasons) {
    for (const answers of given) {
      for (const isApplicant of [true, false]) {
        const said = sentence([yesNo('a'), disputed], answers, {state, isApplicant});
        assert.ok(said.startsWith(reason), said);
        assert.doesNotMatch(said, MAY);
      }
    }
    assert.equal(sentence([yesNo('a')], {a: 'yes'}, {state}), `${reason} 1 conditions are met.`);
  }
});

test('the deadline changes no state of a condition', () => {
  const results = [yesNo('a')].map((rule) => evaluate(rule, {a: 'yes'}));
  assert.deepEqual([results[0].state, sumUp(results).kind], ['met', 'met']);
});

const at = (text) => Date.parse(`${text}T00:00:00+08:00`);
const window = (tracks, opens, closes, rolling = false) => ({
  tracks,
  opens: opens && `${opens}T00:00:00+08:00`,
  closes: closes && `${closes}T00:00:00+08:00`,
  rolling,
});
const callWith = (...windows) => ({clock: {windows, zone: 'Asia/Shanghai', withdrawn: false}});
const TWO = callWith(
  window(['spring'], '2030-03-01', '2030-04-01'),
  window(['autumn'], '2030-09-01', '2030-10-01'),
);

test("the window is that of the reader's own track", () => {
  const stateAt = (day, track) => windowState(TWO, {track}, at(day));
  assert.deepEqual(
    [stateAt('2030-02-01', 'spring'), stateAt('2030-02-01', 'autumn')],
    [NOT_YET_OPEN, NOT_YET_OPEN],
  );
  assert.deepEqual([stateAt('2030-03-10', 'spring'), stateAt('2030-03-10', 'autumn')], [OPEN, NOT_YET_OPEN]);
  assert.deepEqual([stateAt('2030-09-10', 'spring'), stateAt('2030-09-10', 'autumn')], [CLOSED, OPEN]);
  assert.equal(stateAt('2030-03-10', 'summer'), null);
});

test('a window whose end is still to be announced is neither open nor closed', () => {
  const later = callWith(window([], '2030-03-01', '2030-04-01'), window([], null, null));
  assert.equal(windowState(later, {}, at('2030-03-10')), OPEN);
  assert.equal(windowState(later, {}, at('2030-05-01')), null);
  assert.equal(windowState(callWith(window([], null, null)), {}, at('2030-05-01')), null);
  assert.equal(windowState(callWith(window([], '2030-03-01', null, true)), {}, at('2035-01-01')), OPEN);
});

test("a page that stays open is looked at again at the very instant of its track's deadline", () => {
  const before = at('2030-09-30') + 23 * 3600 * 1000 + 59 * 60 * 1000 + 30 * 1000;
  assert.equal(untilNextState(TWO, {track: 'autumn'}, before), 30 * 1000);
  assert.equal(untilNextState(TWO, {track: 'spring'}, before), Infinity);
});

test('that one can apply is never said while the notice sets a condition that was not asked', () => {
  const whole = {kind: 'met', met: 3, notMet: 0, open: 0, judged: 0, differing: 0};
  for (const kind of ['met', 'judgement', 'depends']) {
    const summary = {
      ...whole,
      kind,
      judged: Number(kind === 'judgement'),
      differing: Number(kind === 'depends'),
    };
    for (const isApplicant of [true, false]) {
      const said = (unasked) =>
        sentencesFor(summary, {isApplicant, state: 'open', unasked}, t).filter(Boolean).join(' ');
      assert.match(said([]), /you can (apply|join)/);
      assert.doesNotMatch(said(['二']), /you can/);
      assert.match(said(['二', '二', '三']), /read it yourself: 二、?,? ?三/);
    }
  }
  const told = sentencesFor(whole, {isApplicant: true, state: 'open', unasked: ['二']}, t).filter(Boolean);
  assert.equal(told[0], 'All 3 conditions that were checked are met.');
});
