/** The script of the lead's desk. */
import {Desk} from './desk/desk.mjs';
import {startComponents} from './page/elements.mjs';

startComponents({collect: Desk});
