/** SHA-256 against the one of Node. */

import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {sha256} from '../../../docs/assets/scripts/page/sha256.mjs';

const expected = (bytes) => createHash('sha256').update(bytes).digest('hex');

test('the sum of nothing and of abc are those of the standard', async () => {
  const abc = new TextEncoder().encode('abc');
  assert.equal(
    await sha256(new Uint8Array()),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  assert.equal(await sha256(abc), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('every length about the ends of a block gives the sum of Node', async () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({length}, (_, at) => (at * 37 + length) % 256);
    assert.equal(await sha256(bytes), expected(bytes), `${length}`);
  }
});

test('a file of several slices gives the sum of Node', async () => {
  const bytes = Uint8Array.from({length: 3_000_001}, (_, at) => (at * at) % 251);
  assert.equal(await sha256(bytes), expected(bytes));
});
