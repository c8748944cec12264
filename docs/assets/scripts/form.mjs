/**
 * A form filled in in the browser.
 *
 * In: an element with the form as labelled content, and its data with the blank Word file as JSON. Out: the same
 * with fields in its blanks. What is typed stays on the device, and goes into the Word file that the reader saves.
 */

import {make, setText} from './elements.mjs';
import {keep, wipe} from './storage.mjs';
import {savesNoFiles} from './wechat.mjs';
import {speaker} from './words.mjs';
import {FileFault} from './docx-faults.mjs';
import {makeControl} from './form-controls.mjs';
import {FormFiles, offer} from './form-files.mjs';
import {fieldLinks, makeFoot, makeHead} from './form-panel.mjs';
import {printedForm} from './form-print.mjs';
import {badFileWords, openedWords, olderWords} from './form-told.mjs';
import {keptForm, storeOf} from './form-kept.mjs';
import {
  acceptValues,
  emptyFields,
  faultOf,
  isAnythingGiven,
  isGiven,
  missingWords,
  noValues,
  typedFields,
} from './form-values.mjs';

const PAUSE = 300;

/** Started on `data-module="fill-in"`. */
export class FillIn {
  constructor($root) {
    this.form = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.say = speaker(this.form);
    this.fields = typedFields(this.form.fields);
    this.store = storeOf(this.form);
    this.files = new FormFiles(this.form, this.form.library);
    this.values = noValues(this.form.fields);
    this.controls = new Map(this.fields.map((field) => [field.id, this.makeControl(field)]));
    this.makeParts($root, find($root, '.ns-form'));
    this.restore();
    $root.classList.add('ns-fill--started');
    $root.addEventListener('focusin', () => this.files.prepare(), {once: true});
    window.addEventListener('pagehide', () => this.keep());
    // Come back to by the browser's own button, the page may have been filled in elsewhere meanwhile.
    window.addEventListener('pageshow', (event) => event.persisted && this.restore());
    window.addEventListener('beforeprint', () =>
      this.$sheet.replaceChildren(printedForm(this.form, this.values)),
    );
  }

  makeParts($root, $form) {
    const {say} = this;
    this.head = makeHead({say, open: (file) => this.open(file)});
    this.foot = makeFoot({say, save: () => this.save(), wipe: () => this.wipe()});
    this.$sheet = make('div', {class: 'ns-fill__sheet'});
    $form.before(this.head.$element);
    $form.after(this.foot.$element, this.$sheet);
  }

  makeControl(field) {
    const {say} = this;
    const $place = document.getElementById(field.id);
    const change = () => this.change(field);
    return makeControl(field, $place, {say, change, leave: () => this.leave(field)});
  }

  change(field) {
    this.values[field.id] = this.controls.get(field.id).get();
    this.isChanged = true;
    if (!this.faultNow(field)) this.controls.get(field.id).fault('');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  /** After a pause in typing. */
  settle() {
    this.keep();
    this.showLeft();
  }

  /** Wrong values are named once their field is left, empty ones only on saving. */
  leave(field) {
    if (isGiven(this.values[field.id])) this.controls.get(field.id).fault(this.faultNow(field));
  }

  faultNow(field) {
    return faultOf(field, this.values[field.id], this.say);
  }

  /** Only what was changed here: a second window of the same form would put back what it had at first. */
  keep() {
    clearTimeout(this.timer);
    if (!this.isChanged) return undefined;
    this.isChanged = false;
    if (!isAnythingGiven(this.values)) return wipe(this.store);
    const {version, edition} = this.form;
    if (keep(this.store, JSON.stringify({version, edition, values: this.values}))) return undefined;
    return this.tell(
      this.say('This browser does not keep what you type: save the Word file before you close the page.'),
    );
  }

  restore() {
    const found = keptForm(this.store);
    if (!found) return this.showLeft();
    const {values, lost} = acceptValues(this.form.fields, found.values);
    this.show(values);
    this.isChanged = false;
    if (found.version === this.form.version) return undefined;
    return this.news(olderWords(found.edition, lost, this.say));
  }

  show(values) {
    this.values = values;
    this.isChanged = true;
    for (const field of this.fields) {
      const control = this.controls.get(field.id);
      control.set(values[field.id]);
      control.fault(this.faultNow(field));
      this.values[field.id] = control.get();
    }
    this.showLeft();
  }

  showLeft() {
    const {say} = this;
    const {required} = emptyFields(this.form.fields, this.values);
    const words = required.length
      ? say('{count} suggested blanks are still empty.', {count: required.length})
      : say('Every suggested blank is filled in.');
    setText(this.foot.$left, words);
  }

  async open(file) {
    const before = this.values;
    try {
      const found = await this.files.read(file);
      const {values, lost} = acceptValues(this.form.fields, found.values);
      this.show(values);
      this.keep();
      this.news([
        ...openedWords({file, found, lost, empty: emptyFields(this.form.fields, this.values)}, this.say),
        isAnythingGiven(before) && this.undoButton(before),
      ]);
    } catch (error) {
      this.news([badFileWords(error, file, this.form, this.say)]);
      if (!(error instanceof FileFault)) throw error;
    }
  }

  undoButton(before) {
    return make(
      'button',
      {type: 'button', class: 'ns-fill__small', click: () => this.putBack(before)},
      this.say('Put back what was here before'),
    );
  }

  putBack(values) {
    this.show(values);
    this.keep();
    this.news([this.say('What you had typed is back.')]);
  }

  wipe() {
    const before = this.values;
    this.show(noValues(this.form.fields));
    this.controls.forEach((control) => control.fault(''));
    this.foot.$missing.hidden = true;
    wipe(this.store);
    this.news([
      this.say('What you typed has been wiped from this device.'),
      isAnythingGiven(before) && this.undoButton(before),
    ]);
  }

  news(lines) {
    this.head.$news.replaceChildren(...lines.filter(Boolean).map((line) => make('p', {}, line)));
    this.head.$news.hidden = false;
    this.head.$news.focus();
  }

  tell(words) {
    setText(this.foot.$said, words);
  }

  save() {
    const faulty = this.showFaults();
    if (faulty.length === 0) return this.offer();
    const {say} = this;
    const $anyway = make(
      'button',
      {type: 'button', class: 'ns-fill__small', click: () => this.offer()},
      say('Save it all the same'),
    );
    this.foot.$missing.replaceChildren(
      make('p', {}, make('strong', {}, say('{count} places to look at:', {count: faulty.length}))),
      fieldLinks(faulty, (event, field) => this.goTo(event, field)),
      $anyway,
    );
    this.foot.$missing.hidden = false;
    return this.foot.$missing.focus();
  }

  /** Names all that is missing or wrong at its place; gives it with its words. */
  showFaults() {
    const {say} = this;
    const {required} = emptyFields(this.form.fields, this.values);
    const found = [];
    for (const field of this.fields) {
      const words = required.includes(field) ? missingWords(field, say) : this.faultNow(field);
      this.controls.get(field.id).fault(words);
      if (words)
        found.push({...field, words: required.includes(field) ? field.name : `${field.name}: ${words}`});
    }
    return found;
  }

  goTo(event, field) {
    event.preventDefault();
    this.controls.get(field.id).$focus().focus();
  }

  async offer() {
    const {say} = this;
    this.foot.$missing.hidden = true;
    this.settle();
    if (savesNoFiles())
      return this.news([
        say('WeChat saves no files.'),
        say('Open this page in a browser to save the Word file.'),
      ]);
    const file = await this.files.filled(this.values);
    offer(file);
    return this.tell(
      say(
        '“{name}” has been saved. Open it, check it, print it; then sign and seal it where the form asks for it.',
        {name: file.name},
      ),
    );
  }
}

function find($root, selector) {
  const $found = $root.querySelector(selector);
  if (!$found) throw new Error(`the element ${selector} is missing`);
  return $found;
}
