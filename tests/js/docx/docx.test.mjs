/** Word forms filled in and read back: nothing is lost. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {controlsIn, openDocx, saveDocx, textOf} from '../../../docs/assets/scripts/docx/document.mjs';
import {fillDocx} from '../../../docs/assets/scripts/docx/fill.mjs';
import {day, readDocx} from '../../../docs/assets/scripts/docx/read.mjs';
import {attribute, parseXml, serialiseXml, walk, within} from '../../../docs/assets/scripts/docx/xml.mjs';
import {crc32, readZip} from '../../../docs/assets/scripts/docx/zip.mjs';
import {noValues} from '../../../docs/assets/scripts/form/values.mjs';
import {
  changedFile,
  FORMS,
  filledForm,
  HARD,
  LIBRARY,
  NATIVE,
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
    assert.deepEqual(found.foundBy.controls.sort(), idsOf(values));
  });

  test(`${name}: it is found by bookmarks when the controls are gone`, async () => {
    const form = await openForm(name);
    const values = valuesFor(form);
    const file = await changedFile(await filledForm(form, values), withoutControls);
    const found = readDocx(await open(file), form.blank, form.fields);
    assert.deepEqual(found.values, values);
    assert.deepEqual(found.foundBy.bookmarks.sort(), idsOf(values));
  });

  test(`${name}: it is found by the table's labels when controls and bookmarks are gone`, async () => {
    const form = await openForm(name);
    const values = valuesFor(form);
    const file = await changedFile(await filledForm(form, values), withoutPlaces);
    const found = readDocx(await open(file), form.blank, form.fields);
    assert.deepEqual(found.values, values);
    assert.deepEqual(found.foundBy.cells.sort(), idsOf(values));
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
    assert.equal(serialiseXml(tree), serialiseXml(form.blank.tree));
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
      .map(({control}) => serialiseXml(control));
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
  const text = serialiseXml((await open(bytes)).tree);
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

test('XML is written back letter for letter', async () => {
  const text = `<?xml version="1.0"?>\n<a b='1>2' c="x"><!-- <d> --><e/>&lt;&#x20BB7;<f >t</f></a>\n`;
  assert.equal(serialiseXml(parseXml(text)), text.replace('<!-- <d> -->', ''));
  const form = await openForm('first-registration');
  assert.ok([...walk(form.blank.tree)].length > 300);
});

test('the check sum is that of ZIP', () => {
  assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
  assert.ok(HARD.length > 10);
});
