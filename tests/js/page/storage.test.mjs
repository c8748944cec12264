/** What is stored comes back, and a browser that refuses stops nothing. */
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';

import {load, save, wipe} from '../../../docs/assets/scripts/page/storage.mjs';

const store = (edition) => ({area: 'form', call: 'a-call/annex', edition});
const KEY = 'ns-form/a-call/annex/';

/** As browsers have it: keys are its own properties. */
function makeStorage(items = {}) {
  const storage = {...items};
  const methods = {
    getItem: (key) => (key in storage ? storage[key] : null),
    setItem: (key, text) => {
      storage[key] = String(text);
    },
    removeItem: (key) => delete storage[key],
  };
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(storage, name, {value, configurable: true});
  globalThis.localStorage = storage;
  return storage;
}

afterEach(() => delete globalThis.localStorage);

test('a value comes back as it was', () => {
  makeStorage();
  const value = {values: {name: '甲', rows: [['a'], []]}, edition: 2};
  assert.equal(save(store(2), value), true);
  assert.deepEqual(load(store(2)), value);
});

test('what is nested deeper than anything that is stored is nothing', () => {
  for (const depth of [13, 1000, 100000]) {
    makeStorage({[`${KEY}1`]: `${'['.repeat(depth)}${']'.repeat(depth)}`});
    assert.equal(load(store(1)), null, String(depth));
  }
});

test('the edition of the page counts first, then the newest other one; saving leaves one', () => {
  const storage = makeStorage({[`${KEY}1`]: '"one"', [`${KEY}3`]: '"three"', [`${KEY}10`]: '"ten"'});
  assert.equal(load(store(3)), 'three');
  assert.equal(load(store(4)), 'ten');
  save(store(4), 'four');
  assert.deepEqual(Object.keys(storage), [`${KEY}4`]);
});

test('other forms and calls keep what they have', () => {
  const others = {'ns-form/a-call/annex-two/1': '"x"', 'ns-collect/a-call/annex/1': '"y"', theme: 'dark'};
  const storage = makeStorage({...others, [`${KEY}1`]: '"mine"'});
  wipe(store(1));
  assert.deepEqual({...storage}, others);
  assert.equal(load(store(1)), null);
});

test('what is no JSON counts as nothing', () => {
  for (const text of ['', '{', 'undefined']) {
    makeStorage({[`${KEY}1`]: text});
    assert.equal(load(store(1)), null, text);
  }
});

test('a browser that refuses is told apart, and nothing fails', () => {
  const storage = makeStorage();
  Object.defineProperty(storage, 'setItem', {
    value: () => {
      throw new Error('the quota is exceeded');
    },
  });
  assert.equal(save(store(1), 'a'), false);
  delete globalThis.localStorage;
  assert.deepEqual([save(store(1), 'a'), load(store(1)), wipe(store(1))], [false, null, undefined]);
});
