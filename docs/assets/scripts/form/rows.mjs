/** Rows to add and remove. In: a field of kind `repeat`. Out: the parts of a control, as in form-controls.mjs. */

import {make} from '../page/elements.mjs';
import {isGiven} from './values.mjs';

/** As many rows as are asked for, one at least; further ones by a button. */
export function makeRows(field, {id, described, ...wiring}) {
  const {say, change} = wiring;
  const least = Math.max(field.min || 0, 1);
  const $list = make('ol', {class: 'ns-fill__rows'});
  const $add = make('button', {type: 'button', class: 'ns-fill__small ns-fill__add'}, say('Add a line'));
  const $said = make('p', {class: 'ns-visually-hidden', role: 'status'});
  const $element = make(
    'div',
    {class: 'ns-fill__repeat', role: 'group', 'aria-label': field.name, 'aria-describedby': described},
    $list,
    $add,
    $said,
  );
  let rows = [];

  const renumber = () => {
    rows.forEach((row, at) => row.number(at + 1));
    $add.hidden = Boolean(field.max) && rows.length >= field.max;
  };
  const append = (value) => {
    const row = makeRow(field, {
      ...wiring,
      id,
      remove: () => remove(row),
      paste: (lines) => paste(row, lines),
    });
    row.set(value);
    rows.push(row);
    $list.append(row.$element);
    return row;
  };
  const remove = (row) => {
    const at = rows.indexOf(row);
    if (rows.length === 1) row.set(field.columns.length ? {} : '');
    else {
      row.$element.remove();
      rows.splice(at, 1);
    }
    renumber();
    rows[Math.min(at, rows.length - 1)].focus();
    $said.textContent = say('Line {number} has been removed.', {number: at + 1});
    change();
  };
  const paste = (row, lines) => {
    const from = rows.indexOf(row);
    const room = field.max ? Math.max(field.max - from, 1) : lines.length;
    lines.slice(0, room).forEach((line, at) => (rows[from + at] || append('')).set(line));
    renumber();
    change();
  };
  const set = (values) => {
    rows = [];
    $list.replaceChildren();
    const count = Math.max(values.length, least);
    for (let at = 0; at < count; at += 1)
      append(values[at] === undefined ? (field.columns.length ? {} : '') : values[at]);
    renumber();
  };
  $add.addEventListener('click', () => {
    append(field.columns.length ? {} : '').focus();
    renumber();
  });
  set([]);
  return {
    $element,
    $focus: () => rows[0].$input(),
    $marked: () => rows.flatMap((row) => row.$inputs()),
    // Empty lines in between stay; those at the end are nothing.
    get: () => withoutEnd(rows.map((row) => row.get())),
    set,
  };
}

function withoutEnd(values) {
  const found = [...values];
  while (found.length && !isGiven(found[found.length - 1])) found.pop();
  return found;
}

function makeRow(field, {id, say, change, keyboardOf, setLine, remove, paste}) {
  const columns = field.columns.length ? field.columns : [{id: '', kind: 'text', label: ''}];
  const $inputs = columns.map(({kind}) =>
    make('input', {
      ...keyboardOf(kind),
      class: `ns-fill__input ns-fill__input--${kind}`,
      input: change,
      change,
    }),
  );
  $inputs[0].addEventListener('paste', (event) => {
    const lines = event.clipboardData
      .getData('text')
      .split(/\r?\n/)
      .filter((line) => line.trim());
    if (field.columns.length || lines.length < 2) return;
    event.preventDefault();
    paste(lines.map((line) => line.trim()));
  });
  const $remove = make('button', {type: 'button', class: 'ns-fill__remove', click: remove}, '×');
  const cells = columns.map(({label}, at) =>
    label ? make('label', {class: 'ns-fill__column'}, make('span', {}, label), $inputs[at]) : $inputs[at],
  );
  const $element = make(
    'li',
    {class: 'ns-fill__row'},
    make('div', {class: 'ns-fill__cells'}, cells),
    $remove,
  );
  return {
    $element,
    $input: () => $inputs[0],
    $inputs: () => $inputs,
    focus: () => $inputs[0].focus(),
    number: (number) => {
      columns.forEach((column, at) => {
        $inputs[at].id = at || number > 1 ? `${id}-${number}-${at}` : id;
        $inputs[at].setAttribute(
          'aria-label',
          say('{name}, line {number}', {name: [field.name, column.label].filter(Boolean).join(' '), number}),
        );
      });
      $remove.setAttribute('aria-label', say('Remove line {number}', {number}));
    },
    get: () =>
      field.columns.length
        ? Object.fromEntries(columns.map((column, at) => [column.id, $inputs[at].value]))
        : $inputs[0].value,
    set: (value) =>
      $inputs.forEach(($input, at) =>
        setLine($input, columns[at].kind, (field.columns.length ? value[columns[at].id] : value) || ''),
      ),
  };
}
