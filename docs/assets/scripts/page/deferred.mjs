/**
 * Scripts fetched after the first paint.
 *
 * They come as script elements, since a browser loads nothing else from a folder on disk; what `import(…)` asks for
 * in these modules comes through `loadScript` too.
 */

const PREFETCH_AFTER = 1000;

const pending = new Map();

/** A promise that the script at this address has run; it is fetched once, and again after it failed. */
export function loadScript(address) {
  if (!pending.has(address)) pending.set(address, fetchScript(address));
  return pending.get(address);
}

function fetchScript(address) {
  return new Promise((resolve, reject) => {
    const $script = document.createElement('script');
    $script.src = address;
    // Scripts run in the order in which they are asked for.
    $script.async = false;
    $script.onload = () => resolve();
    $script.onerror = () => {
      pending.delete(address);
      $script.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    document.head.append($script);
  });
}

/**
 * Calls `load` a second after the page was painted, so that what its buttons do works without a network too.
 *
 * `load` gives a promise and is called again by the first press, which is another try where it failed here.
 */
export function prefetch(load) {
  setTimeout(() => load().catch(() => {}), PREFETCH_AFTER);
}
