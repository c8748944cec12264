/**
 * Where answers stay: on this device alone, under the call's id and edition. In: `{area, call, edition}` and a text. Out: the text
 * again. A browser may refuse to keep anything; then `keep` says so.
 */

const prefix = ({area = 'eligibility', call}) => `ns-${area}/${call}/`;

/** Keeps a text for this edition; false where the browser refuses. */
export function keep(call, text) {
  try {
    keysOf(call).forEach((key) => localStorage.removeItem(key));
    localStorage.setItem(prefix(call) + call.edition, text);
    return true;
  } catch (error) {
    return false;
  }
}

/** What was kept: for this edition, else for the newest of the others; null where nothing was. */
export function kept(call) {
  try {
    const editions = keysOf(call).map((key) => Number(key.slice(prefix(call).length)));
    const newest = editions.includes(call.edition) ? call.edition : Math.max(...editions);
    return localStorage.getItem(prefix(call) + newest);
  } catch (error) {
    return null;
  }
}

/** Removes what was kept for any edition. */
export function wipe(call) {
  try {
    keysOf(call).forEach((key) => localStorage.removeItem(key));
  } catch (error) {
    // A browser that keeps nothing has nothing to remove.
  }
}

function keysOf(call) {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix(call)));
}
