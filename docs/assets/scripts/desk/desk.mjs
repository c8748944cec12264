/**
 * The lead's desk: the members' filled forms read together. Everything stays on the device.
 *
 * Here is what the first paint needs; what shows the members (view.mjs), what reads, saves and prints (actions.mjs) and
 * the blank forms are deferred.
 */

import {makeStop} from '../docx/pace.mjs';
import {afterPress} from '../page/after-press.mjs';
import {prefetch} from '../page/deferred.mjs';
import {find, make, setText} from '../page/elements.mjs';
import {notFetchedMessage, translator} from '../page/messages.mjs';
import {save, wipe} from '../page/storage.mjs';
import {savesNoFiles} from '../page/wechat.mjs';
import {makeDropArea} from './drop-area.mjs';
import {isLead, setLead, storedDesk} from './held.mjs';

/** Milliseconds without a change after which the members are stored. */
const PAUSE = 300;

/** Started on `data-module="collect"`: an element with a form's data as JSON. */
export class Desk {
  constructor($root) {
    this.$root = $root;
    this.desk = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.t = translator(this.desk);
    this.store = {area: 'collect', call: `${this.desk.call}/${this.desk.annex}`, edition: this.desk.edition};
    this.held = storedDesk(this.desk, this.store);
    this.makeParts($root);
    this.show();
    window.addEventListener('pagehide', () => this.keep());
    $root.classList.add('ns-collect--started');
    prefetch(() => this.fetchActions());
  }

  makeParts($root) {
    const {t} = this;
    this.$status = make('p', {role: 'status', class: 'ns-collect__status'});
    this.$unread = make('ul', {class: 'ns-collect__bad', tabindex: '-1', hidden: true});
    this.$board = make('div', {class: 'ns-collect__board'});
    $root.append(
      makeDropArea(this.desk, t, (files) => this.read(files)),
      this.$status,
      this.$unread,
      this.$board,
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
    const [{DeskActions}] = await Promise.all([import('./actions.mjs'), this.fetchBoard()]);
    if (!this.actions)
      this.actions = new DeskActions(this.desk, this.t, {$root: this.$root, held: () => this.held});
    await this.actions.fetch();
    return this.actions;
  }

  async act(action) {
    const actions = await this.fetchActions().catch(() => null);
    return actions ? action(actions) : this.status(notFetchedMessage(this.t));
  }

  read(files) {
    const {t} = this;
    return this.act(async (actions) => {
      const stop = makeStop();
      const $stop = this.button(t('Read no further'), stop.stop);
      this.$status.after($stop);
      const {members, message, unread} = await actions.read(files, (name) => this.status(name), stop);
      $stop.remove();
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

  /** What is chosen of the questions that come before the counts. */
  answer({lead, track, isLeadAbsent}) {
    const {desk, held} = this;
    if (track !== undefined) this.held = {...held, track};
    else this.held = {...held, isLeadAbsent: Boolean(isLeadAbsent)};
    if (lead) setLead(desk, held.members, ...lead);
    else if (track === undefined) setLead(desk, held.members, null);
    this.change(held.members);
  }

  changeMember(member, properties) {
    const {desk} = this;
    const {members} = this.held;
    // The same object: a card that is still shown may change or remove it again.
    Object.assign(member, properties);
    if ('role' in properties && isLead(desk, member)) {
      this.held = {...this.held, isLeadAbsent: false};
      setLead(desk, members, member, member.role);
    }
    this.change(members);
  }

  change(members) {
    this.held = {...this.held, members};
    this.isChanged = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
    // What is made anew may be what is being pressed.
    afterPress(() => this.show());
  }

  /** Stores what was changed here: a second window of the same desk would put back what it had at first. */
  keep() {
    clearTimeout(this.timer);
    if (!this.isChanged) return;
    this.isChanged = false;
    if (!save(this.store, this.held))
      this.status(
        this.t('This browser does not keep the members: save the table before you close the page.'),
      );
  }

  /** What shows the members. Space is kept for it, so that nothing that is seen moves when it comes. */
  async fetchBoard() {
    const {makeBoard} = await import('./view.mjs');
    if (this.board) return;
    this.board = makeBoard(this.desk, this.t, {
      answer: (answer) => this.answer(answer),
      change: (member, properties) => this.changeMember(member, properties),
      remove: (member) => this.remove(member),
    });
    this.$board.replaceChildren(this.board.$element);
    this.show();
  }

  show() {
    const isWaiting = !this.board && this.held.members.length > 0;
    this.$board.style.minBlockSize = isWaiting ? '100vh' : '';
    if (this.board) this.board.show(this.held);
    else if (isWaiting) this.fetchBoard().catch(() => this.status(notFetchedMessage(this.t)));
  }

  add() {
    return this.act(() => {
      const member = {name: '', role: '', values: null, originals: 0, seals: [], file: ''};
      this.change([...this.held.members, member]);
      this.board.focusName(member);
    });
  }

  remove(member) {
    const {t} = this;
    const before = this.held;
    const at = before.members.indexOf(member);
    const members = before.members.filter((other) => other !== member);
    this.change(members);
    this.status(t('{name} has been removed.', {name: member.name || t('Member {number}', {number: at + 1})}));
    this.offerBack(before);
    const next = members[Math.min(at, members.length - 1)];
    if (next) this.board.focusName(next);
  }

  wipe() {
    const before = this.held;
    clearTimeout(this.timer);
    this.isChanged = false;
    this.held = {members: [], isLeadAbsent: false, track: null};
    wipe(this.store);
    this.show();
    this.showUnread([]);
    this.status(this.t('The members have been wiped from this device.'));
    if (before.members.length > 0) this.offerBack(before);
  }

  /** A button behind the message that puts the members back. */
  offerBack(before) {
    const {t} = this;
    const click = () => {
      this.held = before;
      this.change(before.members);
      this.status(t('The members are back.'));
      this.board.focusName(before.members[0]);
    };
    this.$status.append(' ', this.button(t('Undo'), click));
  }
}
