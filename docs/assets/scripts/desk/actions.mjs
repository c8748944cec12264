/**
 * What the lead's desk reads, saves and prints. In: the desk (collect.mjs). Out: members, files, a packing list.
 *
 * Fetched once the desk stands: nothing of it is painted before somebody presses.
 */

import {make, setText} from '../page/elements.mjs';
import {comparable, memberFrom} from './members.mjs';
import {packingTables} from './print.mjs';
import {sheetsFor} from './rows.mjs';
import {makeWorkbook} from './sheet.mjs';
import {FileFault} from '../docx/faults.mjs';
import {fileWords} from '../form/faults.mjs';
import {FormFiles, offer} from '../form/files.mjs';
import {keptForm, storeOf} from '../form/kept.mjs';
import {acceptValues, isGiven, noValues} from '../form/values.mjs';
import {keep} from '../page/storage.mjs';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_FILES = 200;

/** One for each desk. */
export class CollectActions {
  constructor(collect) {
    this.collect = collect;
    this.desk = collect.desk;
    this.say = collect.say;
    this.files = new FormFiles(this.desk, this.desk.library);
    this.lists = new Map(this.desk.lists.map((list) => [list, new FormFiles(list, this.desk.library)]));
    const $sheet = make('div', {class: 'ns-fill__sheet'});
    // From now on paper has the packing list instead of the desk.
    collect.$root.classList.add('ns-collect--prints');
    collect.$root.append($sheet);
    window.addEventListener('beforeprint', () =>
      $sheet.replaceChildren(...packingTables(this.desk, collect.members, this.say)),
    );
  }

  /** All that comes over the network. */
  fetch() {
    return Promise.all([this.files, ...this.lists.values()].map((files) => files.fetch()));
  }

  /** One after the other; a file that cannot be used is named and passed over. */
  async read(files) {
    const {say} = this;
    const bad = files
      .slice(MOST_FILES)
      .map((file) => [file, say('Only {count} files are read at once.', {count: MOST_FILES})]);
    let count = 0;
    for (const file of files.slice(0, MOST_FILES)) {
      setText(this.collect.$status, say('Reading “{name}” …', {name: file.name}));
      try {
        this.take(memberFrom(this.desk, await this.files.read(file), file.name));
        count += 1;
      } catch (error) {
        bad.push([file, this.faultWords(error)]);
        if (!(error instanceof FileFault)) console.error(error);
      }
    }
    this.collect.changed();
    setText(this.collect.$status, say('{count} forms have been read, {bad} have not.', {count, bad: bad.length}));
    this.collect.showBad(bad);
  }

  /** A form of a member added by hand, or of the same file, takes that one's place and keeps its ticks. */
  take(member) {
    const isSame = (other) =>
      member.name &&
      comparable(other.name) === comparable(member.name) &&
      (!other.values || other.file === member.file);
    const at = this.collect.members.findIndex(isSame);
    if (at < 0) this.collect.members.push(member);
    else {
      const {originals, seals, role} = this.collect.members[at];
      this.collect.members[at] = {...member, originals, seals, role: role || member.role};
    }
  }

  faultWords(error) {
    const {say, desk} = this;
    const other = error.code === 'other-annex' && desk.annexes.find(({id}) => id === error.annex);
    return other
      ? say('This is {label}, “{title}”, not {own}.', {...other, own: desk.label})
      : fileWords(error.code || 'unreadable', say);
  }

  async saveTable() {
    const {desk, say} = this;
    const content = await makeWorkbook(sheetsFor(desk, this.collect.members, say), this.files.codec);
    offer(new File([content], `${say('Members')} ${desk.title}.xlsx`, {type: WORKBOOK}));
  }

  async saveList(list) {
    offer(await this.lists.get(list).filled(this.valuesFor(list)));
  }

  /** What this device keeps of the other form, with the members in its list. */
  valuesFor(list) {
    const found = keptForm(storeOf(list));
    const {values} = acceptValues(list.fields, (found && found.values) || noValues(list.fields));
    return {...values, [list.field]: this.names()};
  }

  names() {
    const names = this.collect.members.map(({name}) => name).filter(isGiven);
    return names.filter(
      (name, at) => names.findIndex((other) => comparable(other) === comparable(name)) === at,
    );
  }

  putInto(list) {
    const {version, edition} = list;
    const isKept = keep(storeOf(list), JSON.stringify({version, edition, values: this.valuesFor(list)}));
    const {say} = this;
    if (!isKept) return setText(this.collect.$status, say('This browser does not keep what you type.'));
    this.collect.$status.replaceChildren(
      say('{count} members now stand in {label}.', {count: this.names().length, label: list.label}),
      ' ',
      make('a', {href: `${list.href}#${list.field}`}, say('Go on with {label}', list)),
    );
    return undefined;
  }
}
