/**
 * The lead's desk: the members' filled forms read together.
 *
 * In: an element with a form's data as JSON. Out: the same with a place for files, a card for each member, what they
 * come to, and things to take away. Everything stays on the device.
 */

import {afterPress} from '../page/after-press.mjs';
import {make, setText} from '../page/elements.mjs';
import {keep, wipe} from '../page/storage.mjs';
import {savesNoFiles} from '../page/wechat.mjs';
import {speaker} from '../page/words.mjs';
import {makeDrop} from './drop.mjs';
import {keptMembers} from './kept.mjs';
import {summary} from './summary.mjs';
import {memberCards} from './table.mjs';
import {fetchLater, missedWords} from '../page/later.mjs';

/** Started on `data-module="collect"`. */
export class Collect {
  constructor($root) {
    this.$root = $root;
    const $data = $root.querySelector('script[type="application/json"]');
    if (!$data) throw new Error('the element script is missing');
    this.desk = JSON.parse($data.textContent);
    this.say = speaker(this.desk);
    this.store = {area: 'collect', call: `${this.desk.call}/${this.desk.annex}`, edition: this.desk.edition};
    this.members = keptMembers(this.desk, this.store);
    this.makeParts($root);
    this.show();
    $root.classList.add('ns-collect--started');
    fetchLater(() => this.fetchActions());
  }

  makeParts($root) {
    const {say} = this;
    this.$status = make('p', {role: 'status', class: 'ns-collect__status'});
    this.$bad = make('ul', {class: 'ns-collect__bad', tabindex: '-1', hidden: true});
    this.$sum = make('div', {class: 'ns-collect__summary'});
    this.$members = make('div');
    $root.append(
      makeDrop(this.desk, this.say, (files) => this.act('read', files)),
      this.$status,
      this.$bad,
      this.$sum,
      this.$members,
      this.makeAdd(),
      this.makeTools(),
    );
    if (savesNoFiles()) this.$status.textContent = say('WeChat saves no files.');
  }

  makeAdd() {
    return make(
      'p',
      {},
      this.button(this.say('Add a member by hand'), () => this.add()),
    );
  }

  makeTools() {
    const {say, desk} = this;
    return make(
      'div',
      {class: 'ns-fill__buttons ns-collect__tools'},
      this.button(say('Save the table (Excel)'), () => this.act('saveTable')),
      this.button(say('Print the packing list'), () => this.print()),
      desk.lists.flatMap((list) => [
        this.button(say('Put the members into {label}', list), () => this.act('putInto', list)),
        this.button(say('Save {label} with the members', list), () => this.act('saveList', list)),
      ]),
      this.button(say('Wipe the members'), () => this.wipe()),
    );
  }

  button(label, click) {
    return make('button', {type: 'button', class: 'ns-button', click}, label);
  }

  /** What reads, saves and prints, with the blank forms. */
  async fetchActions() {
    const {CollectActions} = await import('./actions.mjs');
    this.actions = this.actions || new CollectActions(this);
    await this.actions.fetch();
    return this.actions;
  }

  /** Reads or saves; where what does so does not come, the reader is told. */
  async act(name, what) {
    const actions = await this.fetchActions().catch(() => null);
    if (actions) return actions[name](what);
    return setText(this.$status, missedWords(this.say));
  }

  /** The packing list, or without a network the page as it is. */
  async print() {
    await this.fetchActions().catch(() => null);
    window.print();
  }

  showBad(bad) {
    this.$bad.replaceChildren(
      ...bad.map(([{name}, words]) => make('li', {}, make('strong', {}, name), ' ', words)),
    );
    this.$bad.hidden = bad.length === 0;
    if (bad.length) this.$bad.focus();
  }

  add() {
    this.members.push({name: '', role: '', values: null, originals: 0, seals: [], file: ''});
    this.changed();
    const $names = this.$members.querySelectorAll('[data-key$="-name"]');
    $names[$names.length - 1].focus();
  }

  changed() {
    if (!keep(this.store, JSON.stringify(this.members)))
      setText(
        this.$status,
        this.say('This browser does not keep the members: save the table before you close the page.'),
      );
    // The cards are made anew, the one that is being pressed too.
    afterPress(() => this.show());
  }

  show() {
    const {desk, members, say} = this;
    const focused =
      document.activeElement && this.$members.contains(document.activeElement)
        ? document.activeElement.id
        : '';
    this.$sum.replaceChildren(...(members.length ? [summary(desk, members, say)] : []));
    this.$members.replaceChildren(
      memberCards(desk, members, {
        say,
        change: (member, what) => {
          Object.assign(member, what);
          this.changed();
        },
        remove: (member) => this.remove(member),
      }),
    );
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  }

  remove(member) {
    const at = this.members.indexOf(member);
    this.members.splice(at, 1);
    this.changed();
    setText(
      this.$status,
      this.say('{name} has been removed.', {
        name: member.name || this.say('Member {number}', {number: at + 1}),
      }),
    );
    const $names = this.$members.querySelectorAll('[data-key$="-name"]');
    if ($names.length) $names[Math.min(at, $names.length - 1)].focus();
  }

  wipe() {
    this.members = [];
    wipe(this.store);
    this.show();
    this.showBad([]);
    setText(this.$status, this.say('The members have been wiped from this device.'));
  }
}
