/**
 * The eligibility page: who the reader is, and the answers given so far. Nothing is sent anywhere.
 *
 * The questions and the result (checklist.mjs) are deferred with their data, unless the entry point brings them.
 */

import {loadScript, prefetch} from '../page/deferred.mjs';
import {find, make} from '../page/elements.mjs';
import {notFetchedMessage, translator} from '../page/messages.mjs';
import {load, save, wipe} from '../page/storage.mjs';
import {fromFragment, fromStored, isAnythingGiven, nothingGiven, toFragment, toStored} from './answers.mjs';
import {acceptInvitation, fromInvitation} from './invitation.mjs';
import {makeNews, makeSentence, makeTools, makeWho} from './panel.mjs';
import {isPlaced, missingChoice, withoutChoice} from './scope.mjs';

/**
 * Started on `data-module="eligibility"`: an element with the call's data as JSON and the printable list, which from
 * then on is there for printing only.
 */
export class Eligibility {
  constructor($root, Checklist = null) {
    this.$root = $root;
    this.$list = find($root, '[data-packing-list]');
    this.call = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.store = {area: 'eligibility', call: this.call.call, edition: this.call.edition};
    this.t = translator(this.call);
    this.given = withoutChoice(this.call, nothingGiven());
    this.invitations = {...this.store, area: 'invitation'};
    this.invitation = acceptInvitation(load(this.invitations));
    const $form = this.makeParts();
    this.removeIdsFromList();
    if (Checklist) this.addChecklist(Checklist);
    this.restore();
    $root.prepend($form);
    this.goToAnchor();
    if (this.isWaiting())
      this.fetchChecklist().then(
        () => this.goToAnchor(),
        () => {},
      );
    prefetch(() => this.fetchChecklist());
  }

  /** Whether questions should show that have not come yet. */
  isWaiting() {
    return !this.checklist && isPlaced(this.call, this.given);
  }

  makeParts() {
    const {call, t} = this;
    this.news = makeNews(t);
    this.who = makeWho(call, t, (choice) => this.change({...this.given, ...choice}));
    this.sentence = makeSentence(t);
    this.$tools = makeTools({t, link: () => this.link(), wipe: () => this.wipe()});
    return make(
      'div',
      {class: 'ns-checklist'},
      this.news.$element,
      this.who.$element,
      this.sentence.$element,
      this.$tools,
    );
  }

  addChecklist(Checklist) {
    const {call, t, $list} = this;
    this.checklist = new Checklist({
      call,
      t,
      $list,
      $sentence: this.sentence.$element,
      change: (update, isTyping) => this.change(update(this.given), isTyping),
      refresh: () => this.show(),
      invitation: () => this.invitation,
      invite: (invitation) => this.invite(invitation),
    });
  }

  async fetchChecklist() {
    if (this.checklist) return;
    const {deferred} = this.call;
    const [{Checklist}] = await Promise.all([import('./checklist.mjs'), loadScript(deferred)]);
    if (this.checklist) return;
    const {messages, ...data} = window.noticeChecklist;
    Object.assign(this.call, data);
    Object.assign(this.call.messages, messages);
    this.addChecklist(Checklist);
    this.checklist.set(this.given);
    this.show();
  }

  /** Answers from this device, or from the address where the device has none; never both without asking. */
  restore() {
    const value = load(this.store);
    const stored = value === null ? null : fromStored(this.call, value);
    if (stored && (isAnythingGiven(stored.given) || stored.changed.length > 0)) this.take(stored);
    else this.show();
    this.takeFromAddress();
    window.addEventListener('hashchange', () => this.takeFromAddress());
  }

  /** Stores what the lead tells its members; the reader who sets it is the lead, one who opens its link a member. */
  invite(value) {
    this.invitation = acceptInvitation(value);
    save(this.invitations, this.invitation);
    this.show(true);
  }

  takeFromAddress() {
    const invitation = fromInvitation(location.hash.slice(1));
    if (invitation) {
      history.replaceState(null, '', location.href.split('#')[0]);
      this.invite(invitation);
      this.news.showInvitation(invitation, this.call.language);
      return;
    }
    const shared = fromFragment(this.call, location.hash.slice(1));
    if (!shared) return;
    history.replaceState(null, '', location.href.split('#')[0]);
    const fragmentOf = (given) => toFragment(this.call, withoutChoice(this.call, given));
    const current = fragmentOf(this.given);
    if (fragmentOf(shared.given) === current) return;
    if (current !== fragmentOf(nothingGiven())) this.news.offerShared(() => this.take(shared));
    else this.take(shared);
  }

  take({given, changed}) {
    this.setControls(given);
    this.change(given);
    if (changed.length > 0) this.news.showChanged(changed);
  }

  setControls(given) {
    this.who.set(given);
    if (this.checklist) this.checklist.set(given);
  }

  change(given, isTyping = false) {
    this.given = withoutChoice(this.call, given);
    if (!save(this.store, toStored(this.call, this.given))) this.news.showNotStored();
    this.show(isTyping);
  }

  show(isTyping = false) {
    const {call, given, t} = this;
    const isReady = isPlaced(call, given);
    this.who.show(given);
    this.$root.classList.toggle('ns-eligibility--placed', isReady);
    this.reserveSpace(this.isWaiting());
    this.sentence.$link.hidden = !isReady;
    if (!isReady) this.sentence.show(this.missingText(), isTyping);
    if (this.checklist) {
      const sentence = this.checklist.show(isReady ? given : null);
      if (sentence !== null) this.sentence.show(sentence, isTyping);
    } else if (isReady) {
      this.fetchChecklist().catch(() => {
        this.reserveSpace(false);
        this.sentence.show(notFetchedMessage(t));
      });
    }
  }

  missingText() {
    const {call, given, t} = this;
    return missingChoice(call, given) === 'track'
      ? t('First say which category.')
      : t('First say who you are.');
  }

  /** For the questions: what follows stays out of sight, so that nothing that is seen moves when they come. */
  reserveSpace(isReserved) {
    this.$root.style.minBlockSize = isReserved ? '100vh' : '';
    this.sentence.$element.hidden = isReserved;
    this.$tools.hidden = isReserved;
  }

  wipe() {
    const before = this.given;
    this.given = withoutChoice(this.call, nothingGiven());
    this.setControls(this.given);
    this.news.clear();
    this.show();
    wipe(this.store);
    wipe(this.invitations);
    this.invitation = null;
    return () => this.take({given: before, changed: []});
  }

  link() {
    return `${location.href.split('#')[0]}#${toFragment(this.call, this.given)}`;
  }

  /** Two elements must not share an id: that of a condition goes to its question. */
  removeIdsFromList() {
    for (const $row of this.$list.querySelectorAll('[id]')) $row.removeAttribute('id');
  }

  /** Goes to the condition that the address names: to its question, or to its line while no question shows. */
  goToAnchor() {
    const id = location.hash.slice(1);
    const lines = [...this.$list.querySelectorAll('[data-rule]')];
    const candidates = [document.getElementById(id), lines.find(({dataset}) => dataset.rule === id)];
    const $target = candidates.find(($element) => $element && $element.getClientRects().length > 0);
    if ($target) $target.scrollIntoView();
  }
}
