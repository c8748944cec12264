/** The search itself, fetched when its field is first entered: search-box.mjs loads the index and then this. */
import { startComponents } from './page/components.mjs';
import { SearchResults } from './search/results.mjs';

startComponents({ search: SearchResults });
