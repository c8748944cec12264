/** Parts of a page's script that are not painted. In: how one is fetched. Out: it, there before it is wanted. */

const AFTER = 1000;

/**
 * Fetches a part when the page stands, so that what its buttons do is there without a network too.
 *
 * `fetch` gives a promise and may be called again; where nothing comes now, the first press is another try.
 */
export function fetchLater(fetch) {
  setTimeout(() => fetch().catch(() => {}), AFTER);
}

/** What to say where a part does not come. */
export function missedWords(say) {
  return say('A part of this page did not come. Check the network and press again.');
}
