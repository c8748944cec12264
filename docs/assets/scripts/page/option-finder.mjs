/** A field over a long list of options that leaves those in sight that hold what is typed. */

import {make, setText} from './elements.mjs';

/** Options from which on a list has such a field. */
const LONG = 15;

/**
 * The field for rows of options, each with one input and its text; null for a short list. A chosen option stays in
 * sight, whatever is typed.
 */
export function makeOptionFinder(id, $rows, t) {
  if ($rows.length < LONG) return null;
  const $status = make('span', {role: 'status', class: 'ns-finder__count'});
  const find = () => {
    const wanted = comparable($query.value);
    let count = 0;
    for (const $row of $rows) {
      const isMatch = comparable($row.textContent).includes(wanted);
      $row.hidden = !isMatch && !$row.querySelector('input').checked;
      count += isMatch;
    }
    setText($status, wanted ? t('{count} options hold it.', {count}) : '');
  };
  const $query = make('input', {
    type: 'search',
    id: `${id}-find`,
    class: 'ns-fill__input',
    autocomplete: 'off',
    input: find,
    // Enter would send a form that there is not.
    keydown: (event) => event.key === 'Enter' && event.preventDefault(),
  });
  const $label = make('label', {for: $query.id}, t('Find in this list of {count}', {count: $rows.length}));
  return make('p', {class: 'ns-finder'}, $label, $query, $status);
}

function comparable(text) {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
