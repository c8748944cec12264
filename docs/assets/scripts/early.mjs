/** What must have run before the first paint; it stands inside every page. */
import { DARK, LARGE_TEXT, showAsLeft } from './page/displays.mjs';

document.documentElement.classList.remove('no-js');
showAsLeft(LARGE_TEXT);
showAsLeft(DARK);
