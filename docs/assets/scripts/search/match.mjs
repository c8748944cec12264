/**
 * What a query finds. No DOM.
 *
 * In: the index, `{pages: [{address, title, about, boost, parts: [[id, title, text]]}], same, idle}`, and what somebody typed.
 * `same` are groups of words that mean the same to somebody who searches, `idle` words that say nothing (怎么, 哪些).
 * Out: `[{address, title, parts: [{id, title, text, pieces}]}]`, the best page first and in it the best part.
 *
 * Chinese has no blanks between words, and people type parts of words. So a query is not cut into words: a part of a
 * page has it where its signs stand there, in one piece at best, else in few long pieces.
 */

import { atomsOf, countOf, fold, placeOf, termsOf } from './text.mjs';

const LONGEST_QUERY = 30;
const MOST_VARIANTS = 24;
/** A word of the same meaning counts less than the word itself. */
const SAME_MEANING = 0.6;
/** Where words stand: in the title of a page, in the heading of a part, in its text. */
const WEIGHTS = { page: 6, title: 5, text: 2 };
/** The share of a title's weight that any piece has; the rest goes by how much of the title it is. */
const ANY_PIECE = 0.6;
/** As in BM25: how soon more of the same counts no more, and how far long texts count less. */
const ENOUGH_TIMES = 1.2;
const BY_LENGTH = 0.75;
const MOST_TIMES = 20;
/** What other parts of a page add to its best one. */
const OTHER_PARTS = 0.05;
/** How much of a query must be found, and how much of what the best part has of it. */
const ENOUGH = 0.5;
const NEAR_BEST = 0.8;

/** The index made ready for many queries. */
export function readIndex({ pages, same, idle }) {
  const parts = pages.flatMap((page) => page.parts.map(([id, title, text]) => ({ page, id, title, text })));
  const usual = parts.reduce((sum, { text }) => sum + text.length, 0) / parts.length;
  for (const part of parts) {
    part.folded = { page: fold(`${part.page.about} ${part.page.title}`), title: fold(part.title), text: fold(part.text) };
    part.length = part.text.length / usual;
  }
  return { parts, same: same.map((group) => group.map(fold)), idle: idle.map(fold) };
}

/** The pages that have what was typed. */
export function findPages(index, typed) {
  const variants = variantsOf(fold(typed).slice(0, LONGEST_QUERY), index);
  if (variants.length === 0) return [];
  const rarity = memorised((piece) => rarityOf(piece, index.parts));
  const found = index.parts.map((part) => bestReading(part, variants, rarity)).filter(({ share }) => share >= ENOUGH);
  const best = Math.max(...found.map(({ share }) => share));
  return grouped(found.filter(({ share }) => share >= best * NEAR_BEST));
}

/** The query as lists of terms, with what each list counts for: as typed, and with words of the same meaning. */
function variantsOf(folded, { same, idle }) {
  const known = same.map((group) => ({ group, word: longestIn(folded, group) })).filter(({ word }) => word);
  // 怎么申报 is one thing to say: without 怎么 it would be another.
  const whole = longestIn(folded, known.map(({ word }) => word).filter((word) => idle.some((one) => word.includes(one))));
  const variants = [{ terms: termsWith(whole, whole, folded, idle), weight: 1 }];
  for (const { group, word } of known) {
    for (const other of group.filter((one) => one !== word)) {
      variants.push({ terms: termsWith(other, word, folded, idle), weight: SAME_MEANING });
    }
  }
  return variants.filter(({ terms }) => terms.length > 0).slice(0, MOST_VARIANTS);
}

function longestIn(text, words) {
  return words.filter((word) => text.includes(word)).reduce((one, word) => (word.length > one.length ? word : one), '');
}

/** The terms of a query in which `word` is `other`; of the rest without the words that say nothing. */
function termsWith(other, word, query, idle) {
  const rest = word ? query.replace(word, ' ') : query;
  const busy = termsOf(idle.reduce((text, one) => text.split(one).join(' '), rest));
  // A query of such words alone is looked for as it is.
  return [...termsOf(other), ...(busy.length > 0 || other ? busy : termsOf(rest))];
}

function bestReading(part, variants, rarity) {
  const readings = variants.map(({ terms, weight }) => readingOf(part, terms, { weight, rarity }));
  return readings.reduce((best, reading) => (reading.score > best.score ? reading : best));
}

/** `share` is how much of the terms the part has, `score` how well, `pieces` in which words. */
function readingOf(part, terms, { weight, rarity }) {
  const length = terms.reduce((sum, term) => sum + term.length, 0);
  const pieces = terms.flatMap((term) => piecesOf(term, part.folded));
  const share = pieces.reduce((sum, { text }) => sum + text.length, 0) / length;
  const score = pieces.reduce(
    (sum, { text, of }) => sum + (text.length / of) ** 1.5 * (of / length) * rarity(text) * standing(text, part),
    0,
  );
  return { part, share, score: score * weight * part.page.boost, pieces: pieces.map(({ text }) => text) };
}

/** The longest pieces of a term that the part has, from the left; a single Chinese sign only where it is the term. */
function piecesOf(term, folded) {
  const atoms = atomsOf(term);
  const pieces = [];
  for (let from = 0; from < atoms.length; ) {
    let to = atoms.length;
    while (to > from && !isPiece(atoms.slice(from, to), atoms.length, folded)) to -= 1;
    if (to > from) pieces.push({ text: atoms.slice(from, to).join(''), of: term.length });
    from = Math.max(to, from + 1);
  }
  return pieces;
}

function isPiece(atoms, outOf, folded) {
  const text = atoms.join('');
  if (atoms.length === 1 && outOf > 1 && text.length < 2) return false;
  return Object.values(folded).some((field) => placeOf(text, field) !== -1);
}

/** What a piece counts for by where it stands and how often. */
function standing(text, { folded, length }) {
  const titles = ['page', 'title'].filter((field) => placeOf(text, folded[field]) !== -1);
  const inTitles = titles.map(
    (field) => WEIGHTS[field] * (ANY_PIECE + ((1 - ANY_PIECE) * text.length) / folded[field].trim().length),
  );
  const times = countOf(text, folded.text, MOST_TIMES);
  const slow = ENOUGH_TIMES * (1 - BY_LENGTH + BY_LENGTH * length);
  return inTitles.reduce((sum, value) => sum + value, (WEIGHTS.text * times) / (times + slow));
}

/** A word that few parts have says more. */
function rarityOf(piece, parts) {
  const having = parts.filter(({ folded }) => Object.values(folded).some((field) => placeOf(piece, field) !== -1));
  return Math.log(1 + parts.length / Math.max(having.length, 1));
}

function memorised(compute) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key);
  };
}

function grouped(readings) {
  const pages = new Map();
  for (const reading of [...readings].sort((one, other) => other.score - one.score)) {
    const { page } = reading.part;
    if (!pages.has(page)) pages.set(page, []);
    pages.get(page).push(reading);
  }
  const scored = [...pages].map(([page, parts]) => ({ page, parts, score: scoreOf(parts) }));
  scored.sort((one, other) => other.score - one.score);
  return scored.map(({ page: { address, title }, parts }) => ({ address, title, parts: parts.map(shown) }));
}

function scoreOf([best, ...others]) {
  return best.score + OTHER_PARTS * others.reduce((sum, { score }) => sum + score, 0);
}

function shown({ part: { id, title, text }, pieces }) {
  return { id, title, text, pieces };
}
