/** The script of the pages where a form is filled in. */
import {startComponents} from './page/components.mjs';
import {FillIn} from './form/form.mjs';

startComponents({'fill-in': FillIn});
