/** The papers as a list. In: papers from checklist-papers.mjs. Out: their words, and elements. */

import {NEEDED, PERHAPS} from './needs.mjs';
import {OPTIONAL} from './papers.mjs';
import {make, placeLink} from '../page/elements.mjs';
import {paperLink} from './remarks.mjs';

/** The papers, those that are needed first. */
export function paperItems(papers, {call, say}) {
  return papers.map((paper) =>
    make(
      'li',
      {class: 'ns-paper', 'data-paper': paper.material.id, 'data-need': paper.need},
      make(
        'p',
        {class: 'ns-paper__name'},
        paperLink(paper.material),
        ' ',
        annexLabel(paper),
        needTag(paper, say),
      ),
      make('p', {class: 'ns-paper__amount'}, amountWords(paper, call, say)),
      [paper.material.limits, paper.material.note, ...paper.material.notes]
        .filter(Boolean)
        .map((text) => make('p', {class: 'ns-remark'}, text)),
      makeSources(paper.material.source, say),
    ),
  );
}

function annexLabel({material}) {
  return material.annex_label && make('span', {class: 'ns-paper__annex'}, material.annex_label);
}

function needTag({need}, say) {
  const words = {[NEEDED]: '', [PERHAPS]: say('Depends on open answers'), [OPTIONAL]: say('Optional')}[need];
  return words && make('span', {class: 'ns-state'}, words);
}

function makeSources(sources, say) {
  if (sources.length === 0) return null;
  return make(
    'p',
    {class: 'ns-remark'},
    say('Asked for in:'),
    ' ',
    sources.flatMap((source) => [placeLink(source), ' ']),
  );
}

/** By whom, in how many copies, with which seals and signatures, and what of it the notice leaves open. */
export function amountWords(paper, call, say) {
  const {material, makers, signers, mine} = paper;
  const titles = new Map(call.roles.map(({id, title}) => [id, title]));
  const by = makerWords(makers, titles, say);
  return say.sentences([
    by && (mine ? say('Prepared by: {by}.', {by}) : say('Prepared by {by}; you seal or sign it.', {by})),
    copyWords(paper, say),
    sealWords(paper, say),
    signers.length > 0 && say('Signed by: {roles}.', {roles: say.list(signers.map((id) => titles.get(id)))}),
    silenceWords(material, say),
  ]);
}

function makerWords(makers, titles, say) {
  if (makers.length === 1 && makers[0].count === 1) return titles.get(makers[0].role);
  return say.list(makers.map(({role, count}) => say('{role} ({count})', {role: titles.get(role), count})));
}

function copyWords({papers, copies, sheets, least}, say) {
  if (copies === null) return '';
  if (papers === 1) return say('{copies} copies.', {copies});
  return least
    ? say('{copies} copies each, at least {sheets} in all.', {copies, sheets})
    : say('{copies} copies each, {sheets} in all.', {copies, sheets});
}

function sealWords({seals, papers, copies, least}, say) {
  if (!seals) return '';
  if (copies === null && papers === 1) {
    return least
      ? say('At least {seals} seals on each copy.', {seals})
      : say('{seals} seals on each copy.', {seals});
  }
  return least ? say('At least {seals} seals.', {seals}) : say('{seals} seals.', {seals});
}

function silenceWords({copies, seal, signature}, say) {
  const items = [
    copies === 'not_stated' && say('number of copies'),
    seal === 'not_stated' && say('whether it is sealed'),
    signature === 'not_stated' && say('whether it is signed'),
  ].filter(Boolean);
  return items.length > 0 && say('Not stated in the notice: {items}.', {items: say.list(items)});
}
