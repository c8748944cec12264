/**
 * The places of a form made into fields to type in. In: a field and its place on the page. Out: `{get, set, fault}`.
 *
 * The place keeps the issued words around the blank. `change` is called at every stroke, `leave` when a field is left.
 */

import {afterPress} from '../page/after-press.mjs';
import {make, setText} from '../page/elements.mjs';
import {makeRows} from './rows.mjs';

const KEYBOARDS = {
  email: {type: 'email', inputmode: 'email', autocomplete: 'email'},
  phone: {type: 'tel', inputmode: 'tel', autocomplete: 'tel'},
  url: {type: 'url', inputmode: 'url', autocomplete: 'url'},
  postcode: {type: 'text', inputmode: 'numeric', autocomplete: 'postal-code', maxlength: '10'},
  number: {type: 'text', inputmode: 'decimal', autocomplete: 'off'},
  date: {type: 'date', autocomplete: 'off'},
  text: {type: 'text'},
};

/** The attributes that bring up the right keyboard for a kind of field. */
export function keyboardOf(kind) {
  return KEYBOARDS[kind] || KEYBOARDS.text;
}

/** Makes a field at `$place`. */
export function makeControl(field, $place, {say, change, leave}) {
  const id = `fill-${field.id}`;
  const $fault = make('p', {class: 'ns-fill__fault', id: `${id}-fault`, hidden: true});
  // Who cannot see it hears of a fault when leaving the field, not of all faults at once when saving.
  const $said = make('span', {class: 'ns-visually-hidden', role: 'status'});
  const described = [...describe($place, id), $fault.id].join(' ');
  const control = makeInput(field, {id, described, say, change});
  clearPlace($place);
  $place.classList.add('ns-blank--ready');
  putIn($place, control.$element);
  control.$element.after($fault, $said);
  control.$element.addEventListener('focusout', (event) => {
    if (control.$element.contains(event.relatedTarget)) return;
    afterPress(() => {
      leave();
      if ($fault.textContent) setText($said, `${field.name}: ${$fault.textContent}`);
    });
  });
  labelWith($place, control.$focus(), field);
  return {
    ...control,
    fault: (words) => {
      $fault.hidden = !words;
      setText($fault, words);
      if (!words) setText($said, '');
      for (const $input of control.$marked()) mark($input, Boolean(words));
    },
  };
}

function mark($input, isFaulty) {
  if (isFaulty) $input.setAttribute('aria-invalid', 'true');
  else $input.removeAttribute('aria-invalid');
}

/** Before the words that follow the blank and its help. */
function putIn($place, $element) {
  const $after = $place.querySelector(':scope > .ns-blank__suffix, :scope > .ns-margin, :scope > .ns-hint');
  $place.insertBefore($element, $after);
}

/** What stood for the blank goes; what is issued besides stays. */
function clearPlace($place) {
  $place.querySelectorAll('.ns-blank__what, .ns-options, .ns-columns').forEach(($part) => $part.remove());
  if ($place.classList.contains('ns-blank--date')) {
    $place.querySelectorAll('.ns-blank__prompt').forEach(($part) => $part.remove());
  }
}

/** Ids of the help that stands at the place. */
function describe($place, id) {
  return [...$place.querySelectorAll('.ns-hint')].map(($hint, at) => {
    $hint.id = $hint.id || `${id}-hint-${at}`;
    return $hint.id;
  });
}

/** A press on the words of a label goes to its field. */
function labelWith($place, $input, {label, options, kind}) {
  const $entry = $place.closest('.ns-entry');
  const isOnly = $entry && $entry.querySelectorAll('.ns-blank').length === 1;
  const $words = label
    ? $place.querySelector('.ns-blank__label')
    : isOnly && $entry.querySelector('.ns-entry__label');
  if (!$words || options || kind === 'repeat') return;
  const $label = make('label', {for: $input.id}, [...$words.childNodes]);
  $words.append($label);
}

function makeInput(field, wiring) {
  if (field.options) return makeOptions(field, wiring);
  if (field.kind === 'repeat') return makeRows(field, {...wiring, keyboardOf, setLine});
  return field.kind === 'long_text' ? makeText(field, wiring) : makeLine(field, wiring);
}

function makeLine({kind, name}, {id, described, change}) {
  const looks = keyboardOf(kind);
  const $input = make('input', {
    ...looks,
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

/** Sets a line; what a file has for a day may be no day, and stays readable then. */
export function setLine($input, kind, value) {
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

function makeOptions({kind, name, options}, {id, described, say, change}) {
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
  const $clear = make('button', {type: 'button', class: 'ns-fill__small', hidden: true}, say('Choose none'));
  const clear = () => {
    $boxes.forEach(($box) => ($box.checked = false));
    change();
    $boxes[0].focus();
  };
  $clear.addEventListener('click', clear);
  const showClear = () => ($clear.hidden = !isOne || !$boxes.some(($box) => $box.checked));
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
    options.map((option, at) =>
      make('label', {class: 'ns-fill__option'}, $boxes[at], make('span', {}, option.words)),
    ),
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
