/** The lead's desk: who lacks what, who stands twice, whether there are enough, and the table to take away. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setLead, storedDesk} from '../../../docs/assets/scripts/desk/held.mjs';
import {materialRows, memberPackingRows, sheetsFor} from '../../../docs/assets/scripts/desk/lists.mjs';
import {
  comparable,
  countsOf,
  distinct,
  isLeadUnknown,
  isTrackUnknown,
  kindsOf,
  lacking,
  memberFrom,
  missing,
  repeated,
} from '../../../docs/assets/scripts/desk/members.mjs';
import {makeWorkbook} from '../../../docs/assets/scripts/desk/workbook.mjs';
import {parseXml, unescaped, within} from '../../../docs/assets/scripts/docx/xml.mjs';
import {readZip, unpack} from '../../../docs/assets/scripts/docx/zip.mjs';
import {noValues} from '../../../docs/assets/scripts/form/values.mjs';
import {translator} from '../../../docs/assets/scripts/page/messages.mjs';
import {NATIVE, openForm} from '../docx/form-fixtures.mjs';

const t = translator({messages: {}, language: 'en'});
const rule = (id, role, value, alternatives = []) => ({
  id,
  role,
  value,
  op: 'at_least',
  kind: 'count',
  severity: 'must',
  unit: '家',
  quote: id,
  interpretation: {alternatives},
});

async function openDesk() {
  return {
    ...(await openForm('first-membership')),
    copies: 2,
    roles: [
      {id: 'lead', title: 'Lead', applies: true},
      {id: 'enterprise', title: 'Enterprise', applies: false},
      {id: 'university', title: 'University', applies: false},
    ],
    applicants: ['lead'],
    tracks: [],
    materials: [
      {title: 'Form', annex: 'Annex 2', required: true, amount: '2 copies.'},
      {title: 'Photos', annex: '', required: false, amount: ''},
    ],
    seals: [{id: 'contract', title: 'Contract', roles: ['lead', 'enterprise']}],
    counts: [
      rule('enterprises', 'enterprise', 3, [{reading: 'with the lead', value: 2}]),
      rule('any', null, 2),
    ],
  };
}

function given(desk, values) {
  const found = {
    ...noValues(desk.fields),
    address: 'a',
    'legal-person': 'b',
    'contact-name': 'c',
    'mobile-phone': '013800138000',
    ...values,
  };
  return memberFrom(desk, {values: found, isOlder: false}, `${values['organisation-name']}.docx`);
}

const called = (desk, name, kind) =>
  given(desk, {'organisation-name': name, 'organisation-type': kind ? [kind] : []});

test('a member takes part as what its own choice is named for; else the lead says so', async () => {
  const desk = await openDesk();
  assert.equal(called(desk, 'A', 'university').role, 'university');
  assert.equal(called(desk, 'A', 'enterprise').role, 'enterprise');
  assert.equal(called(desk, 'A', 'government').role, '');
  assert.equal(called(desk, 'A').role, '');
  assert.equal(called({...desk, roles: desk.roles.slice(1, 2)}, 'A').role, 'enterprise');
});

test('what a member lacks is said', async () => {
  const desk = await openDesk();
  assert.deepEqual(lacking(desk, called(desk, 'A', 'enterprise'), t), []);
  const poor = given(desk, {
    'organisation-name': 'B',
    'organisation-type': ['enterprise'],
    address: '',
    email: 'x',
  });
  assert.deepEqual(lacking(desk, {...poor, isOlder: true}, t), [
    'The form is an older one.',
    'Empty: 联系地址.',
    '电子邮箱: Write the whole e-mail address, such as name@example.cn.',
  ]);
  assert.deepEqual(lacking(desk, {name: 'C', values: null}, t), ['The form has not come in.']);
  assert.deepEqual(lacking(desk, called(desk, 'A', 'government'), t), ['Say what this member is.']);
});

test('a name that differs in width, blanks and brackets alone is the same, and counts once', async () => {
  const desk = await openDesk();
  assert.equal(comparable('甲（广州）有限公司 ABC'), comparable('甲(广州)有限公司ａｂｃ'));
  const members = ['甲（广州）公司', '甲(广州) 公司', '乙', '', ''].map((name) => ({
    name,
    role: '',
    values: null,
  }));
  assert.deepEqual([...repeated(members)], members.slice(0, 2));
  assert.deepEqual(
    distinct(members).map(({name}) => name),
    ['甲（广州）公司', '乙', '', ''],
  );
  assert.equal(countsOf(desk, {members})[1].count, 4);
});

test('conditions on numbers are evaluated under every reading', async () => {
  const desk = await openDesk();
  const members = ['A', 'B'].map((name) => called(desk, name, 'enterprise'));
  const [enterprises, any] = countsOf(desk, {
    members: [...members, called(desk, 'C', 'university')],
    isLeadAbsent: true,
  });
  assert.deepEqual(
    [enterprises.count, enterprises.state, enterprises.states],
    [2, 'not_met', ['not_met', 'met']],
  );
  assert.deepEqual([any.count, any.state], [3, 'met']);
  assert.deepEqual(kindsOf(desk, members), [['企业', 2]]);
});

test('nothing is called met before it is said which form is the lead’s', async () => {
  const desk = await openDesk();
  const members = ['A', 'B', 'C'].map((name) => called(desk, name, 'enterprise'));
  const held = {members, isLeadAbsent: false};
  assert.equal(isLeadUnknown(desk, held), true);
  assert.deepEqual(
    countsOf(desk, held).map(({isHeld}) => isHeld),
    [true, true],
  );
  setLead(desk, members, members[1], 'lead');
  const led = {members};
  const [enterprises, any] = countsOf(desk, led);
  assert.deepEqual([enterprises.count, enterprises.state, enterprises.isHeld], [2, 'not_met', false]);
  assert.deepEqual([any.count, any.state], [3, 'met']);
  setLead(desk, members, members[2], 'lead');
  assert.deepEqual(
    members.map(({role}) => role),
    ['enterprise', 'enterprise', 'lead'],
  );
  setLead(desk, members, null);
  assert.equal(isLeadUnknown(desk, {members, isLeadAbsent: true}), false);
  assert.equal(countsOf(desk, {members, isLeadAbsent: true})[0].state, 'met');
  const joiners = {...desk, roles: desk.roles.slice(1)};
  assert.equal(isLeadUnknown(joiners, held), false);
});

test('conditions, materials and seals are those of the chosen track and of the lead’s role', async () => {
  const desk = await openDesk();
  desk.tracks = [{id: 'north', title: 'North'}];
  desk.counts[0].tracks = ['south'];
  desk.materials[0].tracks = ['south'];
  desk.materials[1].prepared_by = ['person'];
  desk.applicants = ['lead', 'person'];
  assert.equal(isTrackUnknown(desk, {track: 'elsewhere'}), true);
  const members = [{...called(desk, 'A', 'enterprise'), role: 'lead'}];
  const held = {members, track: 'north'};
  assert.equal(isTrackUnknown(desk, held), false);
  assert.deepEqual(
    countsOf(desk, held).map(({rule}) => rule.id),
    ['any'],
  );
  assert.equal(materialRows(desk, held, t).length, 1);
  assert.equal(materialRows(desk, {members: [], track: 'south'}, t).length, 3);
});

test('what is missing is named: forms, what they lack, originals, seals, members that the checklist counts with', async () => {
  const desk = await openDesk();
  const whole = {...called(desk, 'A', 'enterprise'), originals: 2, seals: ['contract']};
  const byHand = {name: 'B', role: 'university', values: null, originals: 0, seals: []};
  const held = {members: [whole, byHand, called(desk, 'C', 'government')], isLeadAbsent: true};
  assert.deepEqual(missing(desk, held, {t, wanted: {enterprise: 3, university: 1}}), [
    {title: 'Forms that have not come in', names: ['B', 'Lead', '2 more: Enterprise']},
    {title: 'Forms that lack something', names: ['C']},
    {title: 'Sealed originals not in hand', names: ['B', 'C']},
    {title: 'Without a seal: “Contract”', names: ['C']},
  ]);
  assert.deepEqual(missing(desk, {members: [whole]}, {t, wanted: {}}), []);
});

test('what a device has stored of a desk is taken as far as it fits', async () => {
  const desk = await openDesk();
  const store = {area: 'collect', call: 'a/b', edition: 1};
  const readAs = (text) => {
    globalThis.localStorage = {'ns-collect/a/b/1': text, getItem: () => text};
    return storedDesk(desk, store);
  };
  for (const text of ['null', '3', '"x"', '[[[]]]', '{"members": {"a": 1}}', 'no JSON', '[null, 4]'])
    assert.equal(readAs(text).members.filter(({name}) => name).length, 0, text);
  const before = readAs('[{"name": "A", "role": "lead", "seals": ["contract", "other"]}]');
  assert.deepEqual([before.members[0].role, before.members[0].seals], ['lead', ['contract']]);
  assert.equal(readAs('{"members": [], "isLeadAbsent": true, "track": "x"}').isLeadAbsent, true);
  delete globalThis.localStorage;
});

test('the packing list says what is in hand, and what is not needed', async () => {
  const desk = await openDesk();
  const lead = {...called(desk, 'A', 'enterprise'), originals: 2, seals: ['contract']};
  const rows = memberPackingRows(
    desk,
    {members: [lead, called(desk, 'B', 'university'), called(desk, 'C', 'enterprise')]},
    t,
  );
  assert.deepEqual(rows.slice(1), [
    ['1', 'A', 'Enterprise', '2 of 2', 'yes'],
    ['2', 'B', 'University', '0 of 2', 'not needed'],
    ['3', 'C', 'Enterprise', '0 of 2', 'not yet'],
  ]);
});

test('the packing list names every document, where its form is, and whether it is asked for', async () => {
  const [head, ...rows] = materialRows(await openDesk(), {members: []}, t);
  assert.equal(head.length, rows[0].length);
  assert.deepEqual(rows, [
    ['1', 'Form (Annex 2)', '2 copies.', '□'],
    ['2', 'Photos (optional)', '', '□'],
  ]);
});

test('the workbook holds every text as a text: formulas, noughts in front, line ends, rare characters', async () => {
  const desk = await openDesk();
  const member = given(desk, {
    'organisation-name': '=1+1',
    address: '+甲\n<乙>& 𠮷',
    postcode: '051090',
    website: '@a',
  });
  const sheets = sheetsFor(desk, {members: [member]}, t);
  const bytes = await makeWorkbook(sheets, NATIVE);
  const entries = readZip(bytes);
  const texts = async (name) => {
    const tree = parseXml(new TextDecoder().decode(await unpack(entries.get(name), NATIVE)));
    const rows = within(tree, 'row').map((row) => within(row, 'c'));
    for (const cell of rows.flat()) assert.match(cell.tag, / t="inlineStr"/);
    return rows.map((row) => row.map((cell) => unescaped((within(cell, 't')[0].children || []).join(''))));
  };
  assert.deepEqual(await texts('xl/worksheets/sheet1.xml'), sheets[0].rows);
  assert.deepEqual(await texts('xl/worksheets/sheet2.xml'), sheets[1].rows);
  assert.ok(sheets[0].rows[1].includes('+甲\n<乙>& 𠮷') && sheets[0].rows[1].includes('051090'));
});
