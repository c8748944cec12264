/** The script of the eligibility page alone: its checklist is more than other pages should load. */
import {startComponents} from './page/components.mjs';
import {Eligibility} from './checklist/eligibility.mjs';

startComponents({eligibility: Eligibility});
