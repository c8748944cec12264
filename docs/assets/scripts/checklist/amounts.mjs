/**
 * How much support, or payment, follows from the answers. No DOM.
 *
 * The same is worked out in `facts/amounts.py`: the same operations in the same order, rounded down to a hundredth.
 * A sum is as in `notice_data.yml`, with the `scale` of what it takes a share of: 10000 for 万元.
 */

import {askingOnes, evaluate, JUDGEMENT, MET, NOT_ANSWERED} from './rules.mjs';
import {applies, isOnTrack} from './scope.mjs';

export const KNOWN = 'known';
export const OPEN = 'open';
export const NONE = 'none';
const TINY = 1e-6;

const isGiven = (value) => value !== undefined && value !== null;
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const rounded = (value) => Math.floor(value * 100 + TINY) / 100;

/**
 * What a sum comes to: `{state, most, steps}`. `most` is null where nothing limits it; steps are
 * `{step, value, …}` in order, with what each was worked out from.
 */
export function workOut(sum, answers) {
  const base = baseOf(sum, answers);
  const steps = [base];
  const last = () => steps[steps.length - 1].value;
  if (base === null) return openUpTo(sum.most);
  if (base.step === 'no_tier') return {state: NONE, most: 0, steps};
  for (const times of sum.times || []) {
    const often = oftenOf(times, answers);
    if (often === null) return openUpTo(sum.most);
    steps.push({step: 'times', value: rounded(last() * often), often, unit: times.unit});
  }
  if (isGiven(sum.most) && last() > sum.most) steps.push({step: 'most', value: sum.most});
  if (isGiven(sum.least) && last() < sum.least) {
    if (sum.below === 'none') return {state: NONE, most: 0, steps: [...steps, {step: 'below', value: 0}]};
    steps.push({step: 'least', value: sum.least});
  }
  return {state: KNOWN, most: last(), steps};
}

const openUpTo = (most) => ({state: OPEN, most: isGiven(most) ? most : null, steps: []});

/** The first step; null where it hangs on an open answer. */
function baseOf({tiers = [], schedule = [], amount, share}, answers) {
  const states = tiers.map((tier) => evaluate(tier.if, answers).state);
  const at = states.findIndex((state) => [MET, NOT_ANSWERED, JUDGEMENT].includes(state));
  if (at >= 0 && states[at] !== MET) return null;
  const tier = tiers[at];
  if (tier) return stepOf(tier.amount, tier.percent, {share, answers, tier});
  if (schedule.length > 0) {
    const value = rounded(schedule.reduce((total, part) => total + part.amount, 0));
    return {step: 'schedule', value, parts: schedule};
  }
  return stepOf(amount, share?.percent, {share, answers});
}

function stepOf(amount, percent, {share, answers, tier = null}) {
  if (isGiven(amount)) return {step: 'amount', value: rounded(amount), tier};
  if (!share) return {step: 'no_tier', value: 0};
  const answer = answers[share.uses];
  if (!isNumber(answer)) return null;
  const of = answer * share.scale;
  return {step: 'share', value: rounded((of * percent) / 100), percent, of, tier};
}

/** How often; where no answer says it, as often as possible. */
function oftenOf({uses, most}, answers) {
  const answer = uses && answers[uses];
  if (!isNumber(answer)) return isGiven(most) ? most : null;
  return isGiven(most) ? Math.min(answer, most) : answer;
}

/**
 * What several awards come to: `{state, most}`. Those that stack are added; of those of which only the highest counts,
 * the highest is; `most` is null where the call does not say whether they add up.
 */
export function totalOf(entries, ceiling) {
  const cap = isGiven(ceiling) ? ceiling : null;
  const isSaid = ({stacking}) => stacking === 'stacks' || stacking === 'highest_only';
  if (entries.length > 1 && !entries.every(({award}) => isSaid(award))) return {state: OPEN, most: cap};
  if (entries.some(({amount}) => amount.most === null)) return {state: OPEN, most: cap};
  const amounts = (isHighest) =>
    entries
      .filter(({award}) => (award.stacking === 'highest_only') === isHighest)
      .map(({amount}) => amount.most);
  const total = amounts(false).reduce((sum, most) => sum + most, 0) + Math.max(0, ...amounts(true));
  const state = entries.some(({amount}) => amount.state === OPEN) ? OPEN : KNOWN;
  return {state, most: cap === null ? total : Math.min(total, cap)};
}

/** What an award or a payment comes to; an award without a sum is its amount, once. */
export function amountOf(item, answers) {
  if (item.sum) return workOut(item.sum, answers);
  return item.per === 'once' ? {state: KNOWN, most: item.amount, steps: []} : openUpTo(null);
}

/** The awards that the reader may get, where any of the call's follows from answers. */
export function awardsFor({awards = []}, call, who) {
  if (!awards.some(({sum}) => sum)) return [];
  return awards.filter(
    (award) =>
      isOnTrack(award, who) &&
      (call.roles.length === 0 ||
        award.recipient === who.role ||
        (applies(call, who) && !isGiven(award.recipient))),
  );
}

/** What the reader pays. */
export function paymentsFor({payments = []}, call, who) {
  return payments.filter(
    (payment) =>
      isOnTrack(payment, who) &&
      (call.roles.length === 0 ||
        (payment.roles?.length > 0 ? payment.roles.includes(who.role) : applies(call, who))),
  );
}

/** The ids of the shared questions that these sums follow from. */
export function usedBySums(items, answers) {
  return new Set(
    items
      .filter(({sum}) => sum)
      .flatMap(({sum: {tiers = [], share, times = []}}) => [
        ...tiers.flatMap((tier) => askingOnes(evaluate(tier.if, answers)).map(({rule}) => rule.uses)),
        share?.uses,
        ...times.map(({uses}) => uses),
      ])
      .filter(Boolean),
  );
}
