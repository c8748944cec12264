/**
 * Evaluates eligibility rules; the one place that does. No DOM.
 *
 * Rules are as in `notice_data.yml`, a `one_of` with its `options`, one that uses a derived fact with it as `derived`;
 * answers go by question id, where a rule's own question has the rule's id. An answer is `yes`, `no` or `unsure` (yes_no, declaration, external, judgement); a number (number, count);
 * `2026-09-30` (date); an option's id or `OUTSIDE` (one_of); a list of item ids, empty for none of them
 * (covers); a name (pattern). What is no answer to its rule counts as not answered.
 *
 * A result is one of five states, under every reading of the rule.
 */

export const MET = 'met';
export const NOT_MET = 'not_met';
export const NOT_ANSWERED = 'not_answered';
export const JUDGEMENT = 'judgement';
export const NOT_APPLICABLE = 'not_applicable';

/** The answer to a `one_of` that is none of its options; no option has this id. */
export const OUTSIDE = '_outside';

const LONGEST_NAME = 200;
const LARGEST_COUNT = 99999;
const UNORDERED = ['all', 'any', 'at_least'];

const COMPARISONS = {
  at_least: (answer, bound) => answer >= bound,
  at_most: (answer, bound) => answer <= bound,
  more_than: (answer, bound) => answer > bound,
  less_than: (answer, bound) => answer < bound,
  equals: (answer, bound) => answer === bound,
  before: (answer, bound) => answer < bound,
  on_or_before: (answer, bound) => answer <= bound,
  after: (answer, bound) => answer > bound,
  on_or_after: (answer, bound) => answer >= bound,
};

const isYesNo = (_rule, answer) => ['yes', 'no', 'unsure'].includes(answer);
const isNumber = (_rule, answer) => typeof answer === 'number' && Number.isFinite(answer);
const isCount = (_rule, answer) => Number.isInteger(answer) && answer >= 0 && answer <= LARGEST_COUNT;

function isDay(_rule, answer) {
  if (typeof answer !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return false;
  const day = new Date(`${answer}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(answer);
}

function isChoice(rule, answer) {
  return answer === OUTSIDE || rule.options.some(({id}) => id === answer);
}

function isSelection(rule, answer) {
  return (
    Array.isArray(answer) &&
    new Set(answer).size === answer.length &&
    answer.every((chosen) => rule.items.some(({id}) => id === chosen))
  );
}

function isName(_rule, answer) {
  return typeof answer === 'string' && answer.trim() !== '' && answer.length <= LONGEST_NAME;
}

const fromYesNo = (_rule, answer) => ({yes: MET, no: NOT_MET, unsure: NOT_ANSWERED})[answer];
const fromTest = (isMet) => (isMet ? MET : NOT_MET);

function fromChoice({accepts = [], other}, answer) {
  if (answer === OUTSIDE) return other;
  return fromTest(accepts.length === 0 || accepts.includes(answer));
}

const fromComparison = (rule, answer) => fromTest(COMPARISONS[rule.op](answer, rule.value));

/** What an answer to each kind of question must look like, and which state it gives. */
const QUESTIONS = {
  yes_no: {fits: isYesNo, state: fromYesNo},
  declaration: {fits: isYesNo, state: fromYesNo},
  external: {fits: isYesNo, state: fromYesNo},
  judgement: {fits: isYesNo, state: () => JUDGEMENT, unanswered: JUDGEMENT},
  number: {fits: isNumber, state: fromComparison},
  count: {fits: isCount, state: fromComparison},
  date: {fits: isDay, state: fromComparison},
  one_of: {fits: isChoice, state: fromChoice},
  covers: {
    fits: isSelection,
    state: (rule, answer) => fromTest(rule.items.every(({id}) => answer.includes(id))),
  },
  pattern: {fits: isName, state: (rule, answer) => fromTest(followsTemplate(rule, answer.trim()))},
};

/** Whether a name has the template's fixed parts in order, and characters of its own for each blank. */
function followsTemplate({template, blank}, name) {
  const [first, ...rest] = template.normalize('NFC').split(blank);
  const whole = name.normalize('NFC');
  if (rest.length === 0) return whole === first;
  if (whole.includes(blank)) return false;
  const last = rest.pop();
  let from = first.length;
  for (const piece of rest) {
    const at = whole.indexOf(piece, from + 1);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return whole.startsWith(first) && whole.endsWith(last) && whole.length - last.length > from;
}

/** The rules inside a group, in order; none for a question. */
export function partsOf(rule) {
  if (rule.kind === 'not') return [rule.rule];
  if (rule.kind === 'when') return [rule.if, rule.then];
  return rule.rules || [];
}

/** Whether a part only decides when its group applies, or what must not be: it has no result to show by itself. */
export function isPremise(group, part) {
  return group.kind === 'not' || (group.kind === 'when' && part.id === group.if.id);
}

/** Whether the consequence of a premise is asked for, or may be. */
export function followsFrom(premise) {
  return premise.state === MET || premise.state === JUDGEMENT;
}

/** The same group with other parts. */
export function withParts(rule, parts) {
  if (rule.kind === 'not') return {...rule, rule: parts[0]};
  if (rule.kind === 'when') return {...rule, if: parts[0], then: parts[1]};
  return {...rule, rules: parts};
}

/** The id under which the answer to a rule is kept: that of the question it uses, else its own. */
export function questionOf({id, uses}) {
  return uses || id;
}

/** All rules of a rule that ask something, in order; several may use one question. */
export function questionsOf(rule) {
  return rule.kind in QUESTIONS ? [rule] : partsOf(rule).flatMap(questionsOf);
}

/** Whether a value is an answer to this question; those from links and the device need not be. */
export function isAnswer(rule, value) {
  return QUESTIONS[rule.kind].fits(rule, value);
}

/** The state of a group that needs so many of its applying parts met. */
function atLeast(wanted, states) {
  const count = (state) => states.filter((other) => other === state).length;
  if (count(MET) >= wanted) return MET;
  if (count(MET) + count(NOT_ANSWERED) + count(JUDGEMENT) < wanted) return NOT_MET;
  return count(NOT_ANSWERED) > 0 ? NOT_ANSWERED : JUDGEMENT;
}

function conditional(condition, state) {
  if (condition === MET) return state;
  if (condition === NOT_MET) return NOT_APPLICABLE;
  return condition === JUDGEMENT && state === NOT_ANSWERED ? NOT_ANSWERED : condition;
}

/** A group's state from the states of its parts, in their order. */
export function combine(group, states) {
  if (group.kind === 'not') return {[MET]: NOT_MET, [NOT_MET]: MET}[states[0]] || states[0];
  if (group.kind === 'when') return conditional(states[0], states[1]);
  const applying = states.filter((state) => state !== NOT_APPLICABLE);
  if (applying.length === 0 && states.length > 0) return NOT_APPLICABLE;
  return atLeast({all: applying.length, any: 1, at_least: group.n}[group.kind], applying);
}

/** Every combination of states that the parts can have, each once; their order matters only to `when`. */
function combinationsOf(group, parts) {
  let rows = [[]];
  for (const {states} of parts) {
    const longer = rows.flatMap((row) => states.map((state) => [...row, state]));
    if (UNORDERED.includes(group.kind)) longer.forEach((row) => row.sort());
    rows = [...new Map(longer.map((row) => [row.join(), row])).values()];
  }
  return rows;
}

/** The rule as it is usually read (`reading` null), then under each other reading. */
function readingsOf(rule) {
  const others = rule.interpretation ? rule.interpretation.alternatives : [];
  return [
    {reading: null, as: rule},
    ...others.map((other) => ({reading: other.reading, as: readAs(rule, other)})),
  ];
}

function readAs(rule, {value, op, other}) {
  const changed = {...rule};
  if (value !== undefined && value !== null) changed[rule.kind === 'at_least' ? 'n' : 'value'] = value;
  if (op) changed.op = op;
  if (other) changed.other = other;
  return changed;
}

function answerState(rule, answer) {
  const {state, unanswered = NOT_ANSWERED} = QUESTIONS[rule.kind];
  return isAnswer(rule, answer) ? state(rule, answer) : unanswered;
}

/** The parts that count: advice inside a condition does not. */
function deciding(rule, parts) {
  const isAdvice = (part) => part.severity === 'should' && UNORDERED.includes(rule.kind);
  return rule.severity === 'should' ? parts : parts.filter((part) => !isAdvice(part));
}

/** `state` and `states`, as of a rule, where every one of the results must be met. */
export function conclude(results) {
  return outcomesOfGroup({kind: 'all', severity: 'must'}, results);
}

function outcomesOfGroup(rule, parts) {
  const counted = deciding(rule, parts);
  const states = combinationsOf(rule, counted).map((row) => combine(rule, row));
  return {
    state: combine(
      rule,
      counted.map(({state}) => state),
    ),
    states: [...new Set(states)],
  };
}

function outcomes(rule, parts, answers) {
  if (!(rule.kind in QUESTIONS)) return outcomesOfGroup(rule, parts);
  const state = answerState(rule, answers[questionOf(rule)]);
  return {state, states: [state]};
}

function fromDerived(rule, from) {
  const {state, states} = from;
  return {rule, severity: rule.severity, state, states, readings: [{reading: null, state}], parts: [], from};
}

/**
 * The result of one rule.
 *
 * @returns {object} `state` as it is usually read; `states`, the distinct states under all readings of it and of its
 *   parts; `readings`, its own readings with their states, the usual one first (its `reading` is null); `parts`, the
 *   results of the rules inside it; `from`, the result of the derived fact that it uses
 */
export function evaluate(rule, answers) {
  if (rule.derived) return fromDerived(rule, evaluate(rule.derived, answers));
  const parts = partsOf(rule).map((part) => evaluate(part, answers));
  const readings = readingsOf(rule).map(({reading, as}) => ({reading, ...outcomes(as, parts, answers)}));
  const states = [...new Set(readings.flatMap((each) => each.states))];
  return {rule, severity: rule.severity, state: readings[0].state, states, readings, parts};
}

/** The results inside a result that ask by themselves, through derived facts too; of a premise that does not hold, only it. */
export function askingOnes(result) {
  const {rule, parts, from} = result;
  if (from) return askingOnes(from);
  const asked = rule.kind === 'when' && !followsFrom(parts[0]) ? parts.slice(0, 1) : parts;
  return parts.length === 0 ? [result] : asked.flatMap(askingOnes);
}

/** The ids of the shared questions that these results look at. */
export function usedBy(results) {
  return new Set(results.flatMap(askingOnes).flatMap(({rule}) => rule.uses || []));
}
