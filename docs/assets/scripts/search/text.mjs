/** Texts made comparable, searched, and cut into excerpts. No DOM. */

/** `Ａ１：` */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** `附件2 表格` has two. */
const RUN = /[\p{L}\p{N}]+/gu;
/** `10家企业` has four. */
const ATOM = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
/** A run of so few digits matches a whole number only: 10 is not in 2010. */
const SHORT_NUMBER = /^\d{1,3}$/;
/** A letter before which a word may begin: art is not in start. */
const LATIN = /\p{Script=Latin}/u;
/** Characters of an excerpt, and of those before the first match. */
const EXCERPT_LENGTH = 70;
const LENGTH_BEFORE = 12;

/** Lower case and half width, character by character, so that positions in both texts are the same. */
export function fold(text) {
  return text
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\p{Lu}/gu, (character) => {
      const lower = character.toLowerCase();
      return lower.length === character.length ? lower : character;
    });
}

/** The runs of letters and digits of a folded text. */
export function termsOf(folded) {
  return folded.match(RUN) || [];
}

/** The Chinese characters of a term, and its runs of letters and digits of other scripts. */
export function atomsOf(term) {
  return term.match(ATOM) || [];
}

/** The position of a piece in a folded text, from `start` on; -1 where it has none. */
export function positionOf(piece, text, start = 0) {
  for (let at = text.indexOf(piece, start); at !== -1; at = text.indexOf(piece, at + 1)) {
    if (isWhole(piece, text, at)) return at;
  }
  return -1;
}

/** As `positionOf`, and a word of letters ends where the text's word does: do is not in documents. */
export function wordPositionOf(word, text) {
  for (let at = positionOf(word, text); at !== -1; at = positionOf(word, text, at + 1)) {
    if (!LATIN.test(word.slice(-1)) || !LATIN.test(text[at + word.length] || '')) return at;
  }
  return -1;
}

function isWhole(piece, text, at) {
  const atoms = atomsOf(piece);
  const cutsBefore = SHORT_NUMBER.test(atoms[0]) && /\d/.test(text[at - 1] || '');
  const cutsWord = LATIN.test(atoms[0][0]) && LATIN.test(text[at - 1] || '');
  const cutsAfter = SHORT_NUMBER.test(atoms[atoms.length - 1]) && /\d/.test(text[at + piece.length] || '');
  return !cutsBefore && !cutsWord && !cutsAfter;
}

/** The matches of the pieces in a text, `[{start, end}]` in order; of two that overlap, the first. */
export function matchesIn(text, pieces) {
  const folded = fold(text);
  const matches = pieces.filter(Boolean).flatMap((piece) => {
    const matches = [];
    for (let at = positionOf(piece, folded); at !== -1; at = positionOf(piece, folded, at + piece.length)) {
      matches.push({start: at, end: at + piece.length});
    }
    return matches;
  });
  matches.sort((one, other) => one.start - other.start || other.end - one.end);
  return matches.filter(({start}, index) => matches.slice(0, index).every(({end}) => end <= start));
}

/** `[{text, isMatch}]`: a line of the text around the first match of a piece, or its beginning without one. */
export function excerptOf(text, pieces) {
  const folded = fold(text);
  const positions = pieces.map((piece) => positionOf(piece, folded)).filter((position) => position !== -1);
  const first = positions.length > 0 ? Math.min(...positions) : 0;
  const from = first > LENGTH_BEFORE ? first - LENGTH_BEFORE : 0;
  const to = Math.min(from + EXCERPT_LENGTH, text.length);
  const parts = cutAtMatches(text.slice(from, to), pieces);
  if (from > 0) parts.unshift({text: '…', isMatch: false});
  if (to < text.length) parts.push({text: '…', isMatch: false});
  return parts;
}

function cutAtMatches(text, pieces) {
  const parts = [];
  let at = 0;
  for (const {start, end} of matchesIn(text, pieces)) {
    if (start > at) parts.push({text: text.slice(at, start), isMatch: false});
    parts.push({text: text.slice(start, end), isMatch: true});
    at = end;
  }
  if (at < text.length) parts.push({text: text.slice(at), isMatch: false});
  return parts;
}
