/** The script of the eligibility page of a call that does not ask who the reader is: its questions show at once. */
import {startComponents} from './page/components.mjs';
import {Checklist} from './checklist/checklist.mjs';
import {Eligibility} from './checklist/eligibility.mjs';

class AtOnce extends Eligibility {
  constructor($root) {
    super($root, Checklist);
  }
}

startComponents({eligibility: AtOnce});
