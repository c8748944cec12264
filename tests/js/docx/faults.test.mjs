/** Files that are no sound form of the page: none is opened, and each is named for what it is. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {LARGEST_FILE, openDocx} from '../../../docs/assets/scripts/docx/document.mjs';
import {readDocx} from '../../../docs/assets/scripts/docx/read.mjs';
import {pack, readZip, writeZip} from '../../../docs/assets/scripts/docx/zip.mjs';
import {changedFile, LIBRARY, NATIVE, openForm, withoutPlaces} from './form-fixtures.mjs';

const open = (bytes, codec = NATIVE) => openDocx(bytes, codec);
const fault = (code) => (error) => error.code === code;
const bytesOf = (text) => new TextEncoder().encode(text);

async function zipOf(contents) {
  const entries = new Map();
  for (const [name, text] of Object.entries(contents)) {
    entries.set(name, await pack({stamp: 0}, typeof text === 'string' ? bytesOf(text) : text, NATIVE));
  }
  return writeZip(entries);
}

const LINKS =
  '<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>';

test('files that are no form are named for what they are', async () => {
  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  const locked = new Uint8Array([...old, ...Buffer.from('EncryptedPackage', 'utf16le')]);
  await assert.rejects(open(new Uint8Array(0)), fault('empty'));
  await assert.rejects(open(old), fault('old-kind'));
  await assert.rejects(open(locked), fault('encrypted'));
  await assert.rejects(open(bytesOf('%PDF-1.7 …')), fault('pdf'));
  await assert.rejects(open(bytesOf('<html>')), fault('other-kind'));
  await assert.rejects(open(await zipOf({'a.txt': 'a'})), fault('other-kind'));
  const workbook = {
    '_rels/.rels': LINKS.replace('word/document.xml', 'xl/workbook.xml'),
    'xl/workbook.xml': '<a/>',
  };
  await assert.rejects(open(await zipOf(workbook)), fault('other-kind'));
  await assert.rejects(open(new Uint8Array(LARGEST_FILE + 1)), fault('large'));
});

test('a form with macros in it is not opened, under whatever name', async () => {
  const {bytes} = await openForm('first-membership');
  const [name, entry] = [...readZip(bytes)][0];
  for (const macros of ['word/vbaProject.bin', 'VBAPROJECT.BIN'])
    await assert.rejects(open(writeZip(new Map([...readZip(bytes), [macros, entry]]))), fault('macros'));
  await open(writeZip(new Map([...readZip(bytes), [`word/${name}-vbaProject.bin.xml`, entry]])));
});

test('a damaged file is named as one, wherever it is cut or changed', async () => {
  const {bytes} = await openForm('first-membership');
  for (const end of [4, 100, bytes.length / 2, bytes.length - 30]) {
    await assert.rejects(open(bytes.slice(0, end)), fault('damaged'));
  }
  const {packed} = readZip(bytes).get('word/document.xml');
  const torn = new Uint8Array(bytes);
  torn.fill(255, packed.byteOffset - bytes.byteOffset + 20, packed.byteOffset - bytes.byteOffset + 90);
  await assert.rejects(open(torn), fault('damaged'));
  await assert.rejects(open(torn, LIBRARY), fault('damaged'));
});

test('a document that is no XML, or nests without end, is damaged', async () => {
  const deep = `<w:body>${'<a>'.repeat(100000)}`;
  for (const text of ['<a', '<a></b>', '<a>', '<!DOCTYPE a><a/>', deep, '<a b="', '\ufffd\u0000<']) {
    await assert.rejects(open(await zipOf({'_rels/.rels': LINKS, 'word/document.xml': text})), (error) =>
      ['damaged', 'other-kind'].includes(error.code),
    );
  }
});

test('a file under a password is named as one', async () => {
  const bytes = await zipOf({'_rels/.rels': LINKS});
  const view = new DataView(bytes.buffer);
  const list = bytes.length - 22 - (46 + '_rels/.rels'.length);
  view.setUint16(list + 8, view.getUint16(list + 8, true) | 1, true);
  await assert.rejects(open(bytes), fault('encrypted'));
});

for (const [name, codec] of [
  ['the browser', NATIVE],
  ['the library', LIBRARY],
]) {
  test(`a file that swells is not opened, by ${name}`, async () => {
    const bytes = await zipOf({'_rels/.rels': LINKS, 'word/document.xml': new Uint8Array(64 * 1024 * 1024)});
    assert.ok(bytes.length < 100000);
    await assert.rejects(open(bytes, codec), fault('swells'));
    // Its list may lie about the size.
    const view = new DataView(bytes.buffer);
    const at = bytes.length - 22 - (46 + 'word/document.xml'.length);
    view.setUint32(at + 24, 1000, true);
    await assert.rejects(open(bytes, codec), fault('swells'));
  });
}

test('another Word file is not this form', async () => {
  const [form, other] = [await openForm('first-membership'), await openForm('full-application')];
  const file = await open(await changedFile(other.bytes, withoutPlaces));
  assert.throws(() => readDocx(file, form.blank, form.fields), fault('other-form'));
});
