/** The script of the lead's desk. */
import {startComponents} from './components.mjs';
import {Collect} from './collect.mjs';

startComponents({collect: Collect});
