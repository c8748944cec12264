/** The script of every page: which class makes which `data-module` work. */
import {startComponents} from './components.mjs';

startComponents({});
