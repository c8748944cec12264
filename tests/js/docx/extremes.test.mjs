/** Small files that swell: told for what they are after little work, and reading can be stopped. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {openDocx} from '../../../docs/assets/scripts/docx/document.mjs';
import {atOnce, inSlices, makeStop} from '../../../docs/assets/scripts/docx/pace.mjs';
import {readDocx} from '../../../docs/assets/scripts/docx/read.mjs';
import {
  attribute,
  element,
  parseXml,
  setAttribute,
  unescaped,
} from '../../../docs/assets/scripts/docx/xml.mjs';
import {pack, readZip, writeZip} from '../../../docs/assets/scripts/docx/zip.mjs';
import {filledForm, NATIVE, openForm, valuesFor, withoutControls} from './form-fixtures.mjs';

const MAIN = 'word/document.xml';
const fault = (code) => (error) => error.code === code;

/** The form with something in its body, as a file. */
async function withInBody(bytes, extra, change = (text) => text) {
  const entries = readZip(bytes);
  const entry = entries.get(MAIN);
  const text = new TextDecoder().decode(await NATIVE.inflate(entry.packed, Infinity));
  const changed = change(text).replace('<w:body>', `<w:body>${extra}`);
  entries.set(MAIN, await pack(entry, new TextEncoder().encode(changed), NATIVE));
  return writeZip(entries);
}

test('millions of empty paragraphs, endless text and one endless tag are more than a form can hold', async () => {
  const form = await openForm('first-membership');
  for (const extra of ['<w:p/>'.repeat(3e6), `<w:p>${'字'.repeat(3e6)}</w:p>`, `<w:p ${'a'.repeat(1e6)}/>`]) {
    const file = await withInBody(form.bytes, extra);
    assert.ok(file.length < 200000);
    await assert.rejects(openDocx(file, NATIVE), fault('swells'));
  }
});

test('thousands of bookmarks that never end cost no more than others, and the form is read', async () => {
  const form = await openForm('first-membership');
  const values = valuesFor(form);
  const starts = Array.from({length: 20000}, (_, at) => `<w:bookmarkStart w:id="b${at}" w:name="b${at}"/>`);
  const file = await withInBody(await filledForm(form, values), starts.join(''), withoutControls);
  const {values: read} = readDocx(await openDocx(file, NATIVE), form.blank, form.fields);
  assert.deepEqual(read['organisation-name'], values['organisation-name']);
});

test('work in slices can be stopped, and one that never ends is given up', async () => {
  const stop = makeStop();
  let steps = 0;
  const endless = function* () {
    for (;;) {
      steps += 1;
      if (steps === 1000) stop.stop();
      yield;
    }
  };
  await assert.rejects(inSlices(endless(), stop), fault('stopped'));
  assert.ok(steps >= 1000);
  const short = function* () {
    yield;
    return 'done';
  };
  assert.equal(await inSlices(short()), 'done');
  assert.equal(atOnce(short()), 'done');
  const {now} = performance;
  let clock = 0;
  performance.now = () => (clock += 100);
  try {
    await assert.rejects(inSlices(endless()), fault('slow'));
  } finally {
    performance.now = now;
  }
});

test('an entity that is called like a property of every object is no entity', () => {
  assert.equal(unescaped('&constructor;&toString;&__proto__;&amp;'), '&constructor;&toString;&__proto__;&');
});

test('attributes are read and changed with any white space around them', () => {
  const node = parseXml('<a b = "1"\n\tc=\'2\' db="3"/>').children[0];
  assert.deepEqual(
    ['b', 'c', 'db', 'd'].map((name) => attribute(node, name)),
    ['1', '2', '3', ''],
  );
  setAttribute(node, 'c', '9');
  setAttribute(node, 'e', '<');
  assert.equal(node.tag, '<a b = "1"\n\tc="9" db="3" e="&lt;"/>');
  assert.equal(attribute(element('a', {b: '"'}), 'b'), '"');
});
