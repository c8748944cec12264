/** How much: a section of the result that says what at most, how it was worked out, and what is left to the office. */

import {make} from '../page/elements.mjs';
import {amountOf, awardsFor, KNOWN, NONE, OPEN, paymentsFor, totalOf} from './amounts.mjs';

/** The section: `{$element, show}`. */
export function makeMoney(call, t) {
  const $element = make('section', {class: 'ns-money', hidden: true});
  const show = (given) => {
    const $parts = [...support(call, given, t), ...payments(call, given, t)];
    $element.replaceChildren(...$parts);
    $element.hidden = $parts.length === 0;
  };
  return {$element, show};
}

function support({money, ...call}, given, t) {
  const entries = awardsFor(money, call, given).map((award) => ({
    award,
    amount: amountOf(award, given.answers),
  }));
  if (entries.length === 0) return [];
  const $list = make(
    'ul',
    {class: 'ns-points'},
    entries.map(({award, amount}) => makeItem(award, amount, {call, t})),
  );
  return [
    make('h2', {}, t('How much at most')),
    $list,
    make('p', {}, totalText(entries, money, {call, t})),
    make('p', {class: 'ns-remark'}, t('Worked out from your answers; the issuing body decides.')),
  ];
}

function payments({money, ...call}, given, t) {
  const items = paymentsFor(money, call, given);
  if (items.length === 0) return [];
  const $items = items.map((item) =>
    makeItem(item, amountOf(item, given.answers), {call, t, isPayment: true}),
  );
  return [make('h2', {}, t('What you pay')), make('ul', {class: 'ns-points'}, $items)];
}

function makeItem(item, amount, {call, t, isPayment = false}) {
  const {title, wording, sum, cap, refundable} = item;
  const money = moneyIn(item.currency, call, t);
  const remarks = [
    t('The notice says: {wording}.', {wording: [wording, cap].filter(Boolean).join(t.list(['', '']))}),
    stepsText(amount.steps, {money, t}),
    refundable && t('It is paid back.'),
    sum?.decided && t('Left to the issuing body: {decided}.', {decided: sum.decided}),
  ];
  return make(
    'li',
    {class: 'ns-point', 'data-award': item.id},
    make(
      'p',
      {class: 'ns-point__name'},
      `${title} `,
      make('strong', {}, amountText(amount, {money, t, isPayment})),
    ),
    remarks.filter(Boolean).map((text) => make('p', {class: 'ns-remark'}, text)),
  );
}

function amountText({state, most}, {money, t, isPayment}) {
  if (state === NONE) return isPayment ? t('Nothing to pay') : t('Nothing, by these answers');
  if (most === null) return t('Hangs on the answers');
  if (state === OPEN) return t('Hangs on the answers; never more than {amount}', {amount: money(most)});
  return isPayment ? money(most) : t('At most {amount}', {amount: money(most)});
}

/** How it was worked out, in the order of the steps. */
function stepsText(steps, {money, t}) {
  const [first = '', ...others] = steps.map((step) => stepText(step, {money, t}));
  const text = others.reduce((shown, line) => shown + (line.startsWith('×') ? ' ' : ' → ') + line, first);
  const isTrivial = steps.length === 1 && steps[0].step === 'amount' && !steps[0].tier;
  return text !== '' && !isTrivial && t('Worked out: {steps}.', {steps: text});
}

function stepText({step, value, tier, ...from}, {money, t}) {
  const quoted = tier ? `“${tier.wording}” ` : '';
  const result = money(value);
  switch (step) {
    case 'share':
      return `${quoted}${money(from.of)} × ${from.percent}% = ${result}`;
    case 'schedule':
      return `${from.parts.map(({title, amount}) => `${title} ${money(amount)}`).join(' + ')} = ${result}`;
    case 'times':
      return `× ${from.often} ${from.unit} = ${result}`;
    case 'most':
      return t('not more than {amount}', {amount: result});
    case 'least':
      return t('not less than {amount}', {amount: result});
    case 'below':
      return t('below the least amount: nothing');
    case 'no_tier':
      return t('no tier of the notice applies');
    default:
      return `${quoted}${result}`;
  }
}

function totalText(entries, {most: ceiling}, {call, t}) {
  const currencies = new Set(entries.map(({award}) => award.currency));
  if (currencies.size > 1 || (entries.length < 2 && !ceiling)) return '';
  const {state, most} = totalOf(entries, ceiling?.value);
  const stated = ceiling ? t('The notice says: {wording}.', {wording: ceiling.wording}) : '';
  if (most === null)
    return t('The notice does not say that these add up: ask before you count on more than one.');
  const amount = moneyIn([...currencies][0], call, t)(most);
  const total =
    state === KNOWN
      ? t('Together at most {amount}.', {amount})
      : t('Together never more than {amount}.', {amount});
  return t.sentences([total, stated]);
}

/** Writes a sum as the call's language does: 24,000元, £24,000. */
function moneyIn(currency, {language}, t) {
  return (value) => {
    const isYuan = currency === 'CNY';
    const style = isYuan ? {} : {style: 'currency', currency, minimumFractionDigits: 0};
    const figure = new Intl.NumberFormat(language, {maximumFractionDigits: 2, ...style}).format(value);
    return isYuan ? t('{figure} yuan', {figure}) : figure;
  };
}
