/** The script of the lead's desk. */
import {startComponents} from './page/components.mjs';
import {Collect} from './desk/desk.mjs';

startComponents({collect: Collect});
