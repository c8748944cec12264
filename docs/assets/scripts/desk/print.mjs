/** The packing list as it is printed. In: the desk and its members. Out: elements. */

import {make} from '../page/elements.mjs';
import {packingRows, paperRows} from './rows.mjs';

/** The packing list on paper: the papers, then the members. */
export function packingTables(desk, members, say) {
  return [
    tableOf(say('Packing list for “{title}”', {title: desk.call_title}), paperRows(desk, say)),
    tableOf(say('Members'), packingRows(desk, members, say)),
  ];
}

function tableOf(title, [head, ...rows]) {
  return make(
    'table',
    {class: 'ns-sheet-form__table ns-collect__list'},
    make('caption', {}, title),
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        head.map((words) => make('th', {scope: 'col'}, words)),
      ),
    ),
    make(
      'tbody',
      {},
      rows.map((row) =>
        make(
          'tr',
          {},
          row.map((words) => make('td', {}, words)),
        ),
      ),
    ),
  );
}
