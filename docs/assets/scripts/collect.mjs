/**
 * The lead's desk: the members' filled forms read together.
 *
 * In: an element with a form's data as JSON. Out: the same with a place for files, a card for each member, what they
 * come to, and things to take away. Everything stays on the device.
 */

import {make, setText} from './elements.mjs';
import {keep, wipe} from './storage.mjs';
import {savesNoFiles} from './wechat.mjs';
import {speaker} from './words.mjs';
import {makeDrop} from './collect-drop.mjs';
import {keptMembers} from './collect-kept.mjs';
import {comparable, memberFrom} from './collect-members.mjs';
import {sheetsFor} from './collect-rows.mjs';
import {makeWorkbook} from './collect-sheet.mjs';
import {packingTables, summary} from './collect-summary.mjs';
import {memberCards} from './collect-table.mjs';
import {FileFault} from './docx-faults.mjs';
import {fileWords} from './form-faults.mjs';
import {keptForm, storeOf} from './form-kept.mjs';
import {FormFiles, offer} from './form-files.mjs';
import {acceptValues, isGiven, noValues} from './form-values.mjs';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_FILES = 200;

/** Started on `data-module="collect"`. */
export class Collect {
  constructor($root) {
    const $data = $root.querySelector('script[type="application/json"]');
    if (!$data) throw new Error('the element script is missing');
    this.desk = JSON.parse($data.textContent);
    this.say = speaker(this.desk);
    this.store = {area: 'collect', call: `${this.desk.call}/${this.desk.annex}`, edition: this.desk.edition};
    this.files = new FormFiles(this.desk, this.desk.library);
    this.members = keptMembers(this.desk, this.store);
    this.makeParts($root);
    this.show();
    $root.classList.add('ns-collect--started');
    window.addEventListener('beforeprint', () =>
      this.$sheet.replaceChildren(...packingTables(this.desk, this.members, this.say)),
    );
  }

  makeParts($root) {
    const {say} = this;
    this.$status = make('p', {role: 'status', class: 'ns-collect__status'});
    this.$bad = make('ul', {class: 'ns-collect__bad', tabindex: '-1', hidden: true});
    this.$sum = make('div', {class: 'ns-collect__summary'});
    this.$members = make('div');
    this.$sheet = make('div', {class: 'ns-fill__sheet'});
    $root.append(
      makeDrop(this.desk, this.say, (files) => this.read(files)),
      this.$status,
      this.$bad,
      this.$sum,
      this.$members,
      this.makeAdd(),
      this.makeTools(),
      this.$sheet,
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
      this.button(say('Save the table (Excel)'), () => this.saveTable()),
      this.button(say('Print the packing list'), () => window.print()),
      desk.lists.flatMap((list) => [
        this.button(say('Put the members into {label}', list), () => this.putInto(list)),
        this.button(say('Save {label} with the members', list), () => this.saveList(list)),
      ]),
      this.button(say('Wipe the members'), () => this.wipe()),
    );
  }

  button(label, click) {
    return make('button', {type: 'button', class: 'ns-button', click}, label);
  }

  /** One after the other; a file that cannot be used is named and passed over. */
  async read(files) {
    const {say} = this;
    const bad = files
      .slice(MOST_FILES)
      .map((file) => [file, say('Only {count} files are read at once.', {count: MOST_FILES})]);
    let count = 0;
    for (const file of files.slice(0, MOST_FILES)) {
      setText(this.$status, say('Reading “{name}” …', {name: file.name}));
      try {
        this.take(memberFrom(this.desk, await this.files.read(file), file.name));
        count += 1;
      } catch (error) {
        bad.push([file, this.faultWords(error)]);
        if (!(error instanceof FileFault)) console.error(error);
      }
    }
    this.changed();
    setText(this.$status, say('{count} forms have been read, {bad} have not.', {count, bad: bad.length}));
    this.showBad(bad);
  }

  /** A form of a member added by hand, or of the same file, takes that one's place and keeps its ticks. */
  take(member) {
    const isSame = (other) =>
      member.name &&
      comparable(other.name) === comparable(member.name) &&
      (!other.values || other.file === member.file);
    const at = this.members.findIndex(isSame);
    if (at < 0) this.members.push(member);
    else {
      const {originals, seals, role} = this.members[at];
      this.members[at] = {...member, originals, seals, role: role || member.role};
    }
  }

  faultWords(error) {
    const {say, desk} = this;
    const other = error.code === 'other-annex' && desk.annexes.find(({id}) => id === error.annex);
    return other
      ? say('This is {label}, “{title}”, not {own}.', {...other, own: desk.label})
      : fileWords(error.code || 'unreadable', say);
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
    this.show();
  }

  show() {
    const {desk, members, say} = this;
    const focused =
      document.activeElement && this.$members.contains(document.activeElement)
        ? document.activeElement.id
        : '';
    this.$sum.replaceChildren(summary(desk, members, say));
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

  async saveTable() {
    const {desk, say} = this;
    await this.files.prepare();
    const content = await makeWorkbook(sheetsFor(desk, this.members, say), this.files.codec);
    offer(new File([content], `${say('Members')} ${desk.title}.xlsx`, {type: WORKBOOK}));
  }

  /** What this device keeps of the other form, with the members in its list. */
  valuesFor(list) {
    const found = keptForm(storeOf(list));
    const {values} = acceptValues(list.fields, (found && found.values) || noValues(list.fields));
    return {...values, [list.field]: this.names()};
  }

  names() {
    const names = this.members.map(({name}) => name).filter(isGiven);
    return names.filter(
      (name, at) => names.findIndex((other) => comparable(other) === comparable(name)) === at,
    );
  }

  putInto(list) {
    const {version, edition} = list;
    const isKept = keep(storeOf(list), JSON.stringify({version, edition, values: this.valuesFor(list)}));
    const {say} = this;
    if (!isKept) return setText(this.$status, say('This browser does not keep what you type.'));
    this.$status.replaceChildren(
      say('{count} members now stand in {label}.', {count: this.names().length, label: list.label}),
      ' ',
      make('a', {href: `${list.href}#${list.field}`}, say('Go on with {label}', list)),
    );
    return undefined;
  }

  async saveList(list) {
    offer(await new FormFiles(list, this.desk.library).filled(this.valuesFor(list)));
  }
}
