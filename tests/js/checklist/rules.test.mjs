/** Rules give the state that their truth tables say, whatever the order of answers, under every reading. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

import {combine, evaluate, isAnswer} from '../../../docs/assets/scripts/checklist/rules.mjs';

const cases = (name) =>
  JSON.parse(readFileSync(new URL(`../../cases/${name}.json`, import.meta.url), 'utf8'));
const STATES = ['met', 'not_met', 'not_answered', 'judgement', 'not_applicable'];

const {about: aboutQuestions, ...questions} = cases('questions');
const KINDS = Object.keys(questions);

test('there are answers to questions of every kind', () => {
  const kinds = 'count covers date declaration external judgement number one_of pattern yes_no';
  assert.equal(KINDS.sort().join(' '), kinds, aboutQuestions);
});

for (const [kind, rules] of Object.entries(questions)) {
  test(`an answer to a ${kind} question gives its state, and what is no answer gives none`, () => {
    for (const {rule, answers} of rules) {
      for (const [answer, state] of answers) {
        const result = evaluate({id: 'question', ...rule}, {question: answer});
        assert.equal(result.state, state, `${JSON.stringify(rule)} answered ${JSON.stringify(answer)}`);
        assert.deepEqual(result.states, [state]);
      }
    }
  });

  test(`a ${kind} question is not answered, or left to judgement, while there is no answer`, () => {
    for (const {rule} of rules) {
      const {state} = evaluate({id: 'constructor', ...rule}, {});
      assert.equal(state, kind === 'judgement' ? 'judgement' : 'not_answered');
    }
  });
}

const {about: aboutGroups, ...groups} = cases('groups');

for (const [name, rows] of Object.entries(groups)) {
  const [kind, n] = name.split(' ');
  test(`the group ${name} agrees with its truth table`, () => {
    assert.ok(rows.length >= 5, aboutGroups);
    for (const row of rows) {
      const [state, ...states] = [...row].reverse();
      const group = {kind, n: Number(n)};
      assert.equal(combine(group, states.reverse()), state, `${name} of ${states}`);
    }
  });
}

test('the truth tables of two parts are whole', () => {
  const pairs = STATES.flatMap((one) => STATES.map((other) => `${one} ${other}`)).sort();
  for (const kind of ['all', 'any', 'when']) {
    assert.deepEqual(groups[kind].map(([one, other]) => `${one} ${other}`).sort(), pairs);
  }
});

test('a group of all follows at_least with as many as there are, and any follows at_least one', () => {
  for (const [one, other, state] of groups.all.filter((row) => !row.slice(0, 2).includes('not_applicable'))) {
    assert.equal(combine({kind: 'at_least', n: 2}, [one, other]), state);
  }
  for (const [one, other, state] of groups.any) {
    assert.equal(combine({kind: 'at_least', n: 1}, [one, other]), state);
  }
});

test('advice inside a condition does not decide it', () => {
  const part = (id, severity) => ({id, kind: 'yes_no', severity});
  const rule = {
    id: 'all',
    kind: 'all',
    severity: 'must',
    rules: [part('must', 'must'), part('should', 'should')],
  };
  assert.equal(evaluate(rule, {must: 'yes', should: 'no'}).state, 'met');
  assert.equal(evaluate(rule, {must: 'yes'}).state, 'met');
  assert.equal(evaluate({...rule, severity: 'should'}, {must: 'yes', should: 'no'}).state, 'not_met');
});

test('an ambiguous rule is evaluated under every reading', () => {
  const interpretation = {note: '…', alternatives: [{reading: '含牵头单位', value: 9}]};
  const rule = {id: 'others', kind: 'count', op: 'at_least', value: 10, interpretation};
  const of = (count) => evaluate(rule, {others: count});
  assert.deepEqual(
    of(9).readings.map(({reading, state}) => [reading, state]),
    [
      [null, 'not_met'],
      ['含牵头单位', 'met'],
    ],
  );
  assert.deepEqual(of(9).states, ['not_met', 'met']);
  assert.deepEqual([of(8).states, of(10).states], [['not_met'], ['met']]);
});

test('a reading can change the comparison, what lies outside a list, and how many parts are wanted', () => {
  const read = (rule, change) => ({id: 'q', ...rule, interpretation: {note: '…', alternatives: [change]}});
  const bound = read({kind: 'number', op: 'at_least', value: 5}, {reading: '不含本数', op: 'more_than'});
  assert.deepEqual(evaluate(bound, {q: 5}).states, ['met', 'not_met']);
  const list = read(
    {kind: 'one_of', options: [], other: 'judgement'},
    {reading: '只限所列', other: 'not_met'},
  );
  assert.deepEqual(evaluate(list, {q: '_outside'}).states, ['judgement', 'not_met']);
  const parts = ['a', 'b'].map((id) => ({id, kind: 'yes_no'}));
  const group = read({kind: 'at_least', n: 2, rules: parts}, {reading: '一项即可', value: 1});
  assert.deepEqual(evaluate(group, {a: 'yes', b: 'no'}).states, ['not_met', 'met']);
});

test('whatever a store or a link holds, a rule has one of the five states', () => {
  const junk = [
    null,
    undefined,
    '',
    'yes ',
    '<script>',
    1e9,
    -1,
    NaN,
    Infinity,
    [],
    ['a'],
    {},
    {id: 'a'},
    true,
  ];
  for (const [kind, rules] of Object.entries(questions)) {
    for (const {rule} of rules) {
      for (const answer of junk) {
        const question = {id: 'q', ...rule};
        const {state} = evaluate(question, {q: answer});
        assert.ok(STATES.includes(state), kind);
        if (!isAnswer(question, answer)) assert.ok(['not_answered', 'judgement'].includes(state), kind);
      }
    }
  }
});
