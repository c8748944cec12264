/** Fields to write an answer in. In: a question, as in checklist-questions.mjs. Out: `{$element, set}`. */

import {afterPress} from '../page/after-press.mjs';
import {make} from '../page/elements.mjs';

/** The paragraph that helps with a question; null where the call has none. */
export function makeHint({hint}, id) {
  return hint ? make('p', {class: 'ns-question__hint', id: `${id}-hint`}, hint) : null;
}

/** A field for a number; `mode` is `numeric` for whole numbers and `decimal` for any. */
export function makeFigureField(question, mode) {
  return makeField(question, {mode, unit: question.rule.unit, read: (text) => readFigure(text, mode)});
}

/** A field to write in; what cannot be read is said below it once the field is left. */
export function makeField({rule, say, answer, ask, id}, {read = readText, type = 'text', ...looks}) {
  const $hint = makeHint(rule, id);
  const $fault = make('p', {class: 'ns-question__fault', id: `${id}-fault`, hidden: true});
  const isFaulty = () => $input.value.trim() !== '' && read($input.value) === undefined;
  const showFault = (isShown) => {
    $fault.hidden = !isShown;
    $fault.textContent = isShown
      ? say('Write digits only, for example {example}.', {example: rule.value})
      : '';
    if (isShown) $input.setAttribute('aria-invalid', 'true');
    else $input.removeAttribute('aria-invalid');
  };
  const $input = make('input', {
    class: looks.isLong ? 'ns-reply ns-reply--long' : 'ns-reply',
    id,
    type,
    inputmode: looks.mode,
    autocomplete: 'off',
    maxlength: type === 'text' ? '200' : null,
    'aria-describedby': [$hint && $hint.id, $fault.id].filter(Boolean).join(' '),
    input: () => {
      if (!isFaulty()) showFault(false);
      answer(read($input.value), true);
    },
    change: () => afterPress(() => showFault(isFaulty())),
  });
  const $label = make('label', {class: 'ns-question__ask', for: id}, ask);
  const $line = make('div', {class: 'ns-question__line'}, $input, looks.unit && make('span', {}, looks.unit));
  const set = (value) => {
    $input.value = value === undefined ? '' : value;
    showFault(false);
  };
  return {$element: make('div', {class: 'ns-question'}, $label, $hint, $line, $fault), set};
}

function readText(text) {
  return text.trim() === '' ? undefined : text.trim();
}

/** A number as people type it, with full-width digits and thousands marks too; undefined where it is none. */
function readFigure(text, mode) {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  const isFigure = mode === 'numeric' ? /^\d{1,5}$/ : /^-?\d{1,15}(\.\d{1,9})?$/;
  return isFigure.test(plain) ? Number(plain) : undefined;
}
