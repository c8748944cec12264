/** Word forms filled in and read back: nothing is lost, nothing is opened that should not be. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {LARGEST_FILE, controlsIn, openDocx, saveDocx, textOf} from '../../docs/assets/scripts/docx.mjs';
import {fillDocx} from '../../docs/assets/scripts/docx-fill.mjs';
import {day, readDocx} from '../../docs/assets/scripts/docx-read.mjs';
import {attribute, parseXml, walk, within, writeXml} from '../../docs/assets/scripts/docx-xml.mjs';
import {checkSum, readZip, repacked, writeZip} from '../../docs/assets/scripts/docx-zip.mjs';
import {noValues} from '../../docs/assets/scripts/form-values.mjs';
import {
  FORMS,
  HARD,
  LIBRARY,
  NATIVE,
  changedFile,
  filledForm,
  openForm,
  valuesFor,
  withoutControls,
  withoutPlaces,
} from './form-fixtures.mjs';

const open = (bytes, codec = NATIVE) => openDocx(bytes, codec);
const idsOf = (values) => Object.keys(values).sort();

for (const name of FORMS) {
  test(`${name}: what is filled in is read back to the letter`, async () => {
    const form = await openForm(name);
    const values = valuesFor(form);
    assert.ok(Object.keys(values).length > 1);
    const found = readDocx(await open(await filledForm(form, values)), form.blank, form.fields);
    assert.deepEqual(found.values, values);
    assert.deepEqual(found.ways.controls.sort(), idsOf(values));
  });

  test(`${name}: it is found by bookmarks when the controls are gone`, async () => {
    const form = await openForm(name);
    const values = valuesFor(form);
    const file = await changedFile(await filledForm(form, values), withoutControls);
    const found = readDocx(await open(file), form.blank, form.fields);
    assert.deepEqual(found.values, values);
    assert.deepEqual(found.ways.bookmarks.sort(), idsOf(values));
  });

  test(`${name}: it is found by the table's labels when controls and bookmarks are gone`, async () => {
    const form = await openForm(name);
    const values = valuesFor(form);
    const file = await changedFile(await filledForm(form, values), withoutPlaces);
    const found = readDocx(await open(file), form.blank, form.fields);
    assert.deepEqual(found.values, values);
    assert.deepEqual(found.ways.cells.sort(), idsOf(values));
  });

  test(`${name}: an empty form is empty, however it is read`, async () => {
    const form = await openForm(name);
    for (const change of [(text) => text, withoutControls, withoutPlaces]) {
      const found = readDocx(await open(await changedFile(form.bytes, change)), form.blank, form.fields);
      assert.deepEqual(found.values, noValues(form.fields));
      assert.deepEqual(found.missing, []);
    }
  });

  test(`${name}: a file that nothing is filled into is the blank form`, async () => {
    const form = await openForm(name);
    const tree = fillDocx(form.blank, form.fields, noValues(form.fields));
    assert.equal(writeXml(tree), writeXml(form.blank.tree));
    assert.deepEqual(
      [...readZip(form.bytes).keys()],
      [...readZip(await saveDocx(form.blank, tree, NATIVE)).keys()],
    );
  });

  test(`${name}: older browsers' library gives what the browser's own gives`, async () => {
    const form = await openForm(name);
    const tree = fillDocx(form.blank, form.fields, valuesFor(form));
    const file = await saveDocx(await open(form.bytes, LIBRARY), tree, LIBRARY);
    assert.deepEqual(readDocx(await open(file), form.blank, form.fields).values, valuesFor(form));
    assert.deepEqual(readDocx(await open(file, LIBRARY), form.blank, form.fields).values, valuesFor(form));
  });

  test(`${name}: every control and bookmark keeps a name and a number of its own when rows are added`, async () => {
    const form = await openForm(name);
    const tree = fillDocx(form.blank, form.fields, valuesFor(form, 25));
    const numbers = [...within(tree, 'w:id'), ...within(tree, 'w:bookmarkStart')].map(
      (node) => attribute(node, 'w:val') || attribute(node, 'w:id'),
    );
    const tags = controlsIn(tree).map(({tag}) => tag);
    const bookmarks = within(tree, 'w:bookmarkStart').map((node) => attribute(node, 'w:name'));
    for (const names of [numbers, tags, bookmarks]) assert.deepEqual(names, [...new Set(names)]);
    const ends = within(tree, 'w:bookmarkEnd').map((node) => attribute(node, 'w:id'));
    assert.deepEqual(
      ends.sort(),
      within(tree, 'w:bookmarkStart')
        .map((node) => attribute(node, 'w:id'))
        .sort(),
    );
  });
}

test('signatures, seals and what an office fills in are left as they are', async () => {
  const form = await openForm('first-membership');
  const shown = (tree) =>
    controlsIn(tree)
      .filter(({tag}) => ['number', 'head-signature', 'organisation-seal', 'review-seal'].includes(tag))
      .map(({control}) => writeXml(control));
  const given = {...valuesFor(form), number: '12', 'head-signature': 'x', 'review-seal': 'x'};
  const fields = form.fields.filter(({kind}) => !['signature', 'seal', 'office_use'].includes(kind));
  assert.equal(shown(form.blank.tree).length, 4);
  assert.deepEqual(shown(fillDocx(form.blank, fields, given)), shown(form.blank.tree));
});

test('a day is written as the form writes days, and known by Word as one', async () => {
  const form = await openForm('first-membership');
  const tree = fillDocx(form.blank, form.fields, {'signed-on': '2026-09-05'});
  const {control} = controlsIn(tree).find(({tag}) => tag === 'signed-on');
  assert.equal(textOf(control), '2026年9月5日');
  assert.equal(attribute(within(control, 'w:date')[0], 'w:fullDate'), '2026-09-05T00:00:00Z');
});

test('days are read in the ways that people write them', () => {
  const days = [
    '2026年9月5日',
    '2026-09-05',
    '2026/9/5',
    '2026.9.5',
    ' ２０２６年０９月０５日 ',
    '2026 年 9 月 5 日',
  ];
  for (const text of days) assert.equal(day(text), '2026-09-05');
  for (const text of ['2026年9月', '2026年2月30日', '九月五日', '', '2026年13月1日'])
    assert.equal(day(text), text);
});

test('a box is ticked in Word, and a box that WPS ticked with a sign of a font is read', async () => {
  const form = await openForm('first-membership');
  const bytes = await filledForm(form, {...noValues(form.fields), 'organisation-type': ['university']});
  const text = writeXml((await open(bytes)).tree);
  assert.equal(text.match(/<w14:checked w14:val="1"\/>/g).length, 1);
  const sign = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>';
  const swapped = await changedFile(bytes, (words) =>
    withoutPlaces(words).replace(/<w:t xml:space="preserve">☑<\/w:t>/, sign.slice(5, -6)),
  );
  const found = readDocx(await open(swapped), form.blank, form.fields);
  assert.deepEqual(found.values['organisation-type'], ['university']);
});

test('a row that Word added by its plus has the tag of the row before it, and counts all the same', async () => {
  const form = await openForm('first-registration');
  const values = {...noValues(form.fields), founders: Array.from({length: 10}, (_, at) => `单位${at}`)};
  const file = await changedFile(await filledForm(form, values), (text) => {
    const items = text.match(
      /<w:sdt><w:sdtPr><w:id w:val="\d+"\/><w15:repeatingSectionItem\/>[\s\S]*?<\/w:p><\/w:sdtContent><\/w:sdt>/g,
    );
    const last = items[items.length - 1];
    return text.replace(
      last,
      last + last.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '').replace('单位9', '单位10'),
    );
  });
  const found = readDocx(await open(file), form.blank, form.fields);
  assert.deepEqual(found.values.founders, [...values.founders, '单位10']);
});

test('what was deleted under revision marks is not read', async () => {
  const form = await openForm('first-membership');
  const bytes = await filledForm(form, {...noValues(form.fields), 'organisation-name': '新名'});
  const deleted = '<w:del w:id="900"><w:r><w:delText>旧名</w:delText><w:br/></w:r></w:del>';
  const file = await changedFile(bytes, (text) =>
    text.replace(/(<w:sdtContent>)(<w:r><w:t[^>]*>新名)/, `$1${deleted}$2`),
  );
  assert.equal(readDocx(await open(file), form.blank, form.fields).values['organisation-name'], '新名');
});

test('what XML cannot hold becomes a mark instead of a broken file', async () => {
  const form = await openForm('full-intent');
  const bytes = await filledForm(form, {name: 'a\u0000b\u000bc\ud800d\ufffe', schools: []});
  assert.equal(
    readDocx(await open(bytes), form.blank, form.fields).values.name,
    'a\ufffdb\ufffdc\ufffdd\ufffd',
  );
});

const fault = (code) => (error) => error.code === code;
const bytesOf = (text) => new TextEncoder().encode(text);

async function zipOf(contents) {
  const entries = new Map();
  for (const [name, text] of Object.entries(contents)) {
    entries.set(name, await repacked({stamp: 0}, typeof text === 'string' ? bytesOf(text) : text, NATIVE));
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
    await assert.rejects(
      open(writeZip(new Map([...readZip(bytes), [macros, entry]]))),
      fault('macros'),
    );
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
  const deep = '<w:body>' + '<a>'.repeat(100000);
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

test('XML is written back letter for letter', async () => {
  const text = `<?xml version="1.0"?>\n<a b='1>2' c="x"><!-- <d> --><e/>&lt;&#x20BB7;<f >t</f></a>\n`;
  assert.equal(writeXml(parseXml(text)), text.replace('<!-- <d> -->', ''));
  const form = await openForm('first-registration');
  assert.ok([...walk(form.blank.tree)].length > 300);
});

test('the check sum is that of ZIP', () => {
  assert.equal(checkSum(bytesOf('123456789')), 0xcbf43926);
  assert.ok(HARD.length > 10);
});
