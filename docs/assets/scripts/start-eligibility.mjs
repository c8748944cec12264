/** The script of the eligibility page alone: its checklist is more than other pages should load. */
import {startComponents} from './components.mjs';
import {Eligibility} from './eligibility.mjs';

startComponents({eligibility: Eligibility});
