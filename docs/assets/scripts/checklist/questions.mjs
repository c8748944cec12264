/**
 * The controls that answer a question: `{$element, set}` for each, its fieldset or input, and how to show an answer
 * that came from elsewhere.
 *
 * A question is `{rule, t, answer, ask, id}`: its text in `ask`; `answer(value, isTyping)` is called at each
 * change, with undefined where an answer was taken back.
 */

import {afterPress} from '../page/after-press.mjs';
import {make} from '../page/elements.mjs';
import {makeOptionFinder} from '../page/option-finder.mjs';
import {makeChoice, makeFieldset, makeHint, makeRadios} from './choices.mjs';
import {OUTSIDE} from './rules.mjs';

/** The control for a question of any kind. */
export function makeQuestion(rule, t, answer) {
  const ask = rule.ask || rule.quote;
  const maker = MAKERS[rule.kind];
  return maker({rule, t, answer, ask, id: `answer-${rule.id}`});
}

const MAKERS = {
  yes_no: (question) => makeRadios(question, yesNoChoices(question.t)),
  declaration: (question) => makeRadios(question, yesNoChoices(question.t)),
  judgement: (question) => makeRadios(question, opinionChoices(question.t)),
  external: (question) => makeRadios(question, confirmationChoices(question.t)),
  one_of: makeList,
  covers: makeCheckboxes,
  number: (question) => makeNumberInput(question, 'decimal'),
  count: (question) => makeNumberInput(question, 'numeric'),
  date: (question) => makeInput(question, {type: 'date'}),
  pattern: (question) => makeInput(question, {isLong: true}),
};

function yesNoChoices(t) {
  return [
    ['yes', t('Yes')],
    ['no', t('No')],
    ['unsure', t('Not sure yet')],
  ];
}

function opinionChoices(t) {
  return [
    ['yes', t('We think so')],
    ['no', t('We think not')],
    ['unsure', t('Not sure yet')],
  ];
}

function confirmationChoices(t) {
  return [
    ['yes', t('Yes')],
    ['no', t('No')],
    ['unsure', t('Not confirmed yet')],
  ];
}

/** One of a list, which can be searched where it is long. */
function makeList(question) {
  const radios = makeRadios(question, listChoices(question));
  const $choices = radios.$element.querySelector('.ns-question__choices');
  const $finder = makeOptionFinder(question.id, [...$choices.children], question.t);
  if ($finder) $choices.before($finder);
  return radios;
}

function listChoices({rule, t}) {
  return [...rule.options.map(({id, label}) => [id, label]), [OUTSIDE, t('None of these')]];
}

/** Checkboxes for what a document states: any of the items, or none of them. */
function makeCheckboxes({rule, t, answer, ask, id}) {
  const $boxes = rule.items.map((item) => makeBox(`${id}-${item.id}`, item.id, () => answerWith(false)));
  const $none = makeBox(`${id}-none-of-them`, '', () => answerWith($none.checked));
  const answerWith = (isNone) => {
    if (isNone) $boxes.forEach(($box) => ($box.checked = false));
    else $none.checked = false;
    const chosen = $boxes.filter(($box) => $box.checked).map(($box) => $box.value);
    answer(isNone || chosen.length > 0 ? chosen : undefined);
  };
  const $rows = rule.items.map(({label}, index) => makeChoice($boxes[index], label));
  return {
    $element: makeFieldset({rule, id, ask}, [...$rows, makeChoice($none, t('None of these yet'))]),
    set: (value) => {
      $boxes.forEach(($box) => ($box.checked = Array.isArray(value) && value.includes($box.value)));
      $none.checked = Array.isArray(value) && value.length === 0;
    },
  };
}

function makeBox(id, value, change) {
  return make('input', {type: 'checkbox', id, value, change});
}

/** An input for a number; `mode` is `numeric` for whole numbers and `decimal` for any. */
export function makeNumberInput(question, mode) {
  return makeInput(question, {mode, unit: question.rule.unit, read: (text) => readNumber(text, mode)});
}

/** An input for a text, or for what `read` makes of it; what it cannot read is a fault once the input is left. */
function makeInput({rule, t, answer, ask, id}, {read = readText, type = 'text', ...options}) {
  const $hint = makeHint(rule, id);
  const $fault = make('p', {class: 'ns-question__fault', id: `${id}-fault`, hidden: true});
  const isFaulty = () => $input.value.trim() !== '' && read($input.value) === undefined;
  const showFault = (isShown) => {
    $fault.hidden = !isShown;
    $fault.textContent = isShown ? t('Write digits only, for example {example}.', {example: rule.value}) : '';
    if (isShown) $input.setAttribute('aria-invalid', 'true');
    else $input.removeAttribute('aria-invalid');
  };
  const $input = make('input', {
    class: options.isLong ? 'ns-reply ns-reply--long' : 'ns-reply',
    id,
    type,
    inputmode: options.mode,
    autocomplete: 'off',
    maxlength: type === 'text' ? '200' : null,
    'aria-describedby': [$hint?.id, $fault.id].filter(Boolean).join(' '),
    input: () => {
      if (!isFaulty()) showFault(false);
      answer(read($input.value), true);
    },
    change: () => afterPress(() => showFault(isFaulty())),
  });
  const $label = make('label', {class: 'ns-question__ask', for: id}, ask);
  const $line = make(
    'div',
    {class: 'ns-question__line'},
    $input,
    options.unit && make('span', {}, options.unit),
  );
  const set = (value) => {
    $input.value = value === undefined ? '' : value;
    showFault(false);
  };
  return {$element: make('div', {class: 'ns-question'}, $label, $hint, $line, $fault), set};
}

function readText(text) {
  return text.trim() === '' ? undefined : text.trim();
}

/** A number as people type it, such as `１,２００`; undefined where it is none. */
function readNumber(text, mode) {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  const isNumber = mode === 'numeric' ? /^\d{1,5}$/ : /^-?\d{1,15}(\.\d{1,9})?$/;
  return isNumber.test(plain) ? Number(plain) : undefined;
}
