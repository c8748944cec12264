/** The script of the eligibility page of a call that does not ask who the reader is: it shows questions first. */
import {Checklist} from './checklist/checklist.mjs';
import {Eligibility} from './checklist/eligibility.mjs';
import {startComponents} from './page/elements.mjs';

class FullEligibility extends Eligibility {
  constructor($root) {
    super($root, Checklist);
  }
}

startComponents({eligibility: FullEligibility});
