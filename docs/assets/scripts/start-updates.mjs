/** The script of the page of amendments, where lists of results are long. */
import {startComponents} from './page/elements.mjs';
import {LongList} from './page/long-list.mjs';

startComponents({'long-list': LongList});
