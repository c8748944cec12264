/**
 * The printable list, filled in. In: the static list and what the answers come to. Out: the same list with its boxes
 * ticked and its blanks filled, and without what does not concern the reader.
 */

import {MET, NOT_ANSWERED} from './rules.mjs';
import {amountWords} from './paper-list.mjs';
import {applies} from './scope.mjs';
import {standing, stateWords} from './standing.mjs';

/** Brings the list up to date; `sentence` stands on top of it. */
export function fillPackingList($list, {call, say, given, results, found, sentence}) {
  slotOf($list, 'verdict').textContent = sentence;
  for (const $row of $list.querySelectorAll('[data-rule]')) {
    const result = results.get($row.dataset.rule);
    $row.hidden = !result;
    if (result) fillCondition($row, result, {answer: given.answers[result.rule.id], say});
  }
  for (const $row of $list.querySelectorAll('[data-material]')) {
    const paper = found.find(({material}) => material.id === $row.dataset.material);
    $row.hidden = !paper;
    if (paper) slotOf($row, 'amount').textContent = amountWords(paper, call, say);
  }
  for (const $tasks of $list.querySelectorAll('[data-tasks-of]')) {
    $tasks.hidden = !applies(call, given) && $tasks.dataset.tasksOf !== given.role;
  }
  for (const $group of $list.querySelectorAll('[data-group]')) {
    $group.hidden = $group.querySelectorAll('li:not([hidden])').length === 0;
  }
}

function slotOf($row, name) {
  return $row.querySelector(`[data-slot="${name}"]`);
}

function fillCondition($row, result, {answer, say}) {
  const $own = $row.querySelector('[data-own]');
  const state = standing(result);
  const isSilent = state === MET || state === NOT_ANSWERED || 'premise' in $row.dataset;
  const chosen = Array.isArray(answer) ? answer : [answer];
  slotOf($own, 'box').checked = state === MET;
  slotOf($own, 'state').textContent = isSilent ? '' : stateWords(say)[state];
  const $blank = slotOf($own, 'answer');
  if ($blank) $blank.value = answer === undefined ? '' : answer;
  for (const $box of $own.querySelectorAll('[data-choice]'))
    $box.checked = chosen.includes($box.dataset.choice);
}
