/** Amounts come together as worked out by hand, and only what the call says is added up. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

import {
  amountOf,
  awardsFor,
  paymentsFor,
  totalOf,
  usedBySums,
} from '../../../docs/assets/scripts/checklist/amounts.mjs';

const {totals, sums} = JSON.parse(readFileSync(new URL('../../cases/amounts.json', import.meta.url), 'utf8'));

for (const {by_hand: byHand, awards, ceiling, most} of totals) {
  test(`awards come together as worked out by hand: ${byHand}`, () => {
    const entries = awards.map(([stacking, amount]) => ({
      award: {stacking},
      amount: {state: 'known', most: amount},
    }));
    assert.equal(totalOf(entries, ceiling).most, most);
  });
}

const call = {
  roles: [
    {id: 'lead', applies: true},
    {id: 'member', applies: false},
  ],
};
const ids = (items) => items.map(({id}) => id);

test('each reader sees the awards and payments of its role and track', () => {
  const money = {
    awards: [
      {id: 'all', sum: {}},
      {id: 'music', tracks: ['music']},
      {id: 'theirs', recipient: 'member'},
    ],
    payments: [{id: 'fee'}, {id: 'rent', roles: ['member']}],
  };
  assert.deepEqual(ids(awardsFor(money, call, {role: 'lead', track: 'craft'})), ['all']);
  assert.deepEqual(ids(awardsFor(money, call, {role: 'lead', track: 'music'})), ['all', 'music']);
  assert.deepEqual(ids(awardsFor(money, call, {role: 'member', track: 'craft'})), ['theirs']);
  assert.deepEqual(ids(paymentsFor(money, call, {role: 'lead'})), ['fee']);
  assert.deepEqual(ids(paymentsFor(money, call, {role: 'member'})), ['rent']);
});

test('a call whose awards follow from no answer shows none', () => {
  assert.deepEqual(awardsFor({awards: [{id: 'fixed', amount: 5}]}, {roles: []}, {}), []);
});

test('an award without a sum is its amount where it is given once', () => {
  assert.equal(amountOf({per: 'once', amount: 5}, {}).most, 5);
  assert.equal(amountOf({per: 'year', amount: 5}, {}).most, null);
});

test('all questions that a sum follows from are asked', () => {
  const withOptions = ({if: rule, ...tier}) => ({...tier, if: {...rule, options: []}});
  const used = new Set(
    sums.flatMap(({sum}) => [...usedBySums([{sum: {...sum, tiers: sum.tiers?.map(withOptions)}}], {})]),
  );
  assert.deepEqual([...used].sort(), ['area', 'cost', 'months', 'people', 'sales', 'staff', 'who']);
});
