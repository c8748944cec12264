/** The blanks of a form made into controls; the issued text around each stays. */

import {afterPress} from '../page/after-press.mjs';
import {make, setText} from '../page/elements.mjs';
import {makeOptionFinder} from '../page/option-finder.mjs';
import {isGiven} from './values.mjs';

const KEYBOARDS = {
  email: {type: 'email', inputmode: 'email', autocomplete: 'email'},
  phone: {type: 'tel', inputmode: 'tel', autocomplete: 'tel'},
  url: {type: 'url', inputmode: 'url', autocomplete: 'url'},
  postcode: {type: 'text', inputmode: 'numeric', autocomplete: 'postal-code', maxlength: '10'},
  number: {type: 'text', inputmode: 'decimal', autocomplete: 'off'},
  date: {type: 'date', autocomplete: 'off'},
  text: {type: 'text'},
};

/**
 * The control of a field in its blank on the page: `{$focus, get, set, fault}`.
 *
 * `change` is called at each keystroke, `leave` when the control loses the focus. `$focus()` is the element to focus,
 * `fault(message)` shows what is wrong, '' that nothing is.
 */
export function makeControl(field, $blank, {t, change, leave}) {
  const id = `fill-${field.id}`;
  const $fault = make('p', {class: 'ns-fill__fault', id: `${id}-fault`, hidden: true});
  // A screen reader announces a fault when its field is left, not all faults together on saving.
  const $announced = make('span', {class: 'ns-visually-hidden', role: 'status'});
  const described = [...hintIds($blank, id), $fault.id].join(' ');
  const control = makeInput(field, {id, described, t, change});
  removePrompts($blank);
  $blank.classList.add('ns-blank--ready');
  insertControl($blank, control.$element);
  control.$element.after($fault, $announced);
  control.$element.addEventListener('focusout', (event) => {
    if (control.$element.contains(event.relatedTarget)) return;
    afterPress(() => {
      leave();
      if ($fault.textContent) setText($announced, `${field.name}: ${$fault.textContent}`);
    });
  });
  makeLabel($blank, control.$focus(), field);
  return {
    ...control,
    fault: (message) => {
      $fault.hidden = !message;
      setText($fault, message);
      if (!message) setText($announced, '');
      for (const $input of control.$marked()) mark($input, Boolean(message));
    },
  };
}

function mark($input, isFaulty) {
  if (isFaulty) $input.setAttribute('aria-invalid', 'true');
  else $input.removeAttribute('aria-invalid');
}

/** Inserts before the text that follows the blank, and before its hints. */
function insertControl($blank, $element) {
  const $after = $blank.querySelector(':scope > .ns-blank__suffix, :scope > .ns-margin, :scope > .ns-hint');
  $blank.insertBefore($element, $after);
}

/** Removes what stands for a blank on the page; the issued text stays. */
function removePrompts($blank) {
  $blank.querySelectorAll('.ns-blank__what, .ns-options, .ns-columns').forEach(($part) => $part.remove());
  if ($blank.classList.contains('ns-blank--date')) {
    $blank.querySelectorAll('.ns-blank__prompt').forEach(($part) => $part.remove());
  }
}

/** The ids of the hints in the blank. */
function hintIds($blank, id) {
  return [...$blank.querySelectorAll('.ns-hint')].map(($hint, at) => {
    $hint.id = $hint.id || `${id}-hint-${at}`;
    return $hint.id;
  });
}

/** Makes the issued label a `<label>` of the control. */
function makeLabel($blank, $input, {label, options, kind}) {
  const $entry = $blank.closest('.ns-entry');
  const isOnly = $entry && $entry.querySelectorAll('.ns-blank').length === 1;
  const $text = label
    ? $blank.querySelector('.ns-blank__label')
    : isOnly && $entry.querySelector('.ns-entry__label');
  if (!$text || options || kind === 'repeat') return;
  const $label = make('label', {for: $input.id}, [...$text.childNodes]);
  $text.append($label);
}

/** The attributes that bring up the right keyboard for a kind of field. */
function keyboardOf(kind) {
  return KEYBOARDS[kind] || KEYBOARDS.text;
}

/** `$element`, `$focus()`, `get()`, `set(value)`; `$marked()` are the elements to mark where a value is wrong. */
function makeInput(field, wiring) {
  if (field.options) return makeOptions(field, wiring);
  if (field.kind === 'repeat') return makeRows(field, wiring);
  return field.kind === 'long_text' ? makeText(field, wiring) : makeLine(field, wiring);
}

function makeLine({kind, name}, {id, described, change}) {
  const $input = make('input', {
    ...keyboardOf(kind),
    class: `ns-fill__input ns-fill__input--${kind}`,
    id,
    'aria-label': name,
    'aria-describedby': described,
    input: change,
    change,
  });
  return {
    $element: $input,
    $focus: () => $input,
    $marked: () => [$input],
    get: () => $input.value,
    set: (value) => setLine($input, kind, value),
  };
}

/** Sets a line of text; where a file has no day for a day, it stays readable. */
function setLine($input, kind, value) {
  if (kind === 'date') $input.type = value && !/^\d{4}-\d\d-\d\d$/.test(value) ? 'text' : 'date';
  $input.value = value;
}

function makeText({name}, {id, described, change}) {
  const grow = () => {
    $input.style.blockSize = 'auto';
    $input.style.blockSize = `${$input.scrollHeight + 4}px`;
  };
  const $input = make('textarea', {
    class: 'ns-fill__input ns-fill__input--long',
    id,
    rows: '4',
    'aria-label': name,
    'aria-describedby': described,
    input: () => {
      grow();
      change();
    },
  });
  return {
    $element: $input,
    $focus: () => $input,
    $marked: () => [$input],
    get: () => $input.value,
    set: (value) => {
      $input.value = value;
      if (value) grow();
    },
  };
}

function makeOptions({kind, name, options}, {id, described, t, change}) {
  const isOne = kind === 'choice';
  const $boxes = options.map((option, at) =>
    make('input', {
      type: isOne ? 'radio' : 'checkbox',
      name: id,
      id: at ? `${id}-${option.id}` : id,
      value: option.id,
      change,
    }),
  );
  const $clear = make('button', {type: 'button', class: 'ns-fill__small', hidden: true}, t('Choose none'));
  const clear = () => {
    $boxes.forEach(($box) => ($box.checked = false));
    change();
    $boxes[0].focus();
  };
  $clear.addEventListener('click', clear);
  const showClear = () => ($clear.hidden = !isOne || !$boxes.some(($box) => $box.checked));
  const $options = options.map((option, at) =>
    make('label', {class: 'ns-fill__option'}, $boxes[at], make('span', {}, option.words)),
  );
  const $element = make(
    'div',
    {
      class: 'ns-fill__options',
      role: isOne ? 'radiogroup' : 'group',
      'aria-label': name,
      'aria-describedby': described,
      change: showClear,
      click: showClear,
    },
    makeOptionFinder(id, $options, t),
    $options,
    $clear,
  );
  return {
    $element,
    $focus: () => $boxes.find(($box) => $box.checked) || $boxes[0],
    $marked: () => (isOne ? [$element] : []),
    get: () => $boxes.filter(($box) => $box.checked).map(($box) => $box.value),
    set: (chosen) => {
      const isClear = !isOne || chosen.length === 1;
      $boxes.forEach(($box) => ($box.checked = isClear && chosen.includes($box.value)));
      showClear();
    },
  };
}

/** Rows of a `repeat` field: as many as are asked for, one at least; further ones by a button. */
function makeRows(field, {id, described, ...wiring}) {
  const {t, change} = wiring;
  const least = Math.max(field.min || 0, 1);
  const $list = make('ol', {class: 'ns-fill__rows'});
  const $add = make('button', {type: 'button', class: 'ns-fill__small ns-fill__add'}, t('Add a line'));
  const $status = make('p', {class: 'ns-visually-hidden', role: 'status'});
  const $element = make(
    'div',
    {class: 'ns-fill__repeat', role: 'group', 'aria-label': field.name, 'aria-describedby': described},
    $list,
    $add,
    $status,
  );
  let rows = [];

  const renumber = (from = 0) => {
    for (let at = from; at < rows.length; at += 1) rows[at].number(at + 1);
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
    if (rows.length === 1) row.set(emptyRow(field));
    else {
      row.$element.remove();
      rows.splice(at, 1);
    }
    renumber(at);
    rows[Math.min(at, rows.length - 1)].focus();
    $status.textContent = t('Line {number} has been removed.', {number: at + 1});
    change();
  };
  const paste = (row, lines) => {
    const from = rows.indexOf(row);
    const room = field.max ? Math.max(field.max - from, 1) : lines.length;
    lines.slice(0, room).forEach((line, at) => (rows[from + at] || append('')).set(line));
    renumber(from);
    change();
  };
  const set = (values) => {
    rows = [];
    $list.replaceChildren();
    const count = Math.max(values.length, least);
    for (let at = 0; at < count; at += 1) append(values[at] ?? emptyRow(field));
    renumber();
  };
  $add.addEventListener('click', () => {
    append(emptyRow(field)).focus();
    // Those before keep their numbers: however many they are, one more costs the same.
    renumber(rows.length - 1);
  });
  set([]);
  return {
    $element,
    $focus: () => rows[0].$input(),
    $marked: () => rows.flatMap((row) => row.$inputs()),
    // Empty rows at the end are dropped, those in between stay.
    get: () => withoutEmptyEnd(rows.map((row) => row.get())),
    set,
  };
}

function emptyRow({columns}) {
  return columns.length ? {} : '';
}

function withoutEmptyEnd(values) {
  const kept = [...values];
  while (kept.length && !isGiven(kept[kept.length - 1])) kept.pop();
  return kept;
}

function makeRow(field, {id, t, change, remove, paste}) {
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
          t('{name}, line {number}', {name: [field.name, column.label].filter(Boolean).join(' '), number}),
        );
      });
      $remove.setAttribute('aria-label', t('Remove line {number}', {number}));
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
