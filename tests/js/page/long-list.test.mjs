/** Searching a list of results. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {matchingRows, plain} from '../../../docs/assets/scripts/page/long-list.mjs';

const texts = ['1 甲坊 A-01', '2 乙坊 B-02', '3 甲乙坊 B-03'].map(plain);

test('every word must be in the row, in any case and width', () => {
  assert.deepEqual(matchingRows(texts, ''), [0, 1, 2]);
  assert.deepEqual(matchingRows(texts, '甲'), [0, 2]);
  assert.deepEqual(matchingRows(texts, ' 甲　ｂ '), [2]);
  assert.deepEqual(matchingRows(texts, '丙'), []);
});
