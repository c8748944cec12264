/**
 * The eligibility page: questions, what the answers come to, and the papers they need.
 *
 * In: an element with the call's data as JSON and the printable list. Out: the same page with controls before the
 * list, which is then there for printing only. Nothing is sent anywhere.
 */

import {evaluate} from './rules.mjs';
import {
  fromFragment,
  fromStored,
  isAnythingGiven,
  nothingGiven,
  toFragment,
  toStored,
} from './checklist-answers.mjs';
import {makeConditions} from './checklist-conditions.mjs';
import {make} from './elements.mjs';
import {makeNews} from './checklist-news.mjs';
import {fillPackingList} from './checklist-packing.mjs';
import {papersFor} from './checklist-papers.mjs';
import {makeReport} from './checklist-report.mjs';
import {isPlaced, rulesFor} from './checklist-scope.mjs';
import {keep, kept, wipe} from './storage.mjs';
import {makeTools} from './checklist-tools.mjs';
import {makeWho} from './checklist-who.mjs';
import {speaker} from './words.mjs';

/** Started on `data-module="eligibility"`. */
export class Eligibility {
  constructor($root) {
    this.$root = $root;
    this.$list = find($root, '[data-packing-list]');
    this.call = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.say = speaker(this.call);
    this.given = nothingGiven();
    const $form = this.makeParts();
    this.takeAnchorsFromList();
    this.$blankList = this.$list.cloneNode(true);
    this.restore();
    $root.prepend($form);
    this.goToAnchor();
  }

  makeParts() {
    const {call, say} = this;
    this.news = makeNews(say);
    this.who = makeWho(call, say, (choice) => this.change({...this.given, ...choice}));
    this.conditions = makeConditions(call, say, (rule, value, isTyping) =>
      this.answer(rule.id, value, isTyping),
    );
    this.report = makeReport(call, say, (role, value, isTyping) => this.countMembers(role, value, isTyping));
    const tools = makeTools({say, link: () => this.link(), wipe: () => this.wipe()});
    this.$conditions = make('section', {}, make('h2', {}, say('Conditions')), this.conditions.$element);
    this.$report = make('section', {class: 'ns-report'}, this.report.$lists);
    return make(
      'div',
      {class: 'ns-checklist'},
      this.news.$element,
      this.who.$element,
      this.$conditions,
      this.report.$heading,
      this.report.$verdict,
      this.$report,
      tools,
    );
  }

  /** Answers from this device, or from the address where the device has none; never both without asking. */
  restore() {
    const text = kept(this.call);
    const stored = text === null ? null : fromStored(this.call, text);
    if (stored && (isAnythingGiven(stored.given) || stored.changed.length > 0)) this.take(stored);
    else this.show();
    this.takeFromAddress();
    window.addEventListener('hashchange', () => this.takeFromAddress());
    window.addEventListener('beforeprint', () => this.fillList());
  }

  takeFromAddress() {
    const shared = fromFragment(this.call, location.hash.slice(1));
    if (!shared) return;
    history.replaceState(null, '', location.href.split('#')[0]);
    const isSame = toFragment(this.call, shared.given) === toFragment(this.call, this.given);
    if (isSame) return;
    if (isAnythingGiven(this.given)) this.news.offer(() => this.take(shared));
    else this.take(shared);
  }

  take({given, changed}) {
    this.setControls(given);
    this.change(given);
    if (changed.length > 0) this.news.tellChanged(changed);
  }

  setControls(given) {
    this.who.set(given);
    this.conditions.set(given.answers);
    this.report.set(given);
  }

  answer(id, value, isTyping) {
    this.change({...this.given, answers: withValue(this.given.answers, id, value)}, isTyping);
  }

  countMembers(role, value, isTyping) {
    this.change({...this.given, members: withValue(this.given.members, role, value)}, isTyping);
  }

  change(given, isTyping = false) {
    this.given = given;
    if (!keep(this.call, toStored(this.call, given))) this.news.tellUnkept();
    this.show(isTyping);
  }

  show(isTyping = false) {
    const {call, given, say} = this;
    const isReady = isPlaced(call, given);
    const results = isReady ? rulesFor(call, given).map((rule) => evaluate(rule, given.answers)) : [];
    const byId = new Map(results.flatMap(everyResult).map((result) => [result.rule.id, result]));
    const found = isReady ? papersFor(call, given, given) : [];
    this.who.show(given);
    this.conditions.show(byId, given.answers);
    this.$conditions.hidden = results.length === 0;
    this.report.$heading.hidden = !isReady;
    this.$report.hidden = !isReady;
    this.$root.classList.toggle('ns-eligibility--placed', isReady);
    const sentence = this.report.show({given, results, answers: given.answers, found}, isTyping);
    this.showList(isReady && {call, say, given, results: byId, found, sentence});
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

  wipe() {
    const before = this.given;
    this.setControls(nothingGiven());
    this.given = nothingGiven();
    this.news.clear();
    this.show();
    wipe(this.call);
    return () => this.take({given: before, changed: []});
  }

  link() {
    return `${location.href.split('#')[0]}#${toFragment(this.call, this.given)}`;
  }

  /** Two elements must not share an id: those of the conditions go to their questions. */
  takeAnchorsFromList() {
    for (const $row of this.$list.querySelectorAll('[id]')) $row.removeAttribute('id');
  }

  /** Goes to the condition that the address names: to its question, or to its line while no question shows. */
  goToAnchor() {
    const id = location.hash.slice(1);
    const lines = [...this.$list.querySelectorAll('[data-rule]')];
    const places = [document.getElementById(id), lines.find(({dataset}) => dataset.rule === id)];
    const $target = places.find(($place) => $place && $place.getClientRects().length > 0);
    if ($target) $target.scrollIntoView();
  }
}

function find($root, selector) {
  const $found = $root.querySelector(selector);
  if (!$found) throw new Error(`the element ${selector} is missing`);
  return $found;
}

function everyResult(result) {
  return [result, ...result.parts.flatMap(everyResult)];
}

/** The values with one of them set, or taken out where it is undefined. */
function withValue(values, key, value) {
  const {[key]: before, ...others} = values;
  return value === undefined ? others : {...others, [key]: value};
}
