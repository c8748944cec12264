/** What opens, saves and prints a form. Deferred: nothing of it is painted before somebody presses a button. */

import {FileFault, faultMessage} from '../docx/faults.mjs';
import {makeStop} from '../docx/pace.mjs';
import {make} from '../page/elements.mjs';
import {savesNoFiles} from '../page/wechat.mjs';
import {FormFiles, offer} from './files.mjs';
import {printedForm} from './print.mjs';
import {acceptValues, emptyFields, formChangedMessages, isAnythingGiven, missingMessage} from './values.mjs';

/** Milliseconds of reading after which a message says that it goes on. */
const PATIENCE = 500;

/**
 * The actions of one form; from now on its issued table is printed instead of its controls.
 *
 * `page` has functions: `values()`, `show(values)`, `faultOf(field)`, `showFault(field, message)`, `focus(field)`,
 * `store()`, `news(lines)` above the form, `status(message)` below it, `undoButton(values)`; and elements: `$root`,
 * `$foot`, `$missing`, where faults are listed on saving.
 */
export class FormActions {
  constructor(form, t, page) {
    this.form = form;
    this.t = t;
    this.page = page;
    this.files = new FormFiles(form, form.library);
    const $printout = make('div', {class: 'ns-fill__sheet'});
    page.$foot.after($printout);
    window.addEventListener('beforeprint', () => $printout.replaceChildren(printedForm(form, page.values())));
    page.$root.classList.add('ns-fill--prints');
  }

  async open(file) {
    const {form, t, page} = this;
    const before = page.values();
    const stop = makeStop();
    const timer = setTimeout(() => page.news(readingMessages(file, stop, t)), PATIENCE);
    try {
      const read = await this.files.read(file, stop);
      clearTimeout(timer);
      const {values, lost} = acceptValues(form.fields, read.values);
      page.show(values);
      page.store();
      page.news([
        ...openedMessages({file, read, lost, empty: emptyFields(form.fields, page.values())}, t),
        isAnythingGiven(before) && page.undoButton(before),
      ]);
    } catch (error) {
      clearTimeout(timer);
      page.news([notOpenedMessage(error, file, form, t)]);
      if (!(error instanceof FileFault)) throw error;
    }
  }

  /** Saves, unless a field is faulty: then the faults are listed, with a button to save all the same. */
  save() {
    const faulty = this.faultyFields();
    faulty.forEach(({field, message}) => this.page.showFault(field, message));
    if (faulty.length === 0) return this.offer();
    const {t} = this;
    const {$missing} = this.page;
    const saveAnyway = {type: 'button', class: 'ns-fill__small', click: () => this.offer()};
    $missing.replaceChildren(
      make('p', {}, make('strong', {}, t('{count} places to look at:', {count: faulty.length}))),
      make(
        'ul',
        {class: 'ns-list ns-fill__links'},
        faulty.map((fault) => this.faultLink(fault)),
      ),
      make('button', saveAnyway, t('Save it all the same')),
    );
    $missing.hidden = false;
    return $missing.focus();
  }

  /** `[{field, message, isMissing}]`: required fields that are empty, and fields whose value is wrong. */
  faultyFields() {
    const {form, t, page} = this;
    const {required} = emptyFields(form.fields, page.values());
    return form.fields
      .map((field) => {
        const isMissing = required.includes(field);
        return {field, isMissing, message: isMissing ? missingMessage(field, t) : page.faultOf(field)};
      })
      .filter(({message}) => message);
  }

  faultLink({field, isMissing, message}) {
    const click = (event) => {
      event.preventDefault();
      this.page.focus(field);
    };
    const text = isMissing ? field.name : `${field.name}: ${message}`;
    return make('li', {}, make('a', {href: `#${field.id}`, click}, text));
  }

  async offer() {
    const {t, page} = this;
    page.$missing.hidden = true;
    page.store();
    if (savesNoFiles())
      return page.news([
        t('WeChat saves no files.'),
        t('Open this page in a browser to save the Word file.'),
      ]);
    const file = await this.files.filled(page.values());
    offer(file);
    return page.status(
      t(
        '“{name}” has been saved. Open it, check it, print it; then sign and seal it where the form asks for it.',
        {name: file.name},
      ),
    );
  }
}

/** What is said of a file that takes its time, with a button to stop. */
function readingMessages({name}, {stop}, t) {
  return [
    t('Reading “{name}” …', {name}),
    make('button', {type: 'button', class: 'ns-fill__small', click: stop}, t('Read no further')),
  ];
}

/** Why a file was not opened; for another form of the same notice, a link to its page. */
function notOpenedMessage(error, file, form, t) {
  const other = error.code === 'other-annex' && form.annexes.find(({id}) => id === error.annex);
  const reason = other
    ? t('This is {label}, “{title}”. Open it on its own page:', other)
    : faultMessage(error.code, t);
  const $link = other && [' ', make('a', {href: other.href}, other.label)];
  return make('span', {}, t('“{name}” was not opened.', {name: file.name}), ' ', reason, $link);
}

/** What was read, what is doubtful in it, and what is still empty. */
function openedMessages({file, read, lost, empty}, t) {
  return [
    t('“{name}” has been read; go on below.', {name: file.name}),
    read.isOlder && formChangedMessages(read.edition, lost, t).filter(Boolean).join(' '),
    read.foundBy.cells.length > 0 &&
      t('The program that saved it dropped the fields: the values were found by the table. Check them.'),
    read.missing.length > 0 && t('{count} blanks were not found in the file.', {count: read.missing.length}),
    emptyMessage(empty, t),
  ];
}

function emptyMessage({required, optional}, t) {
  const names = (fields) => t.list(fields.map(({name}) => name));
  return t.sentences([
    required.length > 0 && t('Suggested and still empty: {names}.', {names: names(required)}),
    optional.length > 0 && t('Empty too: {names}.', {names: names(optional)}),
  ]);
}
