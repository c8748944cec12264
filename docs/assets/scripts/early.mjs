/** What must run before the first paint: it stands inside every page. */
import {applyStored, DARK, LARGE_TEXT} from './page/displays.mjs';

document.documentElement.classList.remove('no-js');
applyStored(LARGE_TEXT);
applyStored(DARK);
