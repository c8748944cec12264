/**
 * Values found by the labels of a form's table, for files that lost controls and bookmarks. No DOM.
 *
 * A row of the filled table is recognised by its labels. Within a cell a value is where the blank form has its
 * control: between the same parts of issued text, white space aside.
 */

import {controlsIn, textOf, visitShown} from './document.mjs';
import {elements, walk, within} from './xml.mjs';

/** A map from tag to text, or to rows of texts for a repeated field. */
export function valuesInCells(tree, blank, fields) {
  const repeated = new Map(fields.filter(({kind}) => kind === 'repeat').map((field) => [field.tag, field]));
  const values = new Map();
  const unmatched = new Map(
    tableRows(tree).map((row) => [row, row.map((cell) => withoutSpace(textOf(cell)).text)]),
  );
  for (const cells of tableRows(blank)) {
    const parts = cells.map((cell) => partsOf(cell, repeated));
    if (!parts.some(hasBlank)) continue;
    const match = matchingRow(parts, unmatched);
    if (!match) continue;
    unmatched.delete(match.row);
    takeRow(match, parts, {repeated, values});
  }
  takeParagraphs(tree, blank, {repeated, values});
  return values;
}

/** The rows of the tables that are in no other table: each a list of cells. */
function tableRows(tree) {
  return [...walk(tree)]
    .filter(([node, ancestors]) => node.name === 'w:tr' && depthOf(ancestors) === 1)
    .map(([row]) => [...walk(row)].filter(([node, inner]) => node.name === 'w:tc' && depthOf(inner) === 0))
    .map((cells) => cells.map(([cell]) => cell));
}

const depthOf = (ancestors) => ancestors.filter(({name}) => name === 'w:tbl').length;

/** Issued text and blanks in turn: `{text}` without white space, `{tag}`, `{rowsOf}`. */
function partsOf(node, repeated) {
  const parts = [];
  const tags = new Map(controlsIn(node).map(({tag, control}) => [control, tag]));
  visitShown(node, {
    enter: (inner) => {
      if (!tags.has(inner)) return true;
      const tag = tags.get(inner);
      parts.push(repeated.has(tag) ? {rowsOf: tag} : {tag});
      return false;
    },
    text: (text) => parts.push({text: withoutSpace(text).text}),
  });
  return mergeTexts(parts);
}

function mergeTexts(parts) {
  const merged = [];
  for (const part of parts) {
    const last = merged[merged.length - 1];
    if (part.text === '') continue;
    if (part.text && last?.text) last.text += part.text;
    else merged.push({...part});
  }
  return merged;
}

const isBlank = ({text}) => text === undefined;
const hasBlank = (parts) => parts.some(isBlank);
const labelOf = (parts) => (hasBlank(parts) ? '' : parts.map(({text}) => text).join(''));

/** `{row, labelsAt}`: the first row that has all labels of a blank one in their order, with their indexes in it. */
function matchingRow(blankRow, rows) {
  const labels = blankRow.map(labelOf).filter(Boolean);
  for (const [row, texts] of rows) {
    const labelsAt = indexesOf(labels, texts);
    if (labelsAt && labels.length > 0) return {row, labelsAt};
  }
  return null;
}

function indexesOf(labels, texts) {
  const indexes = [];
  for (const label of labels) {
    const at = texts.indexOf(label, indexes.length ? indexes[indexes.length - 1] + 1 : 0);
    if (at < 0) return null;
    indexes.push(at);
  }
  return indexes;
}

/** Cells are counted from the label before them, wherever the filled row has it. */
function takeRow({row, labelsAt}, blankRow, {repeated, values}) {
  let label = -1;
  let since = 0;
  for (const parts of blankRow) {
    since += 1;
    if (labelOf(parts)) {
      label += 1;
      since = 0;
    }
    const cell = row[label < 0 ? since - 1 : labelsAt[label] + since];
    if (hasBlank(parts) && cell) takeCell(cell, parts, {repeated, values});
  }
}

function takeCell(cell, parts, {repeated, values}) {
  const texts = textsInBlanks(parts, withoutSpace(textOf(cell)));
  if (!texts) return;
  for (const [part, text] of texts) {
    if (part.tag) values.set(part.tag, text);
    else values.set(part.rowsOf, rowsIn(cell, text, repeated.get(part.rowsOf)));
  }
}

/** `[part, text]` for each blank of a text; null where the issued text around them is missing. */
function textsInBlanks(parts, {whole, text, positions}) {
  const texts = [];
  let at = 0;
  let blankFrom = null;
  for (const part of parts) {
    if (isBlank(part)) {
      blankFrom = at;
      texts.push([part, '']);
      continue;
    }
    const next = text.indexOf(part.text, at);
    if (next < 0) return null;
    if (blankFrom !== null) texts[texts.length - 1][1] = between(whole, positions, blankFrom, next);
    blankFrom = null;
    at = next + part.text.length;
  }
  if (blankFrom !== null) texts[texts.length - 1][1] = between(whole, positions, blankFrom, text.length);
  return texts;
}

function between(whole, positions, from, to) {
  const start = from === 0 ? 0 : positions[from - 1] + 1;
  return whole.slice(start, to < positions.length ? positions[to] : whole.length).trim();
}

/** The whole, its text without white space, and the position of each of its characters in the whole. */
function withoutSpace(whole) {
  const positions = [];
  for (let at = 0; at < whole.length; at += 1) if (!/\s/.test(whole[at])) positions.push(at);
  return {whole, text: whole.replace(/\s/g, ''), positions};
}

/** The rows of a repeated field: lines, or rows of the table inside the cell. */
function rowsIn(cell, text, {columns}) {
  if (!columns.length) return text === '' ? [] : unnumbered(text.split('\n')).map((line) => [line]);
  const table = within(cell, 'w:tbl')[0];
  const rows = table ? within(table, 'w:tr').slice(1) : [];
  return rows.map((row) => within(row, 'w:tc').slice(-columns.length).map(textOf));
}

/** Some programs save the numbers of a list as text: `1.`, `2、`. */
function unnumbered(lines) {
  const marks = lines.map((_line, at) => new RegExp(`^\\s*${at + 1}\\s*[.．、]\\s*`));
  return lines.every((line, at) => marks[at].test(line))
    ? lines.map((line, at) => line.replace(marks[at], ''))
    : lines;
}

/** Blanks in paragraphs outside the tables, recognised by the issued text that begins the paragraph. */
function takeParagraphs(tree, blank, {repeated, values}) {
  const lines = paragraphsOf(tree).map((paragraph) => withoutSpace(textOf(paragraph)));
  for (const parts of paragraphsOf(blank).map((node) => partsOf(node, repeated))) {
    const isLabelled = hasBlank(parts) && !isBlank(parts[0]);
    const texts = isLabelled ? lines.map((line) => textsInBlanks(parts, line)).find(Boolean) : null;
    for (const [part, text] of texts || []) if (part.tag) values.set(part.tag, text);
  }
}

function paragraphsOf(tree) {
  const body = within(tree, 'w:body')[0];
  return elements(body).filter(({name}) => name === 'w:p');
}
