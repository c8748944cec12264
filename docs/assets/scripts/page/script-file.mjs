/**
 * Scripts that are fetched when they are wanted. In: an address. Out: a promise that it has run.
 *
 * Script elements, since from a folder on disk a browser loads nothing else. What `import(…)` asks for in
 * these modules comes this way too. One that did not come is asked for anew the next time.
 */

const coming = new Map();

/** The same address is fetched once. */
export function loadScript(address) {
  if (!coming.has(address)) coming.set(address, fetched(address));
  return coming.get(address);
}

function fetched(address) {
  return new Promise((resolve, reject) => {
    const $script = document.createElement('script');
    $script.src = address;
    $script.onload = () => resolve();
    $script.onerror = () => {
      coming.delete(address);
      $script.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    document.head.append($script);
  });
}
