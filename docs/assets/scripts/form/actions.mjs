/**
 * What opens, saves and prints a form. In: a form that is filled in (form.mjs). Out: files, news.
 *
 * Fetched once the form stands: nothing of it is painted before somebody presses.
 */

import {make} from '../page/elements.mjs';
import {savesNoFiles} from '../page/wechat.mjs';
import {FileFault} from '../docx/faults.mjs';
import {FormFiles, offer} from './files.mjs';
import {printedForm} from './print.mjs';
import {badFileWords, fieldLinks, openedWords} from './told.mjs';
import {acceptValues, emptyFields, isAnythingGiven, missingWords} from './values.mjs';

/** One for each form. */
export class FormActions {
  constructor(filling) {
    this.filling = filling;
    this.form = filling.form;
    this.say = filling.say;
    this.files = new FormFiles(this.form, this.form.library);
    const $sheet = make('div', {class: 'ns-fill__sheet'});
    filling.foot.$element.after($sheet);
    window.addEventListener('beforeprint', () =>
      $sheet.replaceChildren(printedForm(this.form, filling.values)),
    );
    // From now on paper has the issued table instead of the fields.
    filling.$root.classList.add('ns-fill--prints');
  }

  async open(file) {
    const {filling, form, say} = this;
    const before = filling.values;
    try {
      const found = await this.files.read(file);
      const {values, lost} = acceptValues(form.fields, found.values);
      filling.show(values);
      filling.keep();
      filling.news([
        ...openedWords({file, found, lost, empty: emptyFields(form.fields, filling.values)}, say),
        isAnythingGiven(before) && filling.undoButton(before),
      ]);
    } catch (error) {
      filling.news([badFileWords(error, file, form, say)]);
      if (!(error instanceof FileFault)) throw error;
    }
  }

  save() {
    const faulty = this.showFaults();
    if (faulty.length === 0) return this.offer();
    const {say} = this;
    const {$missing} = this.filling.foot;
    const $anyway = make(
      'button',
      {type: 'button', class: 'ns-fill__small', click: () => this.offer()},
      say('Save it all the same'),
    );
    $missing.replaceChildren(
      make('p', {}, make('strong', {}, say('{count} places to look at:', {count: faulty.length}))),
      fieldLinks(faulty, (event, field) => this.goTo(event, field)),
      $anyway,
    );
    $missing.hidden = false;
    return $missing.focus();
  }

  /** Names all that is missing or wrong at its place; gives it with its words. */
  showFaults() {
    const {filling, form, say} = this;
    const {required} = emptyFields(form.fields, filling.values);
    const found = [];
    for (const field of filling.fields) {
      const words = required.includes(field) ? missingWords(field, say) : filling.faultNow(field);
      filling.controls.get(field.id).fault(words);
      if (words)
        found.push({...field, words: required.includes(field) ? field.name : `${field.name}: ${words}`});
    }
    return found;
  }

  goTo(event, field) {
    event.preventDefault();
    this.filling.controls.get(field.id).$focus().focus();
  }

  async offer() {
    const {filling, say} = this;
    filling.foot.$missing.hidden = true;
    filling.settle();
    if (savesNoFiles())
      return filling.news([
        say('WeChat saves no files.'),
        say('Open this page in a browser to save the Word file.'),
      ]);
    const file = await this.files.filled(filling.values);
    offer(file);
    return filling.tell(
      say(
        '“{name}” has been saved. Open it, check it, print it; then sign and seal it where the form asks for it.',
        {name: file.name},
      ),
    );
  }
}
