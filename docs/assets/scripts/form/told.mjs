/** What is said of a file that was opened or was not, and of fields. In: what was found. Out: lines of text, elements. */

import {make} from '../page/elements.mjs';
import {fileWords} from './faults.mjs';
import {olderWords} from './kept.mjs';

/** Why a file was not opened; a form of the same notice is led to its own page. */
export function badFileWords(error, file, form, say) {
  const other = error.code === 'other-annex' && form.annexes.find(({id}) => id === error.annex);
  const words = other
    ? say('This is {label}, “{title}”. Open it on its own page:', other)
    : fileWords(error.code || 'unreadable', say);
  const link = other && [' ', make('a', {href: other.href}, other.label)];
  return make('span', {}, say('“{name}” was not opened.', {name: file.name}), ' ', words, link);
}

/** What was read, how sure it is, and what is still empty. */
export function openedWords({file, found, lost, empty}, say) {
  return [
    say('“{name}” has been read; go on below.', {name: file.name}),
    found.isOlder && olderWords(found.edition, lost, say).filter(Boolean).join(' '),
    found.ways.cells.length > 0 &&
      say('The program that saved it dropped the fields: the values were found by the table. Check them.'),
    found.missing.length > 0 &&
      say('{count} blanks were not found in the file.', {count: found.missing.length}),
    emptyWords(empty, say),
  ];
}

function emptyWords({required, optional}, say) {
  const names = (fields) => say.list(fields.map(({name}) => name));
  return say.sentences([
    required.length > 0 && say('Suggested and still empty: {names}.', {names: names(required)}),
    optional.length > 0 && say('Empty too: {names}.', {names: names(optional)}),
  ]);
}

/** Links to fields, each with its name. */
export function fieldLinks(fields, go) {
  return make(
    'ul',
    {class: 'ns-list ns-fill__links'},
    fields.map((field) =>
      make(
        'li',
        {},
        make('a', {href: `#${field.id}`, click: (event) => go(event, field)}, field.words || field.name),
      ),
    ),
  );
}
