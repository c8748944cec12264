/** The words that led to a page, in its address. */

/** The query parameter of an address that brings the words that were searched for: `notice/index.html?h=公章`. */
export const QUERY_PARAMETER = 'h';

/** Marks the words that led to this page, where its address names some (highlight.mjs, deferred). */
export function markQuery() {
  const query = new URLSearchParams(location.search).get(QUERY_PARAMETER);
  if (!query || !window.CSS || !CSS.highlights) return;
  // Without a network the page stays as it is.
  import('./highlight.mjs').then(
    ({highlightWords}) => highlightWords(query),
    () => {},
  );
}
