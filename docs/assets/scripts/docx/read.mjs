/**
 * What a filled Word file says. In: the file, the blank form, its fields. Out: values by field id, and how found.
 *
 * Each field is looked for by its control's tag; else by its bookmark, which LibreOffice keeps; else in the table's
 * cell, which every program keeps. A place that says what the blank form says there is empty. No DOM.
 */

import {contentOf, controlsIn, look, propertyOf, textOf} from './document.mjs';
import {itemsOf} from './fill.mjs';
import {FileFault} from './faults.mjs';
import {cellsOf} from './cells.mjs';
import {attribute, child, walk, within} from './xml.mjs';

const TICKED = /[☑☒✓✔√■●🗹]/u;
const EMPTY_BOX = /^[□☐○◻]$/u;
const LONGEST_SIGN = 2;
const DAY = /^\D*(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/;

/**
 * Reads a filled form.
 *
 * @returns {object} `values`; `ways`: field ids by how they were found (`controls`, `bookmarks`, `cells`);
 *   `missing`: ids of fields that the file does not have. Raises FileFault `other-form` where it has hardly any.
 */
export function readDocx(file, blank, fields) {
  const wanted = fields.filter(({kind}) => !['signature', 'seal', 'office_use'].includes(kind));
  const finders = {
    controls: controlFinder(file.tree),
    bookmarks: bookmarkFinder(file.tree, blank.tree),
    cells: cellFinder(file.tree, blank.tree, fields),
  };
  const empty = controlFinder(blank.tree, true);
  const ways = {controls: [], bookmarks: [], cells: []};
  const values = {};
  for (const field of wanted) {
    const way = Object.keys(finders).find((name) => finders[name].has(field));
    if (way === undefined) continue;
    ways[way].push(field.id);
    values[field.id] = valueOf(field, finders[way], empty);
  }
  const missing = wanted.filter(({id}) => !(id in values)).map(({id}) => id);
  if (missing.length * 2 > wanted.length) throw new FileFault('other-form');
  return {values, ways, missing};
}

function valueOf(field, finder, empty) {
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
  const sign = text.trim();
  if (sign === '') return finder.isChecked(tag);
  return TICKED.test(sign) || (!EMPTY_BOX.test(sign) && sign.length <= LONGEST_SIGN);
}

/** A day as 2026-09-05 where the text is one, else the text. */
export function day(text) {
  const found = DAY.exec(text.normalize('NFKC'));
  if (!found) return text;
  const [year, month, date] = found.slice(1).map(Number);
  const isDay = new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date && month <= 12;
  return isDay ? [year, found[2].padStart(2, '0'), found[3].padStart(2, '0')].join('-') : text;
}

/** Rows without the empty ones at the end; a day in a column as a day. */
function withoutEmpty(rows, {columns}) {
  const found = columns.length
    ? rows.map((texts) =>
        Object.fromEntries(columns.map(({id, kind}, at) => [id, cellValue(kind, texts[at])])),
      )
    : rows.map(([text]) => lines(text));
  while (found.length && isEmptyRow(found[found.length - 1])) found.pop();
  return found;
}

function cellValue(kind, text = '') {
  return kind === 'date' ? day(lines(text)) : lines(text);
}

const isEmptyRow = (row) =>
  typeof row === 'string' ? !row.trim() : Object.values(row).every((text) => !text.trim());

/** Texts without those that the blank form has in its rows too. */
function unlike(rows, [...blank]) {
  return rows.map((texts) => texts.map((text, at) => (text.trim() === (blank[at] || '').trim() ? '' : text)));
}

/** By tag. `isRaw` gives the words that ask for a value instead of nothing. */
function controlFinder(tree, isRaw = false) {
  const controls = new Map();
  for (const {tag, control} of controlsIn(tree)) if (!controls.has(tag)) controls.set(tag, control);
  const shown = (control) =>
    propertyOf(control, 'w:showingPlcHdr') && !isRaw ? '' : textOf(contentOf(control) || control);
  return {
    has: ({tag, options}) =>
      options ? options.every((option) => controls.has(option.tag)) : controls.has(tag),
    text: (tag) => (controls.has(tag) ? shown(controls.get(tag)) : ''),
    rows: ({tag, columns}, blank = []) => {
      const cellsIn = (item) => {
        const inner = controlsIn(item).map(({control}) => shown(control));
        return inner.length >= Math.max(columns.length, 1) ? inner : cellTexts(item, columns.length);
      };
      return unlike(itemsOf(controls.get(tag)).map(cellsIn), blank);
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

/** By bookmark: the blank form tells which one stands round which control. */
function bookmarkFinder(tree, blank) {
  const texts = bookmarkTexts(tree);
  const names = bookmarksByTag(blank);
  const read = (tag) => texts.get(names.get(tag));
  const rowTexts = (field, number) => {
    const tags = field.columns.length ? field.columns.map(({id}) => `.${id}`) : [''];
    return tags.map(
      (end) => read(`${field.tag}.${number}${end}`) ?? texts.get(laterName(field, number, end)),
    );
  };
  return {
    has: ({tag, options, kind, columns}) => {
      if (options) return options.every((option) => read(option.tag) !== undefined);
      return kind === 'repeat' ? rowTexts({tag, columns}, 1)[0] !== undefined : read(tag) !== undefined;
    },
    text: (tag) => read(tag) || '',
    rows: (field, empty) => {
      const found = [];
      for (let texts = rowTexts(field, 1); texts.some((text) => text !== undefined);) {
        found.push(texts.map((text) => text || ''));
        texts = rowTexts(field, found.length + 1);
      }
      return unlike(found, empty);
    },
    isChecked: () => false,
  };
}

/** The bookmark of a row that was added. */
function laterName({tag}, number, end) {
  return `${tag}.${number}${end}`.replace(/\./g, '__').replace(/-/g, '_');
}

function bookmarkTexts(tree) {
  const texts = new Map();
  const open = new Map();
  look(tree, {
    enter: (node) => {
      if (node.name === 'w:bookmarkStart') {
        open.set(attribute(node, 'w:id'), attribute(node, 'w:name'));
        if (!texts.has(attribute(node, 'w:name'))) texts.set(attribute(node, 'w:name'), '');
      }
      if (node.name === 'w:bookmarkEnd') open.delete(attribute(node, 'w:id'));
    },
    text: (words) => open.forEach((name) => texts.set(name, texts.get(name) + words)),
  });
  return texts;
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

/** By the table's labels, as docx-cells.mjs finds them. */
function cellFinder(tree, blank, fields) {
  let found = null;
  const texts = () => (found = found || cellsOf(tree, blank, fields));
  return {
    has: ({tag, options}) => (options || [{tag}]).every((place) => texts().has(place.tag)),
    text: (tag) => texts().get(tag),
    rows: ({tag}, empty) => unlike(texts().get(tag), empty),
    isChecked: () => false,
  };
}
