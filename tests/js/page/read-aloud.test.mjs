/** What is read aloud comes in sentences that a browser's voice gets through. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {sentences} from '../../../docs/assets/scripts/page/reading.mjs';

test('words are read sentence by sentence, with the marks that give them their tone', () => {
  assert.deepEqual(sentences('  申报单位须为\n企业。是否可行？可以；'), [
    '申报单位须为 企业。',
    '是否可行？',
    '可以；',
  ]);
});

test('a number keeps its point', () => {
  assert.deepEqual(sentences('按1.5倍计算。'), ['按1.5倍计算。']);
});

test('a long sentence is read in parts and loses nothing', () => {
  const long = `${'扶持资金，'.repeat(60)}完。`;
  const parts = sentences(long);
  assert.equal(parts.join(''), long);
  assert.ok(parts.length > 2);
  assert.ok(parts.every((part) => part.length < 130));
  assert.equal(sentences('长'.repeat(500)).join(''), '长'.repeat(500));
});

test('what has no word is not read', () => {
  assert.deepEqual(sentences(' …… □ —— '), []);
});
