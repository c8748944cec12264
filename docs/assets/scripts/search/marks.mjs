/** What was searched for, marked on the page that has it. In: `?h=` of the address. Out: highlights; no element changes. */

import { placesIn } from './excerpt.mjs';
import { fold } from './text.mjs';

export const HIGHLIGHT = 'h';

/** Browsers without the CSS Custom Highlight API (before 2022 to 2025) show the page without marks. */
export function markFound() {
  const said = new URLSearchParams(location.search).get(HIGHLIGHT);
  const $article = document.querySelector('article');
  if (!said || !$article || !window.CSS || !CSS.highlights) return;
  const pieces = fold(said).split(' ');
  CSS.highlights.set('found', new Highlight(...rangesIn($article, pieces)));
}

function rangesIn($article, pieces) {
  const walker = document.createTreeWalker($article, NodeFilter.SHOW_TEXT);
  const ranges = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const { start, end } of placesIn(node.data, pieces)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
