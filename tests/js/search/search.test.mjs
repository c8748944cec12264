/** What a query finds, without a page. */
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {findPages, readIndex} from '../../../docs/assets/scripts/search/match.mjs';
import {nearQueries} from '../../../docs/assets/scripts/search/near.mjs';
import {soundAlike} from '../../../docs/assets/scripts/search/pinyin.mjs';
import {
  atomsOf,
  excerptOf,
  fold,
  matchesIn,
  positionOf,
  termsOf,
} from '../../../docs/assets/scripts/search/text.mjs';

const page = (address, title, parts, more = {}) => ({address, title, about: '', boost: 1, parts, ...more});
const PAGES = [
  page('notice', '通知', [
    ['who', '二、条件', '联合其他企业10家以上，2010年以前成立。'],
    ['money', '三、支持', '给予一次性10万元资金支持。'],
  ]),
  page('contact', '联系方式', [['who', '向谁询问', '电话020-12345678，邮箱KEJI@example.gov.cn。']]),
  page('form', '会员入盟申请表', [['', '', '单位名称，法人。']], {about: '附件2'}),
];
const index = (more = {}) => readIndex({pages: PAGES, same: [], idle: [], ...more});
const found = (query, more) => findPages(index(more), query).map(({address}) => address);
const pieces = (query, more) => findPages(index(more), query)[0].parts[0].pieces;

test('full-width and capital letters are as small ones, and no position moves', () => {
  assert.equal(fold('ＱＱ　Ａb１：ß'), 'qq　ab1:ß');
  assert.equal(fold('İx').length, 2);
});

test('a Chinese character is an atom by itself, a run of others together', () => {
  assert.deepEqual(termsOf('附件2 表格，3d-打印'), ['附件2', '表格', '3d', '打印']);
  assert.deepEqual(atomsOf('附件20ab'), ['附', '件', '20ab']);
});

test('a short number is found as a whole number only', () => {
  assert.equal(positionOf('10家', '2010家'), -1);
  assert.equal(positionOf('10', '2010，10'), 5);
  assert.equal(positionOf('1234', '020-12345678'), 4);
});

test('words are found in title, heading and text, whatever their letters', () => {
  assert.deepEqual(found('联系方式'), ['contact']);
  assert.deepEqual(found('keji'), ['contact']);
  assert.deepEqual(found('附件2'), ['form']);
  assert.deepEqual(found('１０家'), ['notice']);
});

test('a word with another one in its middle is found in its pieces', () => {
  assert.deepEqual(pieces('会员申请表'), ['会员', '申请表']);
  assert.deepEqual(found('会员申请表'), ['form']);
});

test('a query of which little is there finds nothing', () => {
  assert.deepEqual(found('火星基地'), []);
  assert.deepEqual(found('火星移民支持计划'), []);
  assert.deepEqual(found('？！'), []);
});

test('a single character is looked for only where it is all that was typed', () => {
  assert.deepEqual(found('法'), ['form']);
  assert.deepEqual(found('法国'), []);
});

test('words of the same meaning find what the typed ones do not, and come behind them', () => {
  const same = [
    ['多少钱', '资金'],
    ['热线', '电话'],
  ];
  assert.deepEqual(found('多少钱'), []);
  assert.deepEqual(found('多少钱', {same}), ['notice']);
  assert.deepEqual(pieces('热线', {same}), ['电话']);
});

test('words that say nothing are passed over, unless nothing else was typed', () => {
  const idle = ['怎么', '哪些'];
  assert.deepEqual(found('怎么支持', {idle}), ['notice']);
  assert.deepEqual(pieces('有支持', {idle}), ['支持']);
  assert.deepEqual(found('怎么', {idle}), []);
});

test('a page that repeats others comes behind them', () => {
  const twice = [page('home', '首页', PAGES[0].parts, {boost: 0.7}), ...PAGES];
  assert.deepEqual(
    findPages(readIndex({pages: twice, same: [], idle: []}), '资金').map(({address}) => address),
    ['notice', 'home'],
  );
});

test('a very long query is answered at once', () => {
  const start = performance.now();
  findPages(index(), '联合其他企业'.repeat(10_000));
  assert.ok(performance.now() - start < 500);
});

test('an excerpt begins shortly before what was found and marks all of it there', () => {
  const parts = excerptOf(`${'前'.repeat(40)}资金支持${'后'.repeat(90)}资金`, ['资金']);
  assert.deepEqual(parts.slice(0, 3), [
    {text: '…', isMatch: false},
    {text: '前'.repeat(12), isMatch: false},
    {text: '资金', isMatch: true},
  ]);
  assert.equal(parts.at(-1).text, '…');
  assert.deepEqual(excerptOf('短', []), [{text: '短', isMatch: false}]);
});

test('pieces that overlap are marked once', () => {
  assert.deepEqual(matchesIn('申报材料表', ['申报材料', '材料表', '申报']), [{start: 0, end: 4}]);
});

test('a known word that is all of a query is not cut', () => {
  const same = [['电话', '电话号码']];
  const pages = [page('a', '甲', [['', '', '办公电话，护照号码']]), page('b', '联系', [['', '', '电话：1']])];
  const found = findPages(readIndex({pages, same, idle: []}), '电话号码').map(({address}) => address);
  assert.deepEqual(new Set(found), new Set(['a', 'b']));
  assert.deepEqual(findPages(readIndex({pages, same, idle: []}), '电话号码')[0].parts[0].pieces, ['电话']);
});

test('an idle word asks something only where it is all that was typed', () => {
  const more = {same: [['能不能', '条件']], idle: ['能不能']};
  assert.deepEqual(found('能不能', more), ['notice']);
  assert.deepEqual(found('能不能入盟', more), ['form']);
});

test('words of letters are whole at their beginning, and idle ones at both ends', () => {
  const pages = [page('a', 'A', [['', '', 'We start with documents']])];
  const of = (query) => findPages(readIndex({pages, same: [], idle: ['do', 'a']}), query).length;
  assert.deepEqual([of('doc'), of('art'), of('uments'), of('do a start')], [1, 0, 0, 1]);
});

test('characters sound alike whatever their tones, and where many do not tell them apart', () => {
  assert.ok(soundAlike('张', '章'));
  assert.ok(soundAlike('银', '营'));
  assert.ok(soundAlike('至', '资'));
  assert.ok(!soundAlike('公', '张'));
});

test('a near query differs by a character in a word, or by a letter or two', () => {
  const pages = [page('a', '甲', [['', '', '加盖公章，成为新成员。打电话。Send the application.']])];
  const near = (query) => nearQueries(readIndex({pages, same: [], idle: ['怎么']}), query);
  assert.deepEqual(near('公张'), ['公章']);
  assert.deepEqual(near('公章'), []);
  // 为新 is no word.
  assert.deepEqual(near('微信'), []);
  assert.deepEqual(near('aplication'), ['application']);
  assert.deepEqual(near('applications'), ['application']);
  assert.deepEqual(near('sofa'), []);
  assert.deepEqual(near(''), []);
  assert.deepEqual(near('.*'), []);
});

test('near queries of a long one are made at once', () => {
  const pages = [page('a', '甲', [['', '', '申报材料要求'.repeat(5000)]])];
  const start = performance.now();
  nearQueries(readIndex({pages, same: [], idle: []}), '申报村料的要球是什幺呢请问一下大家');
  assert.ok(performance.now() - start < 1000);
});
