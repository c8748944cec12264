/**
 * The values in a filled Word file. No DOM.
 *
 * Each field is looked for by its control's tag; else by its bookmark, which LibreOffice keeps; else in the table's
 * cell, which every program keeps. A field with the same text as in the blank form is empty.
 */

import {valuesInCells} from './cells.mjs';
import {contentOf, controlsIn, propertyOf, textOf, visitShown} from './document.mjs';
import {FileFault} from './faults.mjs';
import {itemsOf} from './fill.mjs';
import {atOnce} from './pace.mjs';
import {attribute, child, walk, within} from './xml.mjs';

const TICKED = /[☑☒✓✔√■●🗹]/u;
const EMPTY_BOX = /^[□☐○◻]$/u;
/** Characters that somebody put in a box; more are no tick. */
const LONGEST_TICK = 2;
/** Characters. */
const LONGEST_DAY = 100;
/** `2026年9月5日`, `2026-9-5` */
const DAY = /^\D*(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/;

/**
 * Reads a filled form; throws FileFault `other-form` where the file has less than half of its fields.
 *
 * @returns {object} `values` by field id; `foundBy`: field ids by how they were found (`controls`, `bookmarks`,
 *   `cells`); `missing`: ids of fields that the file does not have.
 */
export function readDocx(file, blank, fields) {
  return atOnce(reading(file, blank, fields));
}

/** The same as work to do in slices. */
export function* reading(file, blank, fields) {
  const wanted = fields.filter(({kind}) => !['signature', 'seal', 'office_use'].includes(kind));
  const finders = {controls: controlFinder(file.tree)};
  yield;
  finders.bookmarks = bookmarkFinder(file.tree, blank.tree);
  yield;
  finders.cells = cellFinder(file.tree, blank.tree, fields);
  const empty = controlFinder(blank.tree, true);
  const foundBy = {controls: [], bookmarks: [], cells: []};
  const values = {};
  for (const field of wanted) {
    yield;
    const name = Object.keys(finders).find((each) => finders[each].has(field));
    if (name === undefined) continue;
    foundBy[name].push(field.id);
    values[field.id] = readValue(field, finders[name], empty);
  }
  const missing = wanted.filter(({id}) => !(id in values)).map(({id}) => id);
  if (missing.length * 2 > wanted.length) throw new FileFault('other-form');
  return {values, foundBy, missing};
}

function readValue(field, finder, empty) {
  const own = (tag) => {
    const text = finder.text(tag);
    return text.trim() === empty.text(tag).trim() ? '' : lines(text);
  };
  if (field.options)
    return field.options.filter(({tag}) => isTicked(finder.text(tag), finder, tag)).map(({id}) => id);
  if (field.kind === 'repeat') return withoutEmpty(finder.rows(field, empty.rows(field)[0]), field);
  const text = own(field.tag);
  return field.kind === 'date' ? day(text) : text;
}

const lines = (text) => text.replace(/\v/g, '\n');

function isTicked(text, finder, tag) {
  const box = text.trim();
  if (box === '') return finder.isChecked(tag);
  return TICKED.test(box) || (!EMPTY_BOX.test(box) && box.length <= LONGEST_TICK);
}

/** A day as 2026-09-05 where the text is one, else the text. */
export function day(text) {
  if (text.length > LONGEST_DAY) return text;
  const match = DAY.exec(text.normalize('NFKC'));
  if (!match) return text;
  const [year, month, date] = match.slice(1).map(Number);
  const isDay = new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date && month <= 12;
  return isDay ? [year, match[2].padStart(2, '0'), match[3].padStart(2, '0')].join('-') : text;
}

/** Rows without the empty ones at the end; a day in a column as a day. */
function withoutEmpty(rows, {columns}) {
  const values = columns.length
    ? rows.map((texts) =>
        Object.fromEntries(columns.map(({id, kind}, at) => [id, cellValue(kind, texts[at])])),
      )
    : rows.map(([text]) => lines(text));
  while (values.length && isEmptyRow(values[values.length - 1])) values.pop();
  return values;
}

function cellValue(kind, text = '') {
  return kind === 'date' ? day(lines(text)) : lines(text);
}

const isEmptyRow = (row) =>
  typeof row === 'string' ? !row.trim() : Object.values(row).every((text) => !text.trim());

/** Rows with '' for each text that the blank form has in its row too. */
function withoutPrompts(rows, [...blank]) {
  return rows.map((texts) => texts.map((text, at) => (text.trim() === (blank[at] || '').trim() ? '' : text)));
}

/** Fields by the tag of their controls; of a blank one '' or, with `keepsPrompts`, its prompt. */
function controlFinder(tree, keepsPrompts = false) {
  const controls = new Map();
  for (const {tag, control} of controlsIn(tree)) if (!controls.has(tag)) controls.set(tag, control);
  const shown = (control) =>
    propertyOf(control, 'w:showingPlcHdr') && !keepsPrompts ? '' : textOf(contentOf(control) || control);
  return {
    has: ({tag, options}) =>
      options ? options.every((option) => controls.has(option.tag)) : controls.has(tag),
    text: (tag) => (controls.has(tag) ? shown(controls.get(tag)) : ''),
    rows: ({tag, columns}, blank = []) => {
      const cellsIn = (item) => {
        const inner = controlsIn(item).map(({control}) => shown(control));
        return inner.length >= Math.max(columns.length, 1) ? inner : cellTexts(item, columns.length);
      };
      return withoutPrompts(itemsOf(controls.get(tag)).map(cellsIn), blank);
    },
    isChecked: (tag) => {
      const box = controls.has(tag) && propertyOf(controls.get(tag), 'w14:checkbox');
      const checked = box && child(box, 'w14:checked');
      return Boolean(checked) && ['1', 'true', 'on'].includes(attribute(checked, 'w14:val'));
    },
  };
}

/** The texts of a row whose controls somebody deleted. */
function cellTexts(item, count) {
  return count ? within(item, 'w:tc').slice(-count).map(textOf) : [textOf(item)];
}

/** Fields by bookmark: the blank form tells which one is around which control. */
function bookmarkFinder(tree, blank) {
  const textOfBookmark = bookmarkTexts(tree);
  const names = bookmarksByTag(blank);
  const read = (tag) => textOfBookmark(names.get(tag));
  const rowTexts = (field, number) => {
    const tags = field.columns.length ? field.columns.map(({id}) => `.${id}`) : [''];
    return tags.map(
      (end) => read(`${field.tag}.${number}${end}`) ?? textOfBookmark(addedRowName(field, number, end)),
    );
  };
  return {
    has: ({tag, options, kind, columns}) => {
      if (options) return options.every((option) => read(option.tag) !== undefined);
      return kind === 'repeat' ? rowTexts({tag, columns}, 1)[0] !== undefined : read(tag) !== undefined;
    },
    text: (tag) => read(tag) || '',
    rows: (field, empty) => {
      const rows = [];
      for (let row = rowTexts(field, 1); row.some((text) => text !== undefined); ) {
        rows.push(row.map((text) => text || ''));
        row = rowTexts(field, rows.length + 1);
      }
      return withoutPrompts(rows, empty);
    },
    isChecked: () => false,
  };
}

/** The bookmark of a row that was added to the blank form's. */
function addedRowName({tag}, number, end) {
  return `${tag}.${number}${end}`.replace(/\./g, '__').replace(/-/g, '_');
}

/** The text inside a bookmark by its name, undefined where there is none: kept as ranges of the whole text. */
function bookmarkTexts(tree) {
  const ranges = new Map();
  const open = new Map();
  const parts = [];
  let length = 0;
  visitShown(tree, {
    enter: (node) => {
      if (node.name === 'w:bookmarkStart') {
        const range = {from: length, to: Infinity};
        const name = attribute(node, 'w:name');
        open.set(attribute(node, 'w:id'), range);
        if (!ranges.has(name)) ranges.set(name, []);
        ranges.get(name).push(range);
      }
      if (node.name === 'w:bookmarkEnd') {
        const range = open.get(attribute(node, 'w:id'));
        if (range) range.to = length;
        open.delete(attribute(node, 'w:id'));
      }
    },
    text: (text) => {
      parts.push(text);
      length += text.length;
    },
  });
  const whole = parts.join('');
  return (name) =>
    ranges
      .get(name)
      ?.map(({from, to}) => whole.slice(from, to))
      .join('');
}

/** The bookmark that opens just before each control. */
function bookmarksByTag(tree) {
  const names = new Map();
  let last = '';
  for (const [node] of walk(tree)) {
    if (node.name === 'w:bookmarkStart') last = attribute(node, 'w:name');
    if (node.name === 'w:tag' && last) names.set(attribute(node, 'w:val'), last);
    if (node.name === 'w:bookmarkEnd') last = '';
  }
  return names;
}

/** Fields by the labels of the table. */
function cellFinder(tree, blank, fields) {
  let values = null;
  const texts = () => {
    values = values || valuesInCells(tree, blank, fields);
    return values;
  };
  return {
    has: ({tag, options}) => (options || [{tag}]).every((each) => texts().has(each.tag)),
    text: (tag) => texts().get(tag),
    rows: ({tag}, empty) => withoutPrompts(texts().get(tag), empty),
    isChecked: () => false,
  };
}
