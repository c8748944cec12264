/** Texts made comparable. No DOM. In: what people write and type. Out: the same length of text, folded; its atoms. */

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const RUN = /[\p{L}\p{N}]+/gu;
const ATOMS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
/** A run of so few figures is looked for as a whole number: 10 is not in 2010. */
const SHORT_NUMBER = /^\d{1,3}$/;

/** Small letters and half-width forms, sign by sign, so that places in one text are places in the other. */
export function fold(text) {
  return text
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\p{Lu}/gu, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign));
}

/** The runs of letters, figures and Chinese in a folded text: `附件2 表格` gives two. */
export function termsOf(folded) {
  return folded.match(RUN) || [];
}

/** A Chinese sign is an atom, and so is a run of letters and figures of other scripts: `10家` gives two. */
export function atomsOf(term) {
  return term.match(ATOMS) || [];
}

/** Where a folded text has a piece, from `start` on; -1 where it has not. */
export function placeOf(piece, text, start = 0) {
  for (let at = text.indexOf(piece, start); at !== -1; at = text.indexOf(piece, at + 1)) {
    if (isWhole(piece, text, at)) return at;
  }
  return -1;
}

/** How often, at most `most` times. */
export function countOf(piece, text, most) {
  let count = 0;
  for (let at = placeOf(piece, text); at !== -1 && count < most; at = placeOf(piece, text, at + piece.length)) count += 1;
  return count;
}

function isWhole(piece, text, at) {
  const atoms = atomsOf(piece);
  const cutsBefore = SHORT_NUMBER.test(atoms[0]) && /\d/.test(text[at - 1] || '');
  const cutsAfter = SHORT_NUMBER.test(atoms[atoms.length - 1]) && /\d/.test(text[at + piece.length] || '');
  return !cutsBefore && !cutsAfter;
}
