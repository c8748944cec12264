/** A question that several conditions use is asked, counted, kept and shared once. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {
  fromFragment,
  fromStored,
  toFragment,
  toStored,
} from '../../../docs/assets/scripts/checklist/answers.mjs';
import {evaluate, usedBy} from '../../../docs/assets/scripts/checklist/rules.mjs';
import {rulesFor} from '../../../docs/assets/scripts/checklist/scope.mjs';
import {sumUp} from '../../../docs/assets/scripts/checklist/verdict.mjs';

const question = (id, kind, more = {}) => ({
  id,
  kind,
  ask: `${id}?`,
  fingerprint: `of-${id}`,
  asked_by: [],
  ...more,
});
const rule = (id, more) => ({
  id,
  severity: 'must',
  evidence: [],
  roles: [],
  tracks: [],
  notes: [],
  ...more,
});
const number = (id, uses, op, value) => rule(id, {kind: 'number', uses, op, value, was: `was-${id}`});
const small = rule('small', {
  kind: 'all',
  rules: [number('few', 'staff', 'at_most', 50), number('poor', 'turnover', 'at_most', 2000)],
});

const call = {
  edition: 1,
  roles: [],
  tracks: [],
  questions: [
    question('staff', 'number', {asked_by: [{id: 'enough', was: 'was-enough'}]}),
    question('turnover', 'number'),
    question('sites', 'number'),
  ],
  rules: [
    number('enough', 'staff', 'at_least', 10),
    number('not-many', 'staff', 'at_most', 300),
    rule('helped', {
      kind: 'when',
      if: rule('is-small', {kind: 'yes_no', uses: 'small', derived: small}),
      then: number('one-site', 'sites', 'at_most', 1),
    }),
    rule('own', {kind: 'yes_no', fingerprint: 'of-own', ask: 'own?'}),
  ],
};
const results = (answers) => rulesFor(call, {}).map((each) => evaluate(each, answers));
const states = (answers) => results(answers).map(({state}) => state);
const given = (answers) => ({role: null, track: null, members: {}, answers});

test('one answer decides every rule that uses the question, as two bounds of a range', () => {
  assert.deepEqual(states({staff: 9}).slice(0, 2), ['not_met', 'met']);
  assert.deepEqual(states({staff: 10}).slice(0, 2), ['met', 'met']);
  assert.deepEqual(states({staff: 301}).slice(0, 2), ['met', 'not_met']);
});

test('a derived fact follows from the answers, and decides a premise', () => {
  assert.equal(states({staff: 50, turnover: 2000, sites: 2})[2], 'not_met');
  assert.equal(states({staff: 51})[2], 'not_applicable');
  assert.equal(states({staff: 50})[2], 'not_answered');
});

test('a question without an answer is counted once', () => {
  assert.equal(sumUp(results({})).open, 3);
  assert.equal(sumUp(results({staff: 20})).open, 2);
  assert.equal(sumUp(results({staff: 20, turnover: 5})).open, 2);
  assert.equal(sumUp(results({staff: 20, turnover: 5, sites: 1, own: 'yes'})).open, 0);
});

test('a question is asked once its answer can matter', () => {
  assert.deepEqual([...usedBy(results({}))], ['staff', 'turnover']);
  assert.deepEqual([...usedBy(results({staff: 1, turnover: 1}))], ['staff', 'turnover', 'sites']);
});

test('answers go by the question on the device and in links', () => {
  const whole = given({staff: 20, turnover: 5, own: 'yes'});
  assert.deepEqual(Object.keys(toStored(call, whole).answers), ['staff', 'turnover', 'own']);
  assert.equal(toFragment(call, whole), '_edition=1&staff.of-staff=20&turnover.of-turnover=5&own.of-own=yes');
  assert.deepEqual(fromFragment(call, toFragment(call, whole)), {given: whole, changed: []});
  assert.deepEqual(fromStored(call, toStored(call, whole)), {given: whole, changed: []});
});

test('a link of before has the answer under a rule that asked the same words', () => {
  const old = fromFragment(call, '_edition=1&enough.was-enough=20&own.of-own=no');
  assert.deepEqual(old, {given: given({staff: 20, own: 'no'}), changed: []});
  const stored = {answers: {enough: {of: 'was-enough', is: 20}}};
  assert.deepEqual(fromStored(call, stored).given.answers, {staff: 20});
});

test('a rule that asked in other words, or was another one, answers nothing', () => {
  assert.equal(fromFragment(call, '_edition=1&enough.other=20'), null);
  assert.equal(fromFragment(call, '_edition=1&not-many.was-not-many=20'), null);
  assert.equal(fromFragment(call, '_edition=1&enough.was-enough=many'), null);
});

test('an answer whose question has changed is asked again, once', () => {
  const shared = fromFragment(call, '_edition=1&staff.before=20&own.of-own=no');
  assert.deepEqual(shared.given.answers, {own: 'no'});
  assert.deepEqual(
    shared.changed.map(({id}) => id),
    ['staff'],
  );
});
