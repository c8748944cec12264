/**
 * What the reader gave, kept on this device alone.
 *
 * A store is `{area, call, edition}`: which part of the site it belongs to, the call's id, the edition of the page.
 * A browser may refuse to store anything; `save` tells so.
 */

const prefix = ({area, call}) => `ns-${area}/${call}/`;

/** Stores a value, fit for JSON, for this edition; false where the browser refuses. */
export function save(store, value) {
  try {
    keysOf(store).forEach((key) => localStorage.removeItem(key));
    localStorage.setItem(prefix(store) + store.edition, JSON.stringify(value));
    return true;
  } catch (_error) {
    return false;
  }
}

/**
 * What was stored for this edition, else for the newest of the others; null where nothing was, or no JSON.
 *
 * Anybody may have written it: its shape is for the caller to check.
 */
export function load(store) {
  try {
    const editions = keysOf(store).map((key) => Number(key.slice(prefix(store).length)));
    const newest = editions.includes(store.edition) ? store.edition : Math.max(...editions);
    const value = JSON.parse(localStorage.getItem(prefix(store) + newest));
    return isShallow(value) ? value : null;
  } catch (_error) {
    return null;
  }
}

/** Removes what was stored for any edition. */
export function wipe(store) {
  try {
    keysOf(store).forEach((key) => localStorage.removeItem(key));
  } catch (_error) {
    // A browser that stores nothing has nothing to remove.
  }
}

/** Levels of lists and records inside one another; nothing that a page stores has more. */
const DEEPEST = 12;

/** Whether a value has few levels: whoever goes through it level by level would else run out of stack. */
function isShallow(value, left = DEEPEST) {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((inner) => isShallow(inner, left - 1));
}

function keysOf(store) {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix(store)));
}
