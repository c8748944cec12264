/** Which documents the answers call for, and how many sheets and seals that comes to. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {
  countMembers,
  evidenceNeeds,
  materialsFor,
} from '../../../docs/assets/scripts/checklist/materials.mjs';
import {evaluate} from '../../../docs/assets/scripts/checklist/rules.mjs';
import {rulesFor} from '../../../docs/assets/scripts/checklist/scope.mjs';

const question = (id, more = {}) => ({id, kind: 'yes_no', evidence: [`${id}-paper`], ...more});
const needs = (rule, answers) => Object.fromEntries(evidenceNeeds([evaluate(rule, answers)]));

test('the documents of one alternative are enough once it is met; until then each may be needed', () => {
  const rule = {id: 'any', kind: 'any', evidence: ['form'], rules: [question('a'), question('b')]};
  assert.deepEqual(needs(rule, {}), {form: 'needed', 'a-paper': 'perhaps', 'b-paper': 'perhaps'});
  assert.deepEqual(needs(rule, {a: 'no'}), {form: 'needed', 'a-paper': 'unneeded', 'b-paper': 'perhaps'});
  assert.deepEqual(needs(rule, {a: 'yes'}), {form: 'needed', 'a-paper': 'needed', 'b-paper': 'unneeded'});
  assert.deepEqual(needs(rule, {a: 'no', b: 'no'}), {
    form: 'needed',
    'a-paper': 'perhaps',
    'b-paper': 'perhaps',
  });
});

test('two of three alternatives need their two documents', () => {
  const rule = {id: 'two', kind: 'at_least', n: 2, rules: ['a', 'b', 'c'].map((id) => question(id))};
  assert.deepEqual(needs(rule, {a: 'yes'}), {
    'a-paper': 'needed',
    'b-paper': 'perhaps',
    'c-paper': 'perhaps',
  });
  const settled = needs(rule, {a: 'yes', b: 'no', c: 'yes'});
  assert.deepEqual(settled, {'a-paper': 'needed', 'b-paper': 'unneeded', 'c-paper': 'needed'});
});

test('what a condition asks for needs no documents where the condition does not hold', () => {
  const rule = {id: 'when', kind: 'when', evidence: ['pledge'], if: question('a'), then: question('b')};
  assert.deepEqual(needs(rule, {}), {pledge: 'needed', 'a-paper': 'perhaps', 'b-paper': 'perhaps'});
  assert.deepEqual(needs(rule, {a: 'yes'}), {pledge: 'needed', 'a-paper': 'needed', 'b-paper': 'needed'});
  assert.deepEqual(needs(rule, {a: 'no'}), {
    pledge: 'unneeded',
    'a-paper': 'unneeded',
    'b-paper': 'unneeded',
  });
});

test('a document that proves two conditions is needed as much as the one that needs it most', () => {
  const both = [
    question('a', {evidence: ['licence']}),
    question('b', {evidence: ['licence'], severity: 'should'}),
  ];
  const needsOf = (answers) => evidenceNeeds(both.map((rule) => evaluate(rule, answers))).get('licence');
  assert.equal(needsOf({b: 'no'}), 'needed');
});

const role = (id, more = {}) => ({id, title: id, applies: false, min: 1, max: null, tasks: [], ...more});
const material = (id, more) => ({
  id,
  required: true,
  tracks: [],
  copies: 1,
  seal: [],
  signature: [],
  ...more,
});
const CALL = {
  roles: [role('lead', {applies: true, max: 1}), role('firm'), role('bank', {min: 2, max: 2})],
  tracks: [],
  rules: [
    {id: 'firms', kind: 'count', role: 'firm', op: 'at_least', value: 3},
    {id: 'local-firms', kind: 'count', role: 'firm', where: '本地', op: 'at_least', value: 1},
  ],
  materials: [
    material('form', {prepared_by: ['lead', 'firm', 'bank'], seal: ['lead', 'firm', 'bank'], copies: 2}),
    material('contract', {
      prepared_by: ['lead'],
      seal: ['lead', 'firm', 'bank'],
      copies: 3,
      signature: ['firm'],
    }),
    material('report', {prepared_by: ['firm'], seal: ['firm', 'bank'], copies: 'not_stated'}),
    material('plan', {prepared_by: ['lead'], seal: 'not_stated', copies: 'not_stated', required: false}),
  ],
};
const amounts = (who, given) =>
  Object.fromEntries(
    materialsFor(CALL, who, {answers: {}, members: {}, ...given}).map((each) => [
      each.material.id,
      [each.documents, each.total, each.seals, each.isLeast],
    ]),
  );

test('each maker seals its own documents, and whoever else is named seals all of them', () => {
  assert.deepEqual(amounts({role: 'lead'}, {answers: {firms: 4}}), {
    form: [7, 14, 14, false],
    contract: [1, 3, 21, false],
    report: [4, null, 12, false],
    plan: [1, null, null, false],
  });
});

test('while the members are not counted, there are as many as the conditions ask for at least', () => {
  assert.deepEqual(amounts({role: 'lead'}), {
    form: [6, 12, 12, true],
    contract: [1, 3, 18, true],
    report: [3, null, 9, true],
    plan: [1, null, null, false],
  });
});

test('one who joins sees its own documents, and those of others that carry its seal or signature', () => {
  assert.deepEqual(amounts({role: 'firm'}), {
    form: [1, 2, 2, false],
    contract: [1, 3, 3, false],
    report: [1, null, 1, false],
  });
  assert.deepEqual(amounts({role: 'bank'}), {
    form: [1, 2, 2, false],
    contract: [1, 3, 3, false],
    report: [3, null, 3, true],
  });
});

test('members are as many as the reader says, but never fewer than an answer counts', () => {
  const count = (given) =>
    countMembers(CALL, {role: 'lead'}, {answers: {}, members: {}, ...given}).get('firm');
  assert.deepEqual(count({}), {count: 3, isLeast: true});
  assert.deepEqual(count({answers: {'local-firms': 2}}), {count: 2, isLeast: false});
  assert.deepEqual(count({answers: {'local-firms': 2, firms: 5}}), {count: 5, isLeast: false});
  assert.deepEqual(count({answers: {firms: 5}, members: {firm: 8}}), {count: 8, isLeast: false});
  assert.deepEqual(count({answers: {firms: 5}, members: {firm: 1}}), {count: 5, isLeast: false});
});

const TRACKS = {
  roles: [role('person', {applies: true}), role('company', {applies: true}), role('school')],
  tracks: [{id: 'one'}, {id: 'two'}],
  rules: [
    question('everybody'),
    question('first', {tracks: ['one']}),
    question('persons', {roles: ['person']}),
    question('schools', {roles: ['school']}),
    {
      id: 'mixed',
      kind: 'at_least',
      n: 2,
      rules: [
        question('mixed-school', {roles: ['school']}),
        question('mixed-two', {tracks: ['two']}),
        question('mixed-all'),
      ],
    },
  ],
  materials: [
    material('first-paper', {prepared_by: ['person'], required: false}),
    material('first-pledge', {prepared_by: ['person'], tracks: ['one']}),
  ],
};
const seen = (who) => rulesFor(TRACKS, who).map(({id}) => id);

test('the applicant sees the conditions of its track and of all who join, not those of other applicants', () => {
  assert.deepEqual(seen({role: 'person', track: 'one'}), [
    'everybody',
    'first',
    'persons',
    'schools',
    'mixed',
  ]);
  assert.deepEqual(seen({role: 'company', track: 'two'}), ['everybody', 'schools', 'mixed']);
});

test('one who joins sees only what concerns it, also inside a group', () => {
  const [schools, mixed] = rulesFor(TRACKS, {role: 'school', track: 'one'});
  assert.equal(schools.id, 'schools');
  assert.deepEqual([mixed.n, mixed.rules.map(({id}) => id)], [1, ['mixed-school']]);
});

test('an optional document that proves only a condition of another track is not asked for', () => {
  const documents = (track) =>
    materialsFor(TRACKS, {role: 'person', track}, {answers: {}, members: {}}).length;
  assert.deepEqual([documents('one'), documents('two')], [2, 0]);
});

const CASES = [
  {id: 'when', kind: 'when', if: question('premise'), then: question('then')},
  {id: 'any', kind: 'any', rules: [question('one'), question('other')]},
  {id: 'two', kind: 'at_least', n: 2, rules: [question('a'), question('b'), question('c')]},
  question('advice', {severity: 'should'}),
  question('elsewhere', {tracks: ['two']}),
  question('theirs', {roles: ['school']}),
];
const CITED = ['premise', 'then', 'one', 'other', 'a', 'b', 'c', 'advice', 'elsewhere', 'theirs'];
const casesCall = (required) => ({
  ...TRACKS,
  rules: CASES,
  materials: CITED.map((id) => material(`${id}-paper`, {prepared_by: ['person'], required})),
});
const needsIn = (call, answers) =>
  materialsFor(call, {role: 'person', track: 'one'}, {answers, members: {}}).map(({material, need}) => [
    material.id,
    need,
  ]);

test('a required document stays whatever becomes of the conditions that cite it', () => {
  for (const answer of [undefined, 'yes', 'no', 'unsure']) {
    for (const premise of ['yes', 'no']) {
      const answers = {...Object.fromEntries(CITED.map((id) => [id, answer])), premise};
      assert.deepEqual(
        needsIn(casesCall(true), answers),
        CITED.map((id) => [`${id}-paper`, 'needed']),
      );
    }
  }
});

test('another document is needed where the case holds in which a condition asks for it', () => {
  const needs = (answers) => Object.fromEntries(needsIn(casesCall(false), answers));
  const joint = needs({premise: 'yes', one: 'yes', other: 'no', advice: 'yes'});
  assert.equal(joint['then-paper'], 'needed');
  assert.deepEqual([joint['one-paper'], joint['other-paper']], ['needed', undefined]);
  assert.equal(joint['advice-paper'], 'optional');
  assert.equal(needs({})['then-paper'], 'perhaps');
  assert.equal(needs({premise: 'no'})['then-paper'], undefined);
});
