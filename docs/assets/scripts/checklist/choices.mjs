/**
 * Groups of choices, and what stands around them. The questions who the reader is need no more: they are painted first.
 *
 * A question is as in questions.mjs.
 */

import {make} from '../page/elements.mjs';

/** A group of radio buttons; `choices` are rows of value, label and, where it needs one, an explanation. */
export function makeRadios({rule, id, ask, answer}, choices) {
  const $inputs = choices.map(([value]) =>
    make('input', {type: 'radio', name: id, id: `${id}-${value}`, value, change: () => answer(value)}),
  );
  const $rows = choices.map(([, label, note], index) => makeChoice($inputs[index], label, note));
  return {
    $element: makeFieldset({rule, id, ask}, $rows),
    set: (value) => $inputs.forEach(($input) => ($input.checked = $input.value === value)),
    allow: (values) => $rows.forEach(($row, index) => ($row.hidden = !values.includes($inputs[index].value))),
  };
}

/** One line of a group: its input with the label and an explanation. */
export function makeChoice($input, label, note) {
  const $note = note && make('span', {class: 'ns-pick__note'}, note);
  return make('div', {class: 'ns-pick'}, $input, make('label', {for: $input.id}, label, $note));
}

/** The rows of a group under what the question asks. */
export function makeFieldset({rule, id, ask}, $rows) {
  const $hint = makeHint(rule, id);
  return make(
    'fieldset',
    {class: 'ns-question', 'aria-describedby': $hint?.id},
    make('legend', {class: 'ns-question__ask'}, ask),
    $hint,
    make('div', {class: 'ns-question__choices'}, $rows),
  );
}

/** The hint of a question; null where the call has none. */
export function makeHint({hint}, id) {
  return hint ? make('p', {class: 'ns-question__hint', id: `${id}-hint`}, hint) : null;
}
