/** The words that led to a page, highlighted on it. Deferred: most readers come without. */

import {fold, matchesIn} from './text.mjs';

/**
 * Highlights the words of a query in the article; no element changes. Browsers without the CSS Custom Highlight API
 * (before 2022 to 2025) show the page without, and do not ask for this module.
 */
export function highlightWords(query) {
  const $article = document.querySelector('article');
  if (!$article) return;
  const pieces = fold(query).split(' ');
  const walker = document.createTreeWalker($article, NodeFilter.SHOW_TEXT);
  const ranges = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const {start, end} of matchesIn(node.data, pieces)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}
