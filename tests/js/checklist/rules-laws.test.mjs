/** What must hold for every rule: tried on many made-up ones, the same in every run. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {
  conclude,
  evaluate,
  partsOf,
  questionsOf,
  withParts,
} from '../../../docs/assets/scripts/checklist/rules.mjs';

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
