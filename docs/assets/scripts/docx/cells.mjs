/**
 * Values found by the labels of a form's table, for files that lost controls and bookmarks. No DOM.
 *
 * In: a filled document, the blank one. Out: a map from tag to text, or to rows of texts for a repeated field.
 * A row of the filled table is known by its labels; within its cell a value stands where the blank form has its
 * control, between the same issued words. White space between those does not count.
 */

import {controlsIn, look, textOf} from './document.mjs';
import {elements, walk, within} from './xml.mjs';

/** Texts by tag. */
export function cellsOf(tree, blank, fields) {
  const repeated = new Map(fields.filter(({kind}) => kind === 'repeat').map((field) => [field.tag, field]));
  const found = new Map();
  const rows = tableRows(tree);
  const free = new Set(rows);
  for (const cells of tableRows(blank)) {
    const places = cells.map((cell) => piecesOf(cell, repeated));
    if (!places.some(hasPlace)) continue;
    const match = matchingRow(places, [...free]);
    if (match) take(match, {places, repeated, found, free});
  }
  takeLinesAbove(tree, blank, {repeated, found});
  return found;
}

/** The rows of the tables that stand in no other: each a list of cells. */
function tableRows(tree) {
  return [...walk(tree)]
    .filter(([node, around]) => node.name === 'w:tr' && depthOf(around) === 1)
    .map(([row]) => [...walk(row)].filter(([node, inner]) => node.name === 'w:tc' && depthOf(inner) === 0))
    .map((cells) => cells.map(([cell]) => cell));
}

const depthOf = (around) => around.filter(({name}) => name === 'w:tbl').length;

/** Issued words and places in turn: `{words}` without white space, `{tag}`, `{rowsOf}`. */
function piecesOf(node, repeated) {
  const pieces = [];
  const tags = new Map(controlsIn(node).map(({tag, control}) => [control, tag]));
  look(node, {
    enter: (inner) => {
      if (!tags.has(inner)) return true;
      const tag = tags.get(inner);
      pieces.push(repeated.has(tag) ? {rowsOf: tag} : {tag});
      return false;
    },
    text: (words) => pieces.push({words: squeezed(words).letters}),
  });
  return joinedWords(pieces);
}

function joinedWords(pieces) {
  const joined = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    if (piece.words === '') continue;
    if (piece.words && last && last.words) last.words += piece.words;
    else joined.push({...piece});
  }
  return joined;
}

const hasPlace = (pieces) => pieces.some(({words}) => words === undefined);
const labelOf = (pieces) => (hasPlace(pieces) ? '' : pieces.map(({words}) => words).join(''));

/** The first free row that has all labels of a row, in their order. */
function matchingRow(places, rows) {
  const labels = places.map(labelOf).filter(Boolean);
  for (const row of rows) {
    const texts = row.map((cell) => squeezed(textOf(cell)).letters);
    const at = placesOf(labels, texts);
    if (at && labels.length > 0) return {row, at};
  }
  return null;
}

function placesOf(labels, texts) {
  const found = [];
  for (const label of labels) {
    const at = texts.indexOf(label, found.length ? found[found.length - 1] + 1 : 0);
    if (at < 0) return null;
    found.push(at);
  }
  return found;
}

function take({row, at}, {places, repeated, found, free}) {
  free.delete(row);
  let label = -1;
  let since = 0;
  for (const pieces of places) {
    since += 1;
    if (labelOf(pieces)) {
      label += 1;
      since = 0;
    }
    const cell = row[label < 0 ? since - 1 : at[label] + since];
    if (hasPlace(pieces) && cell) takeCell(cell, pieces, {repeated, found});
  }
}

function takeCell(cell, pieces, {repeated, found}) {
  const texts = textsAt(pieces, textOf(cell));
  if (!texts) return;
  for (const [piece, text] of texts) {
    if (piece.tag) found.set(piece.tag, text);
    else found.set(piece.rowsOf, rowsIn(cell, text, repeated.get(piece.rowsOf)));
  }
}

/** What stands at the places of a text; null where the issued words are not there. */
function textsAt(pieces, text) {
  const {letters, places} = squeezed(text);
  const found = [];
  let at = 0;
  let open = null;
  for (const piece of pieces) {
    if (piece.words === undefined) {
      open = {piece, from: at};
      found.push([piece, '']);
      continue;
    }
    const next = letters.indexOf(piece.words, at);
    if (next < 0) return null;
    if (open) found[found.length - 1][1] = between(text, places, open.from, next);
    open = null;
    at = next + piece.words.length;
  }
  if (open) found[found.length - 1][1] = between(text, places, open.from, letters.length);
  return found;
}

function between(text, places, from, to) {
  const start = from === 0 ? 0 : places[from - 1] + 1;
  return text.slice(start, to < places.length ? places[to] : text.length).trim();
}

/** A text without white space, and where each of its letters stood. */
function squeezed(text) {
  const places = [];
  for (let at = 0; at < text.length; at += 1) if (!/\s/.test(text[at])) places.push(at);
  return {letters: places.map((at) => text[at]).join(''), places};
}

/** Rows as lines, or as those of the table inside the cell. */
function rowsIn(cell, text, {columns}) {
  if (!columns.length) return text === '' ? [] : unnumbered(text.split('\n')).map((line) => [line]);
  const table = within(cell, 'w:tbl')[0];
  const rows = table ? within(table, 'w:tr').slice(1) : [];
  return rows.map((row) => within(row, 'w:tc').slice(-columns.length).map(textOf));
}

/** Some programs write the numbers of a list as text. */
function unnumbered(lines) {
  const marks = lines.map((line, at) => new RegExp(`^\\s*${at + 1}\\s*[.．、]\\s*`));
  return lines.every((line, at) => marks[at].test(line))
    ? lines.map((line, at) => line.replace(marks[at], ''))
    : lines;
}

/** Places in paragraphs outside the tables. */
function takeLinesAbove(tree, blank, {repeated, found}) {
  const lines = paragraphsOf(tree).map((node) => textOf(node));
  for (const pieces of paragraphsOf(blank).map((node) => piecesOf(node, repeated))) {
    const isKnown = hasPlace(pieces) && pieces[0].words !== undefined;
    const texts = isKnown ? lines.map((line) => textsAt(pieces, line)).find(Boolean) : null;
    for (const [piece, text] of texts || []) if (piece.tag) found.set(piece.tag, text);
  }
}

function paragraphsOf(tree) {
  const body = within(tree, 'w:body')[0];
  return elements(body).filter(({name}) => name === 'w:p');
}
