/** What is filled into a form: what is missing, what looks wrong, what is taken over from another edition. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  acceptValues,
  emptyFields,
  faultOf,
  isAnythingGiven,
  noValues,
} from '../../../docs/assets/scripts/form/values.mjs';
import {translator} from '../../../docs/assets/scripts/page/messages.mjs';
import {openForm, valuesFor} from '../docx/form-fixtures.mjs';

const t = translator({messages: {}, language: 'en'});
const field = (kind, more = {}) => ({
  id: 'f',
  kind,
  name: 'F',
  options: null,
  columns: [],
  min: null,
  max: null,
  ...more,
});
const isFine = (kind, text, more) => faultOf(field(kind, more), text, t) === '';

test('what people write in good faith is taken as it is', () => {
  for (const text of ['020-87926183', '(020) 8792 6183', '+86 138 0013 8000', '１３８００１３８０００'])
    assert.ok(isFine('phone', text), text);
  for (const text of ['a@b.cn', '张三@例子.中国']) assert.ok(isFine('email', text), text);
  for (const text of ['www.example.cn', 'https://例子.中国/a']) assert.ok(isFine('url', text), text);
  for (const text of ['510900', '５１０９００']) assert.ok(isFine('postcode', text), text);
  for (const text of ['12', '1,234.5', '-3']) assert.ok(isFine('number', text), text);
  for (const kind of ['phone', 'email', 'url', 'postcode', 'number', 'date', 'text'])
    assert.ok(isFine(kind, ''), kind);
});

test('what cannot be meant is named', () => {
  const wrong = {
    phone: '无',
    email: 'a@b',
    url: '没有',
    postcode: '51090',
    number: '十二',
    date: '2026年9月',
  };
  for (const [kind, text] of Object.entries(wrong)) assert.ok(!isFine(kind, text), kind);
  assert.ok(!isFine('number', '81', {min: 0, max: 80}));
  assert.ok(!isFine('number', '-1', {min: 0, max: 80}));
  assert.ok(isFine('number', '0', {min: 0, max: 80}));
});

test('too few and too many choices and lines are named, empty lines not counted', () => {
  const options = [{id: 'a'}, {id: 'b'}, {id: 'c'}];
  assert.ok(!isFine('choice', ['a', 'b'], {options}));
  assert.ok(isFine('choices', ['a', 'b'], {options, max: 2}));
  assert.ok(!isFine('choices', ['a', 'b', 'c'], {options, max: 2}));
  assert.ok(!isFine('choices', ['a'], {options, min: 2}));
  assert.equal(
    faultOf(field('repeat', {min: 3}), ['a', '', 'b'], t),
    '2 lines are filled in, 1 fewer than asked for.',
  );
  assert.ok(isFine('repeat', ['a', '', 'b', 'c'], {min: 3, max: 3}));
  assert.ok(!isFine('repeat', ['a', 'b'], {max: 1}));
  const columns = [{id: 'year', kind: 'number', label: ''}];
  assert.ok(!isFine('repeat', [{year: '今年'}], {columns}));
});

test('of kept values those are taken that the form still has', async () => {
  const form = await openForm('first-registration');
  const values = valuesFor(form);
  const {values: same, lost} = acceptValues(form.fields, JSON.parse(JSON.stringify(values)));
  assert.deepEqual([same, lost], [values, []]);
  const odd = {
    'alliance-name': 7,
    field: 'x',
    founders: [1, {a: 1}, '甲'],
    gone: '乙',
    empty: ' ',
    number: '12',
  };
  const taken = acceptValues(form.fields, odd);
  assert.deepEqual(taken.values, {...noValues(form.fields), founders: ['', '', '甲']});
  assert.deepEqual(taken.lost, ['gone', 'number']);
});

test('empty fields are told apart by whether they are required', async () => {
  const form = await openForm('first-membership');
  const {required, optional} = emptyFields(form.fields, noValues(form.fields));
  assert.ok(required.some(({id}) => id === 'organisation-name'));
  assert.ok(optional.some(({id}) => id === 'website'));
  assert.ok(![...required, ...optional].some(({id}) => id === 'head-signature'));
  assert.equal(isAnythingGiven(noValues(form.fields)), false);
  assert.deepEqual(emptyFields(form.fields, valuesFor(form)), {required: [], optional: []});
});
