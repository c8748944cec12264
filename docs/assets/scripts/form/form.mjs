/**
 * A form filled in in the browser.
 *
 * In: an element with the form as labelled content, and its data as JSON. Out: the same with fields in its blanks.
 * What is typed stays on the device, and goes into the Word file that the reader saves. All that the first paint
 * needs is here; what opens, saves and prints (form-actions.mjs) and the blank Word file are fetched once it stands.
 */

import {make, setText} from '../page/elements.mjs';
import {keep, wipe} from '../page/storage.mjs';
import {speaker} from '../page/words.mjs';
import {makeControl} from './controls.mjs';
import {keptForm, olderWords, storeOf} from './kept.mjs';
import {makeFoot, makeHead} from './panel.mjs';
import {fetchLater, missedWords} from '../page/later.mjs';
import {
  acceptValues,
  emptyFields,
  faultOf,
  isAnythingGiven,
  isGiven,
  noValues,
  typedFields,
} from './values.mjs';

const PAUSE = 300;

/** Started on `data-module="fill-in"`. */
export class FillIn {
  constructor($root) {
    this.$root = $root;
    this.form = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.say = speaker(this.form);
    this.fields = typedFields(this.form.fields);
    this.store = storeOf(this.form);
    this.values = noValues(this.form.fields);
    this.controls = new Map(this.fields.map((field) => [field.id, this.makeControl(field)]));
    this.makeParts($root, find($root, '.ns-form'));
    this.restore();
    fetchLater(() => this.fetchActions());
    $root.addEventListener('focusin', () => this.prepare(), {once: true});
    window.addEventListener('pagehide', () => this.keep());
    // Come back to by the browser's own button, the page may have been filled in elsewhere meanwhile.
    window.addEventListener('pageshow', (event) => event.persisted && this.restore());
  }

  makeParts($root, $form) {
    const {say} = this;
    this.head = makeHead({say, open: (file) => this.open(file)});
    this.foot = makeFoot({
      say,
      save: () => this.save(),
      print: () => this.print(),
      wipe: () => this.wipe(),
    });
    $form.before(this.head.$element);
    $form.after(this.foot.$element);
  }

  /** What opening, saving and printing take, with the blank form. */
  async fetchActions() {
    const {FormActions} = await import('./actions.mjs');
    this.actions = this.actions || new FormActions(this);
    await this.actions.files.fetch();
    return this.actions;
  }

  /** The same, or null where it does not come. */
  fetchedActions() {
    return this.fetchActions().catch(() => null);
  }

  /** Somebody begins to fill in: the first press on a button answers at once. */
  async prepare() {
    const actions = await this.fetchedActions();
    if (actions) await actions.files.prepare();
  }

  async open(file) {
    const actions = await this.fetchedActions();
    return actions ? actions.open(file) : this.news([missedWords(this.say)]);
  }

  async save() {
    const actions = await this.fetchedActions();
    return actions ? actions.save() : this.tell(missedWords(this.say));
  }

  /** The issued table, or without a network the page as it is. */
  async print() {
    await this.fetchedActions();
    window.print();
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
}

function find($root, selector) {
  const $found = $root.querySelector(selector);
  if (!$found) throw new Error(`the element ${selector} is missing`);
  return $found;
}
