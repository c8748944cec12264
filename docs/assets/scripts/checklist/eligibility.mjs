/**
 * The eligibility page: who the reader is, and the answers given so far.
 *
 * In: an element with the call's data as JSON and the printable list. Out: the same page with controls before the
 * list, which is then there for printing only. Nothing is sent anywhere. The questions and what they come to
 * (checklist/checklist.mjs) are fetched once the page stands, unless they are handed over at once.
 */

import {
  fromFragment,
  fromStored,
  isAnythingGiven,
  nothingGiven,
  toFragment,
  toStored,
} from './answers.mjs';
import {make} from '../page/elements.mjs';
import {fetchLater, missedWords} from '../page/later.mjs';
import {makeNews} from './news.mjs';
import {isPlaced} from './scope.mjs';
import {makeSentence} from './sentence.mjs';
import {keep, kept, wipe} from '../page/storage.mjs';
import {makeTools} from './tools.mjs';
import {makeWho} from './who.mjs';
import {speaker} from '../page/words.mjs';

/** Started on `data-module="eligibility"`. */
export class Eligibility {
  constructor($root, Checklist = null) {
    this.$root = $root;
    this.$list = find($root, '[data-packing-list]');
    this.call = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.say = speaker(this.call);
    this.given = nothingGiven();
    const $form = this.makeParts();
    this.takeAnchorsFromList();
    this.checklist = Checklist && new Checklist(this);
    this.restore();
    $root.prepend($form);
    this.goToAnchor();
    if (this.isWaiting()) this.fetchChecklist().then(() => this.goToAnchor(), () => {});
    fetchLater(() => this.fetchChecklist());
  }

  /** Whether questions should show that have not come yet. */
  isWaiting() {
    return !this.checklist && isPlaced(this.call, this.given);
  }

  makeParts() {
    const {call, say} = this;
    this.news = makeNews(say);
    this.who = makeWho(call, say, (choice) => this.change({...this.given, ...choice}));
    this.sentence = makeSentence(say);
    this.$tools = makeTools({say, link: () => this.link(), wipe: () => this.wipe()});
    return make(
      'div',
      {class: 'ns-checklist'},
      this.news.$element,
      this.who.$element,
      this.sentence.$element,
      this.$tools,
    );
  }

  /** The questions, in their place and as they were answered. */
  async fetchChecklist() {
    if (this.checklist) return;
    const {Checklist} = await import('./checklist.mjs');
    if (this.checklist) return;
    this.checklist = new Checklist(this);
    this.checklist.set(this.given);
    this.show();
  }

  /** Answers from this device, or from the address where the device has none; never both without asking. */
  restore() {
    const text = kept(this.call);
    const stored = text === null ? null : fromStored(this.call, text);
    if (stored && (isAnythingGiven(stored.given) || stored.changed.length > 0)) this.take(stored);
    else this.show();
    this.takeFromAddress();
    window.addEventListener('hashchange', () => this.takeFromAddress());
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
    if (this.checklist) this.checklist.set(given);
  }

  change(given, isTyping = false) {
    this.given = given;
    if (!keep(this.call, toStored(this.call, given))) this.news.tellUnkept();
    this.show(isTyping);
  }

  show(isTyping = false) {
    const isReady = isPlaced(this.call, this.given);
    this.who.show(this.given);
    this.$root.classList.toggle('ns-eligibility--placed', isReady);
    this.leaveRoom(this.isWaiting());
    this.sentence.$link.hidden = !isReady;
    if (!isReady) this.sentence.show(this.say('First say who you are.'), isTyping);
    if (this.checklist) this.checklist.show(isReady, isTyping);
    else if (isReady)
      this.fetchChecklist().catch(() => {
        this.leaveRoom(false);
        this.sentence.show(missedWords(this.say));
      });
  }

  /** For the questions: what follows stays out of sight, so that nothing that is seen moves when they come. */
  leaveRoom(isLeft) {
    this.$root.style.minBlockSize = isLeft ? '100vh' : '';
    this.sentence.$element.hidden = isLeft;
    this.$tools.hidden = isLeft;
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
