/**
 * The controls that answer a question. In: a rule, words, and whom to tell of an answer. Out: for each question
 * `{$element, set}`: its fieldset or field, and how to show an answer that came from elsewhere.
 *
 * `answer(value, isTyping)` is called with undefined where an answer was taken back.
 */

import {OUTSIDE} from './rules.mjs';
import {make} from '../page/elements.mjs';
import {makeField, makeFigureField, makeHint} from './fields.mjs';

/** The control for a question of any kind. */
export function makeQuestion(rule, say, answer) {
  const ask = rule.ask || rule.quote;
  const maker = MAKERS[rule.kind];
  return maker({rule, say, answer, ask, id: `answer-${rule.id}`});
}

const MAKERS = {
  yes_no: (question) => makeRadios(question, spokenChoices(question.say)),
  declaration: (question) => makeRadios(question, spokenChoices(question.say)),
  judgement: (question) => makeRadios(question, opinionChoices(question.say)),
  external: (question) => makeRadios(question, confirmationChoices(question.say)),
  one_of: (question) => makeRadios(question, listChoices(question)),
  covers: makeCheckboxes,
  number: (question) => makeFigureField(question, 'decimal'),
  count: (question) => makeFigureField(question, 'numeric'),
  date: (question) => makeField(question, {type: 'date'}),
  pattern: (question) => makeField(question, {isLong: true}),
};

function spokenChoices(say) {
  return [
    ['yes', say('Yes')],
    ['no', say('No')],
    ['unsure', say('Not sure yet')],
  ];
}

function opinionChoices(say) {
  return [
    ['yes', say('We think so')],
    ['no', say('We think not')],
    ['unsure', say('Not sure yet')],
  ];
}

function confirmationChoices(say) {
  return [
    ['yes', say('Yes')],
    ['no', say('No')],
    ['unsure', say('Not confirmed yet')],
  ];
}

function listChoices({rule, say}) {
  return [...rule.options.map(({id, label}) => [id, label]), [OUTSIDE, say('None of these')]];
}

/** A group of radio buttons; `choices` are rows of value, label and, where it needs one, an explanation. */
export function makeRadios({rule, id, ask, answer}, choices) {
  const $inputs = choices.map(([value]) =>
    make('input', {type: 'radio', name: id, id: `${id}-${value}`, value, change: () => answer(value)}),
  );
  const $rows = choices.map(([, label, note], index) => makeChoice($inputs[index], label, note));
  return {
    $element: makeFieldset({rule, id, ask}, $rows),
    set: (value) => $inputs.forEach(($input) => ($input.checked = $input.value === value)),
  };
}

function makeChoice($input, label, note) {
  const $note = note && make('span', {class: 'ns-pick__note'}, note);
  return make('div', {class: 'ns-pick'}, $input, make('label', {for: $input.id}, label, $note));
}

function makeFieldset({rule, id, ask}, $rows) {
  const $hint = makeHint(rule, id);
  return make(
    'fieldset',
    {class: 'ns-question', 'aria-describedby': $hint && $hint.id},
    make('legend', {class: 'ns-question__ask'}, ask),
    $hint,
    make('div', {class: 'ns-question__choices'}, $rows),
  );
}

/** What a document states: any of the items, or none of them. */
function makeCheckboxes({rule, say, answer, ask, id}) {
  const $boxes = rule.items.map((item) => makeBox(`${id}-${item.id}`, item.id, () => tell(false)));
  const $none = makeBox(`${id}-none-of-them`, '', () => tell($none.checked));
  const tell = (isNone) => {
    if (isNone) $boxes.forEach(($box) => ($box.checked = false));
    else $none.checked = false;
    const chosen = $boxes.filter(($box) => $box.checked).map(($box) => $box.value);
    answer(isNone || chosen.length > 0 ? chosen : undefined);
  };
  const $rows = rule.items.map(({label}, index) => makeChoice($boxes[index], label));
  return {
    $element: makeFieldset({rule, id, ask}, [...$rows, makeChoice($none, say('None of these yet'))]),
    set: (value) => {
      $boxes.forEach(($box) => ($box.checked = Array.isArray(value) && value.includes($box.value)));
      $none.checked = Array.isArray(value) && value.length === 0;
    },
  };
}

function makeBox(id, value, change) {
  return make('input', {type: 'checkbox', id, value, change});
}
