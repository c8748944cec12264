/** Rules give the state that their truth tables say, whatever the order of answers, under every reading. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

import {
  combine,
  conclude,
  evaluate,
  isAnswer,
  partsOf,
  questionsOf,
  withParts,
} from '../../docs/assets/scripts/rules.mjs';

const cases = (name) => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8'));
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

/* What must hold for every rule: tried on many made-up ones, the same in every run. */

function randomFrom(seed) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    one: (list) => list[Math.floor(next() * list.length)],
  };
}

/** A rule with at most `depth` levels of groups; `kinds` are the kinds of its questions and groups. */
function randomRule(random, depth, {kinds, ambiguous}, id = 'r') {
  const wanted = depth === 0 || random.below(3) === 0 ? kinds.questions : kinds.groups;
  const kind = random.one(wanted);
  const part = (at) => randomRule(random, depth - 1, {kinds, ambiguous}, `${id}-${at}`);
  if (kind === 'not') return {id, kind, rule: part(1)};
  if (kind === 'when') return {id, kind, if: part(1), then: part(2)};
  if (['all', 'any', 'at_least'].includes(kind)) {
    const rules = Array.from({length: 1 + random.below(3)}, (_, at) => part(at));
    return {id, kind, n: random.below(rules.length + 1), rules};
  }
  if (kind !== 'count') return {id, kind};
  const alternatives = [{reading: '另一种', value: 1 + random.below(4)}];
  const interpretation = ambiguous && random.below(2) === 0 ? {note: '…', alternatives} : undefined;
  return {
    id,
    kind,
    op: random.one(['at_least', 'at_most', 'equals']),
    value: 1 + random.below(4),
    interpretation,
  };
}

const randomAnswer = (random, rule) => (rule.kind === 'count' ? random.below(6) : random.one(['yes', 'no']));

const EVERYTHING = {
  kinds: {questions: ['yes_no', 'count', 'judgement'], groups: ['all', 'any', 'at_least', 'not', 'when']},
  ambiguous: true,
};
const TWO_VALUED = {
  kinds: {questions: ['yes_no'], groups: ['all', 'any', 'at_least', 'not']},
  ambiguous: false,
};

/** Calls `check` with many rules and some of the answers to each. */
function tryMany(shape, check) {
  for (let seed = 1; seed <= 1500; seed += 1) {
    const random = randomFrom(seed);
    const rule = randomRule(random, 3, shape);
    const given = questionsOf(rule).filter(() => random.below(2) === 0);
    const answers = Object.fromEntries(given.map((each) => [each.id, randomAnswer(random, each)]));
    check({rule, answers, random, message: `seed ${seed}: ${JSON.stringify({rule, answers})}`});
  }
}

test('one answer more never turns met into not answered, nor not met into met', () => {
  let steps = 0;
  tryMany(EVERYTHING, ({rule, answers, random, message}) => {
    const before = evaluate(rule, answers);
    for (const open of questionsOf(rule).filter(({id}) => !(id in answers))) {
      const after = evaluate(rule, {...answers, [open.id]: randomAnswer(random, open)});
      steps += 1;
      if (before.state === 'met') assert.notEqual(after.state, 'not_answered', message);
      if (before.states.every((state) => state === 'met')) assert.notEqual(after.state, 'not_met', message);
      if (before.states.every((state) => state === 'not_met')) assert.notEqual(after.state, 'met', message);
    }
  });
  assert.ok(steps > 1000);
});

test('the order of the answers does not matter', () => {
  tryMany(EVERYTHING, ({rule, answers, message}) => {
    const reversed = Object.fromEntries(Object.entries(answers).reverse());
    assert.deepEqual(evaluate(rule, reversed), evaluate(rule, answers), message);
  });
});

test('the order of the parts does not matter to all, any and at_least', () => {
  tryMany(EVERYTHING, ({rule, answers, message}) => {
    const turned = (each) => {
      const parts = partsOf(each).map(turned);
      if (parts.length === 0) return each;
      return withParts(each, each.kind === 'when' ? parts : parts.reverse());
    };
    assert.equal(evaluate(turned(rule), answers).state, evaluate(rule, answers).state, message);
  });
});

test('a group with open questions is decided exactly where every way to answer them decides alike', () => {
  tryMany(TWO_VALUED, ({rule, answers, message}) => {
    const open = questionsOf(rule).filter(({id}) => !(id in answers));
    if (open.length > 8) return;
    const outcomes = new Set();
    for (let bits = 0; bits < 2 ** open.length; bits += 1) {
      const rest = open.map(({id}, at) => [id, (bits >> at) & 1 ? 'yes' : 'no']);
      outcomes.add(evaluate(rule, {...answers, ...Object.fromEntries(rest)}).state);
    }
    const expected = outcomes.size === 1 ? [...outcomes][0] : 'not_answered';
    assert.equal(evaluate(rule, answers).state, expected, message);
  });
});

test('the states under all readings are those of the rule with each combination of readings written into it', () => {
  let ambiguous = 0;
  tryMany(EVERYTHING, ({rule, answers, message}) => {
    const unclear = questionsOf(rule).filter((each) => each.interpretation);
    ambiguous += unclear.length > 0;
    const states = new Set();
    for (let bits = 0; bits < 2 ** unclear.length; bits += 1) {
      const chosen = unclear.filter((_, at) => (bits >> at) & 1).map(({id}) => id);
      states.add(evaluate(asRead(rule, chosen), answers).state);
    }
    assert.deepEqual([...evaluate(rule, answers).states].sort(), [...states].sort(), message);
  });
  assert.ok(ambiguous > 300);
});

/** The rule with its other reading written into the questions of these ids, and no reading left open. */
function asRead(rule, ids) {
  const parts = partsOf(rule);
  if (parts.length > 0)
    return withParts(
      rule,
      parts.map((part) => asRead(part, ids)),
    );
  if (!rule.interpretation) return rule;
  const {interpretation, ...plain} = rule;
  return ids.includes(rule.id) ? {...plain, value: interpretation.alternatives[0].value} : plain;
}

test('results together stand as a group of all of them', () => {
  tryMany(EVERYTHING, ({rule, answers, message}) => {
    const whole = {id: 'whole', kind: 'all', severity: 'must', rules: [rule, {id: 'more', kind: 'yes_no'}]};
    const {state, states} = conclude(whole.rules.map((part) => evaluate(part, answers)));
    const result = evaluate(whole, answers);
    assert.deepEqual([state, states], [result.state, result.states], message);
  });
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
