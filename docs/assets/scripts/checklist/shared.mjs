/** Questions that several conditions use: asked once, above them, with the answer told at each. */

import {make} from '../page/elements.mjs';
import {makeQuestion} from './questions.mjs';
import {OUTSIDE, usedBy} from './rules.mjs';

/** The anchor of a question: a shared one stands by itself, a rule's own at the rule. */
export function anchorOf({id, asked_by: askedBy}) {
  return askedBy ? `question-${id}` : id;
}

/** The section of the shared questions: `{$element, show, set}`; `show` takes the ids of those to ask. */
export function makeShared(call, t, answer) {
  const rows = call.questions.map((question) => {
    const {$element: $question, set} = makeQuestion(question, t, (value, isTyping) =>
      answer(question, value, isTyping),
    );
    const $row = make('li', {class: 'ns-condition', id: anchorOf(question), tabindex: '-1'}, $question);
    return {question, set, $row};
  });
  const $list = make(
    'ul',
    {class: 'ns-conditions__list'},
    rows.map(({$row}) => $row),
  );
  const $element = make('section', {class: 'ns-shared'}, make('h2', {}, t('Basic facts')), $list);
  return {
    $element,
    show: (ids) => {
      for (const {question, $row} of rows) $row.hidden = !ids.has(question.id);
      $element.hidden = rows.every(({$row}) => $row.hidden);
    },
    set: (answers) => {
      for (const {question, set} of rows) set(answers[question.id]);
    },
  };
}

/** What was answered above, for a condition that looks at it: each question with its answer, as a link to it. */
export function answersAbove(result, answers, {call, t}) {
  const ids = usedBy([result]);
  return call.questions
    .filter(({id}) => ids.has(id))
    .map((question) =>
      make(
        'p',
        {class: 'ns-remark'},
        make('a', {href: `#${anchorOf(question)}`}, question.ask),
        ' ',
        answerText(question, answers[question.id], t),
      ),
    );
}

/** An answer in words. */
export function answerText({kind, options, unit = ''}, answer, t) {
  if (answer === undefined) return t('Not answered');
  if (kind === 'yes_no') return {yes: t('Yes'), no: t('No'), unsure: t('Not sure yet')}[answer];
  if (kind === 'one_of') {
    return answer === OUTSIDE ? t('None of these') : options.find(({id}) => id === answer).label;
  }
  return `${answer}${unit}`;
}
