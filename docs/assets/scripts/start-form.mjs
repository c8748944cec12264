/** The script of the pages where a form is filled in. */
import {startComponents} from './components.mjs';
import {FillIn} from './form.mjs';

startComponents({'fill-in': FillIn});
