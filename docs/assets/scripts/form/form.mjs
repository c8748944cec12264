/**
 * A form filled in in the browser. What is typed stays on the device, and goes into the Word file that the reader saves.
 *
 * Here is what the first paint needs; what opens, saves and prints (actions.mjs) and the blank Word file are deferred.
 */

import {prefetch} from '../page/deferred.mjs';
import {find, make, setText} from '../page/elements.mjs';
import {notFetchedMessage, translator} from '../page/messages.mjs';
import {save, wipe} from '../page/storage.mjs';
import {makeControl} from './controls.mjs';
import {makeFoot, makeHead} from './panel.mjs';
import {
  acceptValues,
  emptyFields,
  faultOf,
  formChangedMessages,
  isAnythingGiven,
  isGiven,
  noValues,
  storedForm,
  storeOf,
  typedFields,
} from './values.mjs';

/** Milliseconds without a change after which values are stored. */
const PAUSE = 300;

/** Started on `data-module="fill-in"`: an element with the form as labelled content, and its data as JSON. */
export class FillIn {
  constructor($root) {
    this.$root = $root;
    this.form = JSON.parse(find($root, 'script[type="application/json"]').textContent);
    this.t = translator(this.form);
    this.fields = typedFields(this.form.fields);
    this.store = storeOf(this.form);
    this.values = noValues(this.form.fields);
    this.controls = new Map(this.fields.map((field) => [field.id, this.makeControl(field)]));
    this.makePanel(find($root, '.ns-form'));
    this.restore();
    prefetch(() => this.fetchActions());
    $root.addEventListener('focusin', () => this.prepare(), {once: true});
    window.addEventListener('pagehide', () => this.keep());
    // A page that comes back from the browser's history may have been filled in elsewhere meanwhile.
    window.addEventListener('pageshow', (event) => event.persisted && this.restore());
  }

  makePanel($form) {
    const {t} = this;
    this.head = makeHead({t, open: (file) => this.act((actions) => actions.open(file), 'news')});
    this.foot = makeFoot({
      t,
      save: () => this.act((actions) => actions.save(), 'status'),
      print: () => this.print(),
      wipe: () => this.wipe(),
    });
    $form.before(this.head.$element);
    $form.after(this.foot.$element);
  }

  makeControl(field) {
    const {t} = this;
    const change = () => this.change(field);
    return makeControl(field, document.getElementById(field.id), {t, change, leave: () => this.leave(field)});
  }

  /** What opens, saves and prints, with the blank form. */
  async fetchActions() {
    const {FormActions} = await import('./actions.mjs');
    this.actions = this.actions || new FormActions(this.form, this.t, this.pageForActions());
    await this.actions.files.fetch();
    return this.actions;
  }

  pageForActions() {
    return {
      values: () => this.values,
      show: (values) => this.show(values),
      faultOf: (field) => this.faultOf(field),
      showFault: (field, message) => this.controls.get(field.id).fault(message),
      focus: (field) => this.controls.get(field.id).$focus().focus(),
      store: () => this.settle(),
      news: (lines) => this.news(lines),
      status: (message) => this.status(message),
      undoButton: (values) => this.undoButton(values),
      $root: this.$root,
      $foot: this.foot.$element,
      $missing: this.foot.$missing,
    };
  }

  /** Somebody begins to fill in: the blank form is opened before a button is pressed. */
  async prepare() {
    const actions = await this.fetchActions().catch(() => null);
    if (actions) await actions.files.prepare();
  }

  /** `place` is where a message says that the actions could not be fetched: `news` or `status`. */
  async act(action, place) {
    const actions = await this.fetchActions().catch(() => null);
    if (actions) return action(actions);
    const message = notFetchedMessage(this.t);
    return place === 'news' ? this.news([message]) : this.status(message);
  }

  /** Prints the issued table, or without a network the page as it is. */
  async print() {
    await this.fetchActions().catch(() => null);
    window.print();
  }

  change(field) {
    this.values[field.id] = this.controls.get(field.id).get();
    this.isChanged = true;
    if (!this.faultOf(field)) this.controls.get(field.id).fault('');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  settle() {
    this.keep();
    this.showLeft();
  }

  /** A wrong value is named once its field is left, an empty one only on saving. */
  leave(field) {
    if (isGiven(this.values[field.id])) this.controls.get(field.id).fault(this.faultOf(field));
  }

  faultOf(field) {
    return faultOf(field, this.values[field.id], this.t);
  }

  /** Stores what was changed here: a second window of the same form would put back what it had at first. */
  keep() {
    clearTimeout(this.timer);
    if (!this.isChanged) return undefined;
    this.isChanged = false;
    if (!isAnythingGiven(this.values)) return wipe(this.store);
    const {version, edition} = this.form;
    if (save(this.store, {version, edition, values: this.values})) return undefined;
    return this.status(
      this.t('This browser does not keep what you type: save the Word file before you close the page.'),
    );
  }

  restore() {
    const stored = storedForm(this.store);
    if (!stored) return this.showLeft();
    const {values, lost} = acceptValues(this.form.fields, stored.values);
    this.show(values);
    this.isChanged = false;
    if (stored.version === this.form.version) return undefined;
    return this.news(formChangedMessages(stored.edition, lost, this.t));
  }

  show(values) {
    this.values = values;
    this.isChanged = true;
    for (const field of this.fields) {
      const control = this.controls.get(field.id);
      control.set(values[field.id]);
      control.fault(this.faultOf(field));
      this.values[field.id] = control.get();
    }
    this.showLeft();
  }

  showLeft() {
    const {t} = this;
    const {required} = emptyFields(this.form.fields, this.values);
    const message = required.length
      ? t('{count} suggested blanks are still empty.', {count: required.length})
      : t('Every suggested blank is filled in.');
    setText(this.foot.$left, message);
  }

  undoButton(before) {
    return make(
      'button',
      {type: 'button', class: 'ns-fill__small', click: () => this.putBack(before)},
      this.t('Put back what was here before'),
    );
  }

  putBack(values) {
    this.show(values);
    this.keep();
    this.news([this.t('What you had typed is back.')]);
  }

  wipe() {
    const before = this.values;
    this.show(noValues(this.form.fields));
    this.controls.forEach((control) => control.fault(''));
    this.foot.$missing.hidden = true;
    wipe(this.store);
    this.news([
      this.t('What you typed has been wiped from this device.'),
      isAnythingGiven(before) && this.undoButton(before),
    ]);
  }

  news(lines) {
    this.head.$news.replaceChildren(...lines.filter(Boolean).map((line) => make('p', {}, line)));
    this.head.$news.hidden = false;
    this.head.$news.focus();
  }

  status(message) {
    setText(this.foot.$status, message);
  }
}
