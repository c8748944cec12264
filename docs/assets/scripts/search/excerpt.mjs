/** The words around what was found. No DOM. In: a text, and the pieces found in it. Out: `[{text, isFound}]`. */

import { fold, placeOf } from './text.mjs';

const LENGTH = 70;
const BEFORE = 12;

/** A line of the text with the first piece in it; its beginning where no piece is. */
export function excerptOf(text, pieces) {
  const folded = fold(text);
  const places = pieces.map((piece) => placeOf(piece, folded)).filter((place) => place !== -1);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const from = first > BEFORE ? first - BEFORE : 0;
  const to = Math.min(from + LENGTH, text.length);
  const parts = marked(text.slice(from, to), pieces);
  if (from > 0) parts.unshift({ text: '…', isFound: false });
  if (to < text.length) parts.push({ text: '…', isFound: false });
  return parts;
}

/** The text cut at every piece in it. */
export function marked(text, pieces) {
  const parts = [];
  let at = 0;
  for (const { start, end } of placesIn(text, pieces)) {
    if (start > at) parts.push({ text: text.slice(at, start), isFound: false });
    parts.push({ text: text.slice(start, end), isFound: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isFound: false });
  return parts;
}

/** Where the pieces stand in a text, `[{start, end}]` in order; where two overlap, the first one. */
export function placesIn(text, pieces) {
  const folded = fold(text);
  const places = pieces.filter(Boolean).flatMap((piece) => {
    const found = [];
    for (let at = placeOf(piece, folded); at !== -1; at = placeOf(piece, folded, at + piece.length)) {
      found.push({ start: at, end: at + piece.length });
    }
    return found;
  });
  places.sort((one, other) => one.start - other.start || other.end - one.end);
  return places.filter(({ start }, index) => places.slice(0, index).every(({ end }) => end <= start));
}
