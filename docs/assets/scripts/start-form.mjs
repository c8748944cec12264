/** The script of the pages where a form is filled in. */
import {FillIn} from './form/form.mjs';
import {startComponents} from './page/elements.mjs';

startComponents({'fill-in': FillIn});
