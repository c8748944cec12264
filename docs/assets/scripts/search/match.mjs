/**
 * The pages that match a query, best first. No DOM.
 *
 * Chinese has no spaces between words, and people type parts of words. So a query is not cut into words: a part of a
 * page matches where it has the query's characters, in one piece at best, else in few long pieces.
 */

import {atomsOf, fold, positionOf, termsOf, wordPositionOf} from './text.mjs';

const LONGEST_QUERY = 30;
const MOST_VARIANTS = 24;
/** A synonym counts less than the word itself. */
const SYNONYM = 0.6;
/** By where a piece is: in the title of a page, in the heading of a part, in its text. */
const WEIGHTS = {page: 6, title: 5, text: 2};
/** The share of a title's weight that any piece has; the rest by how much of the title it makes up. */
const ANY_PIECE = 0.6;
/** BM25's k1 and b: how soon repetition counts no more, and how far long texts count less. */
const SATURATION = 1.2;
const BY_LENGTH = 0.75;
const MOST_TIMES = 20;
/** What the other parts of a page add to the score of its best one. */
const OTHER_PARTS = 0.05;
/** The share of the query's characters that a part must have: of all, and of what the best part has. */
const LEAST_SHARE = 0.5;
const NEAR_BEST = 0.8;

/**
 * The index prepared for many queries.
 *
 * A page's `parts` are rows of id, heading, text. `same` are groups of synonyms, `idle` words that carry no meaning in
 * a query (怎么, 哪些). `vocabulary` comes out as one text of all that can be found.
 */
export function readIndex({pages, same, idle}) {
  const parts = pages.flatMap((page) => page.parts.map(([id, title, text]) => ({page, id, title, text})));
  const meanLength = parts.reduce((sum, {text}) => sum + text.length, 0) / parts.length;
  for (const part of parts) {
    part.folded = {
      page: fold(`${part.page.about} ${part.page.title}`),
      title: fold(part.title),
      text: fold(part.text),
    };
    part.length = part.text.length / meanLength;
  }
  const groups = same.map((group) => group.map(fold));
  const texts = parts.map(({folded}) => Object.values(folded).join('\n'));
  return {parts, same: groups, idle: idle.map(fold), vocabulary: [...texts, ...groups.flat()].join('\n')};
}

/** `[{address, title, parts: [{id, title, text, pieces}]}]`, the best page first and in it the best part. */
export function findPages(index, query) {
  const readings = readingsOf(index, query);
  const best = Math.max(...readings.map(({share}) => share));
  return groupByPage(readings.filter(({share}) => share >= best * NEAR_BEST));
}

/** The share of the query's characters, 0 to 1, that the part with most of them has; 0 below what is found at all. */
export function shareOf(index, query) {
  return Math.max(0, ...readingsOf(index, query).map(({share}) => share));
}

function readingsOf(index, query) {
  const variants = variantsOf(fold(query).slice(0, LONGEST_QUERY), index);
  if (variants.length === 0) return [];
  const rarity = memorised((piece) => rarityOf(piece, index.parts));
  return index.parts
    .map((part) => bestReading(part, variants, rarity))
    .filter(({share}) => share >= LEAST_SHARE);
}

/** `[{terms, whole, weight}]`: the query as typed, then with synonyms; of its terms, the `whole` ones are not cut. */
function variantsOf(folded, {same, idle}) {
  // 能不能 alone asks for the conditions; in 能不能邮寄 it says nothing.
  const isIdle = termsOf(without(idle, folded)).length === 0;
  const matches = same
    .map((group) => ({group, word: longestIn(folded, isIdle ? group : withoutAny(idle, group))}))
    .filter(({word}) => word);
  // 怎么申报 has a meaning as a whole: without 怎么 it would have another.
  const whole = longestIn(
    folded,
    matches.map(({word}) => word).filter((word) => idle.some((one) => word.includes(one))),
  );
  const terms = termsWith(whole, whole, folded, idle);
  // A word with synonyms is not cut where it is all that was asked: 电话号码 is not 电话 here and 号码 there.
  const isWord = matches.some(({word}) => termsOf(without([word, ...idle], folded)).length === 0);
  const variants = [{terms, whole: isWord ? terms : termsOf(whole), weight: 1}];
  for (const {group, word} of matches) {
    for (const other of group.filter((one) => one !== word)) {
      variants.push({
        terms: termsWith(other, word, folded, idle),
        whole: termsOf(other),
        weight: SYNONYM,
      });
    }
  }
  return variants.filter(({terms}) => terms.length > 0).slice(0, MOST_VARIANTS);
}

function without(words, text) {
  return words.reduce((rest, word) => {
    let left = rest;
    for (let at = wordPositionOf(word, left); at !== -1; at = wordPositionOf(word, left)) {
      left = `${left.slice(0, at)} ${left.slice(at + word.length)}`;
    }
    return left;
  }, text);
}

function withoutAny(words, from) {
  return from.filter((word) => !words.includes(word));
}

function longestIn(text, words) {
  return words
    .filter((word) => wordPositionOf(word, text) !== -1)
    .reduce((one, word) => (word.length > one.length ? word : one), '');
}

/** The terms of a query with `other` for `word`; of the rest without the idle words. */
function termsWith(other, word, query, idle) {
  const rest = word ? without([word], query) : query;
  const meaningful = termsOf(without(idle, rest));
  // A query of idle words alone is looked for as it is.
  return [...termsOf(other), ...(meaningful.length > 0 || other ? meaningful : termsOf(rest))];
}

function bestReading(part, variants, rarity) {
  const readings = variants.map((variant) => readingOf(part, variant, rarity));
  return readings.reduce((best, reading) => (reading.score > best.score ? reading : best));
}

/** `share`: the part's share of the terms' characters; `pieces`: in which pieces; `score`: how well. */
function readingOf(part, {terms, whole, weight}, rarity) {
  const length = terms.reduce((sum, term) => sum + term.length, 0);
  const pieces = terms.flatMap((term) => piecesOf(term, part.folded, whole.includes(term)));
  const share = pieces.reduce((sum, {text}) => sum + text.length, 0) / length;
  const score = pieces.reduce(
    (sum, {text, of}) =>
      sum + (text.length / of) ** 1.5 * (of / length) * rarity(text) * weightOf(text, part),
    0,
  );
  return {part, share, score: score * weight * part.page.boost, pieces: pieces.map(({text}) => text)};
}

/** The longest pieces of a term that the part has, from the left; one Chinese character only where it is the term. */
function piecesOf(term, folded, isWhole) {
  const atoms = isWhole ? [term] : atomsOf(term);
  const pieces = [];
  for (let from = 0; from < atoms.length; ) {
    let to = atoms.length;
    while (to > from && !isPiece(atoms.slice(from, to), atoms.length, folded)) to -= 1;
    if (to > from) pieces.push({text: atoms.slice(from, to).join(''), of: term.length});
    from = Math.max(to, from + 1);
  }
  return pieces;
}

function isPiece(atoms, outOf, folded) {
  const text = atoms.join('');
  if (atoms.length === 1 && outOf > 1 && text.length < 2) return false;
  return Object.values(folded).some((field) => positionOf(text, field) !== -1);
}

/** The weight of a piece by where in the part it is and how often. */
function weightOf(text, {folded, length}) {
  const titles = ['page', 'title'].filter((field) => positionOf(text, folded[field]) !== -1);
  const inTitles = titles.map(
    (field) => WEIGHTS[field] * (ANY_PIECE + ((1 - ANY_PIECE) * text.length) / folded[field].trim().length),
  );
  const times = countOf(text, folded.text);
  const slow = SATURATION * (1 - BY_LENGTH + BY_LENGTH * length);
  return inTitles.reduce((sum, value) => sum + value, (WEIGHTS.text * times) / (times + slow));
}

function countOf(piece, text) {
  let count = 0;
  for (let at = positionOf(piece, text); at !== -1 && count < MOST_TIMES; count += 1) {
    at = positionOf(piece, text, at + piece.length);
  }
  return count;
}

/** Higher for a piece that few parts have. */
function rarityOf(piece, parts) {
  const having = parts.filter(({folded}) =>
    Object.values(folded).some((field) => positionOf(piece, field) !== -1),
  );
  return Math.log(1 + parts.length / Math.max(having.length, 1));
}

function memorised(compute) {
  const results = new Map();
  return (key) => {
    if (!results.has(key)) results.set(key, compute(key));
    return results.get(key);
  };
}

function groupByPage(readings) {
  const pages = new Map();
  for (const reading of [...readings].sort((one, other) => other.score - one.score)) {
    const {page} = reading.part;
    if (!pages.has(page)) pages.set(page, []);
    pages.get(page).push(reading);
  }
  const scored = [...pages].map(([page, parts]) => ({page, parts, score: scoreOf(parts)}));
  scored.sort((one, other) => other.score - one.score);
  return scored.map(({page: {address, title}, parts}) => ({address, title, parts: parts.map(partOf)}));
}

function scoreOf([best, ...others]) {
  return best.score + OTHER_PARTS * others.reduce((sum, {score}) => sum + score, 0);
}

function partOf({part: {id, title, text}, pieces}) {
  return {id, title, text, pieces};
}
