/** What the desk reads, saves and prints. Deferred: nothing of it is painted before somebody presses a button. */

import {FileFault, faultMessage} from '../docx/faults.mjs';
import {FormFiles, offer} from '../form/files.mjs';
import {acceptValues, isGiven, noValues, storedForm, storeOf} from '../form/values.mjs';
import {make} from '../page/elements.mjs';
import {save} from '../page/storage.mjs';
import {packingTables, sheetsFor} from './lists.mjs';
import {comparable, distinct, memberFrom} from './members.mjs';
import {makeWorkbook} from './workbook.mjs';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_FILES = 500;

/** The actions of one desk; from now on the packing list is printed instead of what is in `$root`. */
export class DeskActions {
  constructor(desk, t, {$root, held}) {
    this.desk = desk;
    this.t = t;
    this.held = held;
    this.files = new FormFiles(desk, desk.library);
    this.lists = new Map(desk.lists.map((list) => [list, new FormFiles(list, desk.library)]));
    const $printout = make('div', {class: 'ns-fill__sheet'});
    $root.append($printout);
    $root.classList.add('ns-collect--prints');
    window.addEventListener('beforeprint', () =>
      $printout.replaceChildren(...packingTables(desk, held(), t)),
    );
  }

  /** All that comes over the network. */
  fetch() {
    return Promise.all([this.files, ...this.lists.values()].map((files) => files.fetch()));
  }

  /**
   * The members with those in the files, which are read one after the other: `{members, message, unread}`. `unread`
   * are `[file, message]` of files that cannot be used; `status(message)` is called before each; `stop`, as of makeStop, ends the reading.
   */
  async read(files, status, stop) {
    const {t} = this;
    const unread = files
      .slice(MOST_FILES)
      .map((file) => [file, t('Only {count} files are read at once.', {count: MOST_FILES})]);
    const read = [];
    for (const file of files.slice(0, MOST_FILES)) {
      status(t('Reading “{name}” …', {name: file.name}));
      try {
        if (stop.isStopped) throw new FileFault('stopped');
        read.push(memberFrom(this.desk, await this.files.read(file, stop), file.name));
      } catch (error) {
        unread.push([file, this.faultMessage(error)]);
        if (!(error instanceof FileFault)) console.error(error);
      }
    }
    const counts = {count: read.length, bad: unread.length};
    return {
      members: withMembers(this.held().members, read),
      message: t('{count} forms have been read, {bad} have not.', counts),
      unread,
    };
  }

  faultMessage(error) {
    const {t, desk} = this;
    const other = error.code === 'other-annex' && desk.annexes.find(({id}) => id === error.annex);
    return other
      ? t('This is {label}, “{title}”, not {own}.', {...other, own: desk.label})
      : faultMessage(error.code, t);
  }

  async saveTable() {
    const {desk, t} = this;
    const content = await makeWorkbook(sheetsFor(desk, this.held(), t), this.files.codec);
    offer(new File([content], `${t('Members')} ${desk.title}.xlsx`, {type: WORKBOOK}));
  }

  /** Saves the other form as this device has it stored, with the members in its list. */
  async saveList(list) {
    offer(await this.lists.get(list).filled(valuesWith(list, this.held().members)));
  }

  /** Stores the other form with the members in its list; gives what to say, with a link to it. */
  putInto(list) {
    const {t} = this;
    const {version, edition, label} = list;
    const members = this.held().members;
    const isStored = save(storeOf(list), {version, edition, values: valuesWith(list, members)});
    if (!isStored) return [t('This browser does not keep what you type.')];
    return [
      t('{count} members are now in {label}.', {count: namesOf(members).length, label}),
      ' ',
      make('a', {href: `${list.href}#${list.field}`}, t('Go on with {label}', list)),
    ];
  }
}

/** A form of a member added by hand, or of the same file, replaces that one and keeps what was ticked for it. */
function withMembers(before, read) {
  const members = [...before];
  const places = new Map();
  const note = ({name}, at) =>
    name && places.set(comparable(name), [...(places.get(comparable(name)) || []), at]);
  members.forEach(note);
  for (const member of read) {
    const isSame = (at) => !members[at].values || members[at].file === member.file;
    const at = ((member.name && places.get(comparable(member.name))) || []).find(isSame);
    if (at === undefined) note(member, members.push(member) - 1);
    else {
      const {originals, seals, role} = members[at];
      members[at] = {...member, originals, seals, role: role || member.role};
    }
  }
  return members;
}

function valuesWith(list, members) {
  const stored = storedForm(storeOf(list));
  const {values} = acceptValues(list.fields, stored ? stored.values : noValues(list.fields));
  return {...values, [list.field]: namesOf(members)};
}

function namesOf(members) {
  return distinct(members)
    .map(({name}) => name)
    .filter(isGiven);
}
