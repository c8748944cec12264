/** What must run before the first paint: it stands inside every page. */
import {applyStored, DARK, LARGE_TEXT} from './page/displays.mjs';

document.documentElement.classList.remove('no-js');
applyStored(LARGE_TEXT);
applyStored(DARK);

// The page for missing addresses stands in for pages of any depth: its links begin at the server's root, `data-root`.
// In a folder on disk they begin beside it.
if (location.protocol === 'file:')
  document.addEventListener('DOMContentLoaded', () => {
    for (const $place of document.querySelectorAll('[data-root]:not([data-root=""])')) {
      const {root} = $place.dataset;
      for (const $link of document.querySelectorAll(`[href^="${root}"]`))
        $link.setAttribute('href', $link.getAttribute('href').slice(root.length));
    }
  });
