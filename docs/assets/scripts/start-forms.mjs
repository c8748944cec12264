/** The script of the page with all forms. */
import {CompareFile} from './page/compare-file.mjs';
import {startComponents} from './page/elements.mjs';

startComponents({'compare-file': CompareFile});
