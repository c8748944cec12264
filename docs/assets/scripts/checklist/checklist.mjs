/**
 * The questions, and what the answers come to. In: the page with what is given (eligibility.mjs). Out: its sections
 * of conditions and results, and the printable list filled in.
 *
 * Fetched once the page stands, where the page first asks who the reader is.
 */

import {evaluate} from './rules.mjs';
import {makeConditions} from './conditions.mjs';
import {make} from '../page/elements.mjs';
import {fillPackingList} from './packing.mjs';
import {papersFor} from './papers.mjs';
import {makeReport} from './report.mjs';
import {rulesFor} from './scope.mjs';
import {untilNextState, windowState} from './window.mjs';

const LONGEST_SLEEP = 60 * 1000;

/** Puts its sections around the sentence that sums up. */
export class Checklist {
  constructor(page) {
    const {call, say, sentence, $list} = page;
    this.page = page;
    this.$list = $list;
    this.$blankList = $list.cloneNode(true);
    this.conditions = makeConditions(call, say, (rule, value, isTyping) =>
      this.answer('answers', rule.id, {value, isTyping}),
    );
    this.report = makeReport(call, say, {
      verdict: sentence,
      count: (role, value, isTyping) => this.answer('members', role, {value, isTyping}),
    });
    this.$conditions = make('section', {}, make('h2', {}, say('Conditions')), this.conditions.$element);
    this.$report = make('section', {class: 'ns-report'}, this.report.$lists);
    sentence.$element.before(this.$conditions, this.report.$heading);
    sentence.$element.after(this.$report);
    this.fillList = () => {};
    window.addEventListener('beforeprint', () => this.fillList());
  }

  /** `given` with one answer or number set, or taken out where its value is undefined. */
  answer(part, key, {value, isTyping}) {
    const {given} = this.page;
    const {[key]: before, ...others} = given[part];
    const values = value === undefined ? others : {...others, [key]: value};
    this.page.change({...given, [part]: values}, isTyping);
  }

  set(given) {
    this.conditions.set(given.answers);
    this.report.set(given);
  }

  show(isReady, isTyping) {
    const {call, given, say} = this.page;
    const results = isReady ? rulesFor(call, given).map((rule) => evaluate(rule, given.answers)) : [];
    const byId = new Map(results.flatMap(everyResult).map((result) => [result.rule.id, result]));
    this.conditions.show(byId, given.answers);
    this.$conditions.hidden = results.length === 0;
    this.report.$heading.hidden = !isReady;
    this.$report.hidden = !isReady;
    clearTimeout(this.looking);
    if (!isReady) return this.showList(null);
    const found = papersFor(call, given, given);
    const state = windowState(call, given, Date.now());
    const sentence = this.report.show({given, results, answers: given.answers, found, state}, isTyping);
    this.lookAgain(state);
    return this.showList({call, say, given, results: byId, found, sentence});
  }

  /** A page that stays open over the deadline says so by itself. */
  lookAgain(state) {
    const {call, given} = this.page;
    const wait = untilNextState(call, given, Date.now());
    if (wait === Infinity) return;
    this.looking = setTimeout(() => {
      if (windowState(call, given, Date.now()) === state) this.lookAgain(state);
      else this.page.show();
    }, Math.min(wait, LONGEST_SLEEP));
  }

  /** The list is only for paper while the questions show: it waits for a task of its own, or for the printer. */
  showList(facts) {
    clearTimeout(this.listing);
    this.fillList = () => {
      this.fillList = () => {};
      if (facts) fillPackingList(this.$list, facts);
      else this.$list.replaceChildren(...this.$blankList.cloneNode(true).childNodes);
    };
    if (facts) this.listing = setTimeout(() => this.fillList());
    else this.fillList();
  }
}

function everyResult(result) {
  return [result, ...result.parts.flatMap(everyResult)];
}
