/** Any change of a member's form: read, or refused with a fault that has words. FUZZ_EXAMPLES says how many. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {openDocx} from '../../../docs/assets/scripts/docx/document.mjs';
import {FileFault, faultMessage} from '../../../docs/assets/scripts/docx/faults.mjs';
import {readDocx} from '../../../docs/assets/scripts/docx/read.mjs';
import {pack, readZip, unpack, writeZip} from '../../../docs/assets/scripts/docx/zip.mjs';
import {filledForm, NATIVE, openForm, valuesFor} from './form-fixtures.mjs';

const EXAMPLES = Number(process.env.FUZZ_EXAMPLES || 60);
const PIECES = [
  ...['<', '>', '&', '"', '/>', '</w:p>', '<w:p>', '<w:sdt>', '</w:sdt>', '<w:tbl>', '<!--', ']]>', '<?x?>'],
  ...['&#xD800;', '&#x110000;', '&__proto__;', '&constructor;', '&nbsp;', '<!DOCTYPE a [<!ENTITY b "c">]>'],
  ...['\ufeff', '\u202e', '\u200b', '\ud800', '\0', ' w:val=', '<w:t>', 'w:sdtContent', '<w:bookmarkStart/>'],
];

/** A number below `below` from a seed: mulberry32. */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function spliced(text, random) {
  let changed = text;
  for (let count = 1 + random(4); count > 0; count -= 1) {
    const at = random(changed.length);
    changed = changed.slice(0, at) + PIECES[random(PIECES.length)] + changed.slice(at + random(12));
  }
  return changed;
}

async function withPart(bytes, name, change) {
  const entries = readZip(bytes);
  const entry = entries.get(name);
  const text = new TextDecoder().decode(await unpack(entry, NATIVE));
  return writeZip(
    new Map([...entries, [name, await pack(entry, new TextEncoder().encode(change(text)), NATIVE)]]),
  );
}

async function isReadOrRefused(bytes, form) {
  try {
    readDocx(await openDocx(bytes, NATIVE), form.blank, form.fields);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    assert.match(
      faultMessage(error.code, (words) => words),
      /\w/,
    );
  }
}

test('a form with any change in its XML is read or refused', async () => {
  const form = await openForm('full-application');
  const filled = await filledForm(form, valuesFor(form, 3));
  const parts = ['word/document.xml', 'word/document.xml', '_rels/.rels', 'docProps/custom.xml'];
  for (let seed = 0; seed < EXAMPLES; seed += 1) {
    const random = randomFrom(seed);
    const part = parts[random(parts.length)];
    await isReadOrRefused(await withPart(filled, part, (text) => spliced(text, random)), form);
  }
});

test('a form with any bytes changed or lost is read or refused', async () => {
  const form = await openForm('first-membership');
  const filled = await filledForm(form, valuesFor(form, 3));
  for (let seed = 0; seed < EXAMPLES; seed += 1) {
    const random = randomFrom(seed);
    const bytes = Uint8Array.from(filled);
    for (let count = 1 + random(6); count > 0; count -= 1) bytes[random(bytes.length)] = random(256);
    await isReadOrRefused(random(4) ? bytes : bytes.slice(0, random(bytes.length)), form);
  }
});
