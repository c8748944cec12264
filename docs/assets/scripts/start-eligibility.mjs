/** The script of the eligibility page: the questions are deferred. */
import {Eligibility} from './checklist/eligibility.mjs';
import {startComponents} from './page/elements.mjs';

startComponents({eligibility: Eligibility});
