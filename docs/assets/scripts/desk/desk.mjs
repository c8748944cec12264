/**
 * The lead's desk: the members' filled forms read together. Everything stays on the device.
 *
 * Here is what the first paint needs; what reads, saves and prints (actions.mjs) and the blank forms are deferred.
 */

import {afterPress} from '../page/after-press.mjs';
import {prefetch} from '../page/deferred.mjs';
import {find, make, setText} from '../page/elements.mjs';
import {notFetchedMessage, translator} from '../page/messages.mjs';
import {save, wipe} from '../page/storage.mjs';
import {savesNoFiles} from '../page/wechat.mjs';
import {storedMembers} from './members.mjs';
import {makeCards, makeDropArea, makeSummary} from './view.mjs';

/** Started on `data-module="collect"`: an element with a form's data as JSON. */
export class Desk {
  constructor($root) {
    this.$root = $root;
    this.desk = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.t = translator(this.desk);
    this.store = {area: 'collect', call: `${this.desk.call}/${this.desk.annex}`, edition: this.desk.edition};
    this.members = storedMembers(this.desk, this.store);
    this.makeParts($root);
    this.show();
    $root.classList.add('ns-collect--started');
    prefetch(() => this.fetchActions());
  }

  makeParts($root) {
    const {t} = this;
    this.$status = make('p', {role: 'status', class: 'ns-collect__status'});
    this.$unread = make('ul', {class: 'ns-collect__bad', tabindex: '-1', hidden: true});
    this.$summary = make('div', {class: 'ns-collect__summary'});
    this.$members = make('div');
    $root.append(
      makeDropArea(this.desk, t, (files) => this.read(files)),
      this.$status,
      this.$unread,
      this.$summary,
      this.$members,
      make(
        'p',
        {},
        this.button(t('Add a member by hand'), () => this.add()),
      ),
      this.makeTools(),
    );
    if (savesNoFiles()) this.status(t('WeChat saves no files.'));
  }

  makeTools() {
    const {t, desk} = this;
    return make(
      'div',
      {class: 'ns-fill__buttons ns-collect__tools'},
      this.button(t('Save the table (Excel)'), () => this.act((actions) => actions.saveTable())),
      this.button(t('Print the packing list'), () => this.print()),
      desk.lists.flatMap((list) => [
        this.button(t('Put the members into {label}', list), () => this.putInto(list)),
        this.button(t('Save {label} with the members', list), () =>
          this.act((actions) => actions.saveList(list)),
        ),
      ]),
      this.button(t('Wipe the members'), () => this.wipe()),
    );
  }

  button(label, click) {
    return make('button', {type: 'button', class: 'ns-button', click}, label);
  }

  status(message) {
    setText(this.$status, message);
  }

  /** What reads, saves and prints, with the blank forms. */
  async fetchActions() {
    const {DeskActions} = await import('./actions.mjs');
    if (!this.actions)
      this.actions = new DeskActions(this.desk, this.t, {$root: this.$root, members: () => this.members});
    await this.actions.fetch();
    return this.actions;
  }

  async act(action) {
    const actions = await this.fetchActions().catch(() => null);
    return actions ? action(actions) : this.status(notFetchedMessage(this.t));
  }

  read(files) {
    return this.act(async (actions) => {
      const {members, message, unread} = await actions.read(files, (progress) => this.status(progress));
      this.change(members);
      this.status(message);
      this.showUnread(unread);
    });
  }

  putInto(list) {
    return this.act((actions) => this.$status.replaceChildren(...actions.putInto(list)));
  }

  /** Prints the packing list, or without a network the page as it is. */
  async print() {
    await this.fetchActions().catch(() => null);
    window.print();
  }

  showUnread(unread) {
    this.$unread.replaceChildren(
      ...unread.map(([{name}, message]) => make('li', {}, make('strong', {}, name), ' ', message)),
    );
    this.$unread.hidden = unread.length === 0;
    if (unread.length) this.$unread.focus();
  }

  change(members) {
    this.members = members;
    if (!save(this.store, members))
      this.status(
        this.t('This browser does not keep the members: save the table before you close the page.'),
      );
    // The cards are made anew, the one that is being pressed too.
    afterPress(() => this.show());
  }

  show() {
    const {desk, members, t} = this;
    const focused = this.$members.contains(document.activeElement) ? document.activeElement.id : '';
    this.$summary.replaceChildren(...(members.length ? [makeSummary(desk, members, t)] : []));
    this.$members.replaceChildren(
      makeCards(desk, members, {
        t,
        change: (member, properties) => {
          // The same object: a card that is still shown may change or remove it again.
          Object.assign(member, properties);
          this.change(this.members);
        },
        remove: (member) => this.remove(member),
      }),
    );
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  }

  add() {
    this.change([...this.members, {name: '', role: '', values: null, originals: 0, seals: [], file: ''}]);
    this.focusName(this.members.length - 1);
  }

  remove(member) {
    const {t} = this;
    const at = this.members.indexOf(member);
    this.change(this.members.filter((other) => other !== member));
    this.status(t('{name} has been removed.', {name: member.name || t('Member {number}', {number: at + 1})}));
    this.focusName(Math.min(at, this.members.length - 1));
  }

  focusName(at) {
    const $name = this.$members.querySelectorAll('[data-key$="-name"]')[at];
    if ($name) $name.focus();
  }

  wipe() {
    this.members = [];
    wipe(this.store);
    this.show();
    this.showUnread([]);
    this.status(this.t('The members have been wiped from this device.'));
  }
}
