/** Components start one by one, each failing alone. */
import assert from 'node:assert/strict';
import {mock, test} from 'node:test';

import {startComponents} from '../../../docs/assets/scripts/page/elements.mjs';

const page = (...names) => ({querySelectorAll: () => names.map((name) => ({dataset: {module: name}}))});

test('every element that asks for a component gets one of its own', () => {
  const started = [];
  class Clock {
    constructor($element) {
      started.push($element.dataset.module);
    }
  }
  startComponents({clock: Clock, other: Clock}, page('clock', 'other', 'clock'));
  assert.deepEqual(started, ['clock', 'other', 'clock']);
});

test('a component that fails is named, and the others start', () => {
  const said = mock.method(console, 'error', () => {});
  let started = false;
  class Broken {
    constructor() {
      throw new Error('no button');
    }
  }
  class Whole {
    constructor() {
      started = true;
    }
  }
  startComponents({broken: Broken, whole: Whole}, page('broken', 'whole'));
  said.mock.restore();
  assert.equal(said.mock.calls[0].arguments[0], 'broken: no button');
  assert.equal(started, true);
});

test('an element that asks for a component of another script is left alone', () => {
  startComponents({}, page('elsewhere'));
});
