/** The questions, the result, and the printable list filled in. Deferred where the page first asks who the reader is. */

import {make} from '../page/elements.mjs';
import {awardsFor, paymentsFor, usedBySums} from './amounts.mjs';
import {makeConditions} from './conditions.mjs';
import {amountText} from './material-list.mjs';
import {materialsFor} from './materials.mjs';
import {nextSteps} from './next-steps.mjs';
import {makeReport} from './report.mjs';
import {evaluate, MET, NOT_ANSWERED, questionOf, usedBy} from './rules.mjs';
import {applies, rulesFor} from './scope.mjs';
import {makeShared} from './shared.mjs';
import {shownState, stateLabels} from './states.mjs';
import {untilNextState, windowState} from './verdict.mjs';

const LONGEST_SLEEP = 60 * 1000;

/**
 * Adds its sections around `$sentence`; `$list` is the printable list. `change(update, isTyping)` is called with a
 * function from what is given to what is given now; `refresh()` when the window of the call has opened or closed.
 */
export class Checklist {
  constructor({call, t, $list, $sentence, change, refresh, invitation, invite}) {
    this.call = call;
    this.t = t;
    this.refresh = refresh;
    this.invitation = invitation;
    this.$list = $list;
    this.$blankList = $list.cloneNode(true);
    const answer = ({id}, value, isTyping) =>
      change((given) => withValue(given, 'answers', id, value), isTyping);
    this.shared = makeShared(call, t, answer);
    this.conditions = makeConditions(call, t, answer);
    this.report = makeReport(call, t, {
      count: (role, value, isTyping) => change((given) => withValue(given, 'members', role, value), isTyping),
      invite,
    });
    this.$conditions = make('section', {}, make('h2', {}, t('Conditions')), this.conditions.$element);
    this.$report = make('section', {class: 'ns-report'}, this.report.$lists);
    $sentence.before(this.shared.$element, this.$conditions, this.report.$heading);
    $sentence.after(this.$report);
    this.fillList = () => {};
    window.addEventListener('beforeprint', () => this.fillList());
  }

  /** Sets the controls to what is given. */
  set(given) {
    this.shared.set(given.answers);
    this.conditions.set(given.answers);
    this.report.set(given);
  }

  /** Shows the result and gives the sentence that sums it up; null without who the reader is (`given` null). */
  show(given) {
    const {call, t} = this;
    const results = given ? rulesFor(call, given).map((rule) => evaluate(rule, given.answers)) : [];
    const byId = new Map(results.flatMap(everyResult).map((result) => [result.rule.id, result]));
    this.shared.show(given ? this.asked(given, results) : new Set());
    this.conditions.show(byId, given ? given.answers : {});
    this.$conditions.hidden = results.length === 0;
    this.report.$heading.hidden = !given;
    this.$report.hidden = !given;
    clearTimeout(this.stateTimer);
    if (!given) {
      this.showList(() => this.$list.replaceChildren(...this.$blankList.cloneNode(true).childNodes));
      return null;
    }
    const materials = materialsFor(call, given, given);
    const state = windowState(call, given, Date.now());
    const sentence = this.report.show({given, results, materials, state, invitation: this.invitation()});
    this.watchState(given, state);
    this.showList(
      () =>
        fillPackingList(this.$list, {
          call,
          t,
          given,
          results: byId,
          asked: this.asked(given, results),
          materials,
          sentence,
          state,
          invitation: this.invitation(),
        }),
      true,
    );
    return sentence;
  }

  /** The ids of the shared questions that conditions or sums need. */
  asked(given, results) {
    const {call} = this;
    const sums = [...awardsFor(call.money, call, given), ...paymentsFor(call.money, call, given)];
    return new Set([...usedBy(results), ...usedBySums(sums, given.answers)]);
  }

  /** In a page that stays open over the deadline. */
  watchState(given, state) {
    const {call} = this;
    const wait = untilNextState(call, given, Date.now());
    if (wait === Infinity) return;
    const look = () => {
      if (windowState(call, given, Date.now()) === state) this.watchState(given, state);
      else this.refresh();
    };
    this.stateTimer = setTimeout(look, Math.min(wait, LONGEST_SLEEP));
  }

  /** The list is only printed while the questions show: it waits for a task of its own, or for the printer. */
  showList(fill, isDeferred = false) {
    clearTimeout(this.listTimer);
    this.fillList = () => {
      this.fillList = () => {};
      fill();
    };
    if (isDeferred) this.listTimer = setTimeout(() => this.fillList());
    else this.fillList();
  }
}

/** `given` with one answer or number set, or removed where its value is undefined. */
function withValue(given, part, key, value) {
  const {[key]: before, ...others} = given[part];
  return {...given, [part]: value === undefined ? others : {...others, [key]: value}};
}

function everyResult(result) {
  return [result, ...result.parts.flatMap(everyResult)];
}

/** Ticks the boxes and fills the blanks of the printable list, and hides what does not concern the reader. */
function fillPackingList($list, {call, t, given, results, asked, materials, sentence, state, invitation}) {
  const steps = nextSteps({call, given, entries: materials, state, invitation}, t);
  slotOf($list, 'next').replaceChildren(...steps.map(({text}) => make('li', {}, text)));
  $list.querySelector('[data-next]').hidden = false;
  slotOf($list, 'verdict').textContent = sentence;
  for (const $row of $list.querySelectorAll('[data-rule]')) {
    const result = results.get($row.dataset.rule);
    $row.hidden = !result;
    if (result) fillCondition($row, result, {answer: given.answers[questionOf(result.rule)], t});
  }
  for (const $row of $list.querySelectorAll('[data-question]')) {
    $row.hidden = !asked.has($row.dataset.question);
    fillAnswer($row, given.answers[$row.dataset.question]);
  }
  for (const $row of $list.querySelectorAll('[data-material]')) {
    const entry = materials.find(({material}) => material.id === $row.dataset.material);
    $row.hidden = !entry;
    if (entry) slotOf($row, 'amount').textContent = amountText(entry, call, t);
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

function fillCondition($row, result, {answer, t}) {
  const $own = $row.querySelector('[data-own]');
  const state = shownState(result);
  const isSilent = state === MET || state === NOT_ANSWERED || 'premise' in $row.dataset;
  slotOf($own, 'box').checked = state === MET;
  slotOf($own, 'state').textContent = isSilent ? '' : stateLabels(t)[state];
  fillAnswer($own, answer);
}

function fillAnswer($row, answer) {
  const chosen = Array.isArray(answer) ? answer : [answer];
  const $blank = slotOf($row, 'answer');
  if ($blank) $blank.value = answer === undefined ? '' : answer;
  for (const $box of $row.querySelectorAll('[data-choice]'))
    $box.checked = chosen.includes($box.dataset.choice);
}
