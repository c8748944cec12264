/** Answers that are stored or shared come back whole, and what is no answer changes nothing. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

import {
  fromFragment,
  fromStored,
  isAnythingGiven,
  nothingGiven,
  toFragment,
  toStored,
} from '../../../docs/assets/scripts/checklist/answers.mjs';
import {questionsOf} from '../../../docs/assets/scripts/checklist/rules.mjs';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const call = read('golden/checklist-first.json');
const full = read('golden/checklist-full.json');
const journeys = [call, full].flatMap((each, at) => {
  const {journeys: all} = read(`cases/journeys-${at === 0 ? 'first' : 'full'}.json`);
  return all.map(({who, answers, members = {}}) => [
    each,
    {role: null, track: null, ...who, answers, members},
  ]);
});

/** A call in which one question has changed. */
function changed(id, change) {
  const of = (rule) => ({
    ...rule,
    ...(rule.id === id ? change : {}),
    ...(rule.rules ? {rules: rule.rules.map(of)} : {}),
  });
  return {...call, edition: call.edition + 1, rules: call.rules.map(of)};
}

test('whatever a reader gives comes back from the device and from a link', () => {
  assert.ok(journeys.length > 30);
  for (const [each, given] of journeys) {
    assert.deepEqual(fromStored(each, JSON.parse(JSON.stringify(toStored(each, given)))), {
      given,
      changed: [],
    });
    assert.deepEqual(fromFragment(each, toFragment(each, given)), {given, changed: []});
  }
});

test('a link carries answers under the ids of their rules', () => {
  const given = {
    ...nothingGiven(),
    role: 'lead',
    answers: {'other-enterprises': 10, 'lead-enterprise': 'yes'},
  };
  const names = [...new URLSearchParams(toFragment(call, given)).keys()].map((name) => name.split('.')[0]);
  assert.deepEqual(names, ['_edition', '_role', 'lead-enterprise', 'other-enterprises']);
});

test('answers in a link need no fingerprint', () => {
  const shared = fromFragment(
    call,
    '_edition=1&_role=lead&founders=12&contract-covers=working,rights&internal-rules=',
  );
  assert.deepEqual(shared.given, {
    role: 'lead',
    track: null,
    answers: {founders: 12, 'contract-covers': ['working', 'rights'], 'internal-rules': []},
    members: {},
  });
});

test('an answer whose question has changed is asked again, and the others stay', () => {
  const given = {...nothingGiven(), role: 'lead', answers: {founders: 10, 'contract-exists': 'yes'}};
  for (const id of ['founders', 'contract-exists']) {
    const later = changed(id, {fingerprint: '00000000'});
    const {[id]: gone, ...others} = given.answers;
    for (const back of [
      fromStored(later, toStored(call, given)),
      fromFragment(later, toFragment(call, given)),
    ]) {
      assert.deepEqual(back.given, {...given, answers: others}, String(gone));
      assert.deepEqual(
        back.changed.map((rule) => rule.id),
        [id],
      );
    }
  }
});

test('an answer to a question that is no longer asked is left out', () => {
  const given = {...nothingGiven(), answers: {founders: 10, universities: 1}};
  const later = {...call, rules: call.rules.filter(({id}) => id !== 'founders')};
  assert.deepEqual(fromStored(later, toStored(call, given)).given.answers, {universities: 1});
  assert.deepEqual(fromStored(later, toStored(call, given)).changed, []);
});

test('an ordinary anchor is no answer', () => {
  for (const fragment of ['', 'founders', 'contract-exists', 'checklist-result', '_edition', 'founders=10']) {
    assert.equal(fromFragment(call, fragment), null, fragment);
  }
});

const HOSTILE = [
  '_edition=',
  '_edition=1',
  '_edition=1&_role=nobody&_track=none',
  '_edition=1&_role=<script>alert(1)</script>',
  '_edition=1&lead-enterprise=<img src=x onerror=alert(1)>',
  '_edition=1&lead-enterprise=YES&expert-group=true&contract-exists=1',
  '_edition=1&founders=-1&universities=1e3&other-enterprises=ten',
  '_edition=1&founders=100000&universities=0x10&other-enterprises=9.5',
  '_edition=1&founders=NaN&universities=Infinity&other-enterprises=',
  '_edition=1&contract-covers=working,working&internal-rules=everything',
  '_edition=1&field=constructor&name-form=',
  '_edition=1&__proto__=yes&constructor=yes&toString=yes&_members.__proto__=3',
  '_edition=1&_members.lead=5&_members.enterprise=-3&_members.university=many',
  '_edition=1&%E0%A4%A&%=%&founders=%FF',
  `_edition=1&_role=lead&name-form=${'a'.repeat(9000)}`,
  `_edition=1&${'founders=10&'.repeat(1000)}`,
  `_edition=1&name-form=${'名'.repeat(201)}`,
];

test('a hostile link changes nothing', () => {
  for (const fragment of HOSTILE) assert.equal(fromFragment(call, fragment), null, fragment.slice(0, 80));
  assert.equal({}.polluted, undefined);
});

test('a question is answered by the first answer to it that a link has', () => {
  assert.equal(fromFragment(call, '_edition=1&founders=10&founders=12').given.answers.founders, 10);
});

const BROKEN = [
  'null',
  '7',
  '"text"',
  '[]',
  '{"answers": null, "members": 3}',
  '{"answers": ["founders"], "members": ["enterprise"]}',
  '{"role": {"id": "lead"}, "track": 1}',
  '{"answers": {"founders": 10}}',
  '{"answers": {"founders": {"is": "10"}, "field": {"is": {"id": "energy"}}, "lead-enterprise": {"is": ["yes"]}}}',
  '{"answers": {"__proto__": {"is": "yes"}, "constructor": {"is": "yes"}}}',
  '{"members": {"enterprise": "12", "university": 1.5, "lead": 3}}',
];

test('a broken store gives nothing, and no error', () => {
  for (const text of BROKEN) {
    assert.deepEqual(fromStored(call, JSON.parse(text)), {given: nothingGiven(), changed: []}, text);
  }
});

test('answers of the wrong kind are never stored or shared', () => {
  const answers = {founders: '10', field: 'nowhere', 'lead-enterprise': true, unknown: 'yes'};
  assert.deepEqual(toStored(call, {...nothingGiven(), answers}).answers, {});
  assert.equal(toFragment(call, {...nothingGiven(), answers}), '_edition=1');
});

test('something is given as soon as there is a role, a track, an answer or a number of members', () => {
  assert.equal(isAnythingGiven(nothingGiven()), false);
  for (const part of [{role: 'lead'}, {track: 'a'}, {answers: {a: 'no'}}, {members: {a: 0}}]) {
    assert.equal(isAnythingGiven({...nothingGiven(), ...part}), true);
  }
});

test('every question carries a fingerprint', () => {
  const questions = [...call.rules, ...full.rules].flatMap(questionsOf);
  assert.ok(questions.length > 30);
  for (const {id, fingerprint} of questions) assert.match(fingerprint, /^[0-9a-f]{8}$/, id);
});
