/** Queries near one without a match: one character or a letter or two was mistyped. No DOM. */

import {shareOf} from './match.mjs';
import {soundAlike} from './pinyin.mjs';
import {fold, positionOf, termsOf} from './text.mjs';

const MOST = 3;
/** Characters of the longest piece of Chinese that is compared, and of the shortest word of letters. */
const LONGEST = 8;
const SHORTEST_WORD = 4;
/** From so many letters on, two may be wrong. */
const LONG_WORD = 8;
/** Of two characters, the wrong one must sound like the right one; of more, any may be wrong. */
const BY_SOUND_ALONE = 2;
/** The share of a proposed query's characters that some part must have. */
const LEAST_SHARE = 0.66;
/** Characters around a match from which its words are recognised. */
const AROUND = 8;
const MOST_PLACES = 20;
const HAN = /\p{Script=Han}+/gu;
const WORD = /[\p{Script=Latin}\p{M}]+/gu;

/** Up to three queries, the nearest first; none where the whole query itself matches. */
export function nearQueries(index, query) {
  const folded = fold(query).trim();
  const share = shareOf(index, folded);
  if (!folded || share === 1) return [];
  const candidates = termsOf(folded).flatMap((term) => [
    ...(term.match(HAN) || []).flatMap((run) => nearCharacters(run, index.vocabulary)),
    ...(term.match(WORD) || []).flatMap((word) => nearWords(word, index.vocabulary)),
  ]);
  candidates.sort((one, other) => other.rank - one.rank || other.count - one.count);
  const queries = candidates.map(({typed, meant}) => folded.replace(typed, meant));
  return [...new Set(queries)]
    .filter((near) => shareOf(index, near) >= Math.max(LEAST_SHARE, share + Number.EPSILON))
    .slice(0, MOST);
}

/** `[{typed, meant, rank, count}]`: pieces of a run of Chinese characters and words with one other character. */
function nearCharacters(run, vocabulary) {
  const matches = [];
  for (let length = Math.min(run.length, LONGEST); length >= BY_SOUND_ALONE; length -= 1) {
    for (let at = 0; at + length <= run.length; at += 1) {
      const typed = run.slice(at, at + length);
      if (!vocabulary.includes(typed)) matches.push(...withOneOther(typed, vocabulary));
    }
    // What a longer piece tells, its shorter pieces tell worse.
    if (matches.length > 0) break;
  }
  return matches;
}

function withOneOther(typed, vocabulary) {
  const matches = new Map();
  for (const {meant, at, wrong} of placesOf(typed, vocabulary)) {
    const sounds = soundAlike(typed[wrong], meant[wrong]);
    const rank = typed.length + (sounds ? 1 : 0);
    const entry = matches.get(meant) || {typed, meant, rank, sounds, count: 0, isOfWords: false};
    entry.count += 1;
    const isTold = entry.isOfWords || entry.count > MOST_PLACES;
    entry.isOfWords = isTold ? entry.isOfWords : isOfWords(at, at + typed.length, at + wrong, vocabulary);
    matches.set(meant, entry);
  }
  return [...matches.values()].filter(
    (entry) => entry.isOfWords && (entry.sounds || typed.length > BY_SOUND_ALONE),
  );
}

/** `[{meant, at, wrong}]`: what stands where, and which of its characters is another. */
function placesOf(typed, vocabulary) {
  return [...typed].flatMap((_, wrong) => {
    const pattern = new RegExp(`${typed.slice(0, wrong)}\\p{Script=Han}${typed.slice(wrong + 1)}`, 'gu');
    return [...vocabulary.matchAll(pattern)].map(({0: meant, index: at}) => ({meant, at, wrong}));
  });
}

/**
 * Whether words begin and end with a match, and the other character is in a word of several: 为新 in 成为新 is none, and
 * neither is 小的企业 for 小微企业. Without a segmenter every match may be one.
 */
function isOfWords(from, to, other, vocabulary) {
  if (!Intl.Segmenter) return true;
  const start = Math.max(from - AROUND, 0);
  const segments = new Intl.Segmenter('zh', {granularity: 'word'}).segment(
    vocabulary.slice(start, to + AROUND),
  );
  const words = [...segments].map(({segment, index}) => ({
    from: start + index,
    to: start + index + segment.length,
  }));
  const word = words.find((one) => one.from <= other && other < one.to);
  return (
    word.to - word.from > 1 && words.some((one) => one.from === from) && words.some((one) => one.to === to)
  );
}

function nearWords(typed, vocabulary) {
  if (typed.length < SHORTEST_WORD || positionOf(typed, vocabulary) !== -1) return [];
  const most = typed.length >= LONG_WORD ? 2 : 1;
  const counts = new Map();
  for (const word of vocabulary.match(WORD) || []) counts.set(word, (counts.get(word) || 0) + 1);
  return [...counts]
    .filter(([word]) => word.length >= SHORTEST_WORD && Math.abs(word.length - typed.length) <= most)
    .map(([meant, count]) => ({typed, meant, count, wrong: editsBetween(typed, meant)}))
    .filter(({wrong}) => wrong > 0 && wrong <= most)
    .map(({wrong, ...entry}) => ({...entry, rank: typed.length - wrong}));
}

/** Letters to add, leave out, change or swap with the next: the Damerau-Levenshtein distance. */
function editsBetween(one, other) {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const edits = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1)];
      rows[i].push(Math.min(...edits, isSwap ? rows[i - 2][j - 2] + 1 : Number.POSITIVE_INFINITY));
    }
  }
  return rows[one.length][other.length];
}
