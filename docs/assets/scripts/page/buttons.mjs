/** The buttons of every page: copy, print, large text, dark colours. Each is made in an element with its label. */

import {applyStored, DARK, LARGE_TEXT, toggle} from './displays.mjs';
import {make} from './elements.mjs';

const TOAST_TIME = 4000;
const toast = {$element: null, timer: 0};

/** Started on `data-module="copy-link"`: a link that works as one, and also copies its address. */
export class CopyLink {
  constructor($link) {
    $link.addEventListener('click', () => copy($link.href, $link.dataset.copied));
  }
}

/** Started on `data-module="copy-text"`: a button that copies `data-text`. */
export class CopyText {
  constructor($root) {
    const {text, label, name, copied} = $root.dataset;
    if (!navigator.clipboard) return;
    const click = () => copy(text, copied);
    $root.append(make('button', {type: 'button', class: 'ns-copy', 'aria-label': name, click}, label));
  }
}

/** Started on `data-module="print-page"`. */
export class PrintPage {
  constructor($root) {
    const click = () => window.print();
    $root.append(make('button', {type: 'button', class: 'ns-button', click}, $root.dataset.label));
  }
}

class DisplayButton {
  constructor($root, display) {
    this.display = display;
    const click = () => this.update(toggle);
    this.$button = make('button', {type: 'button', class: 'nt-tool', click}, $root.dataset.label);
    $root.append(this.$button);
    this.update();
    // Another window has switched it.
    window.addEventListener('storage', ({key}) => key === display.key && this.update(applyStored));
  }

  update(change = () => {}) {
    change(this.display);
    this.$button.setAttribute('aria-pressed', this.display.isOn());
  }
}

/** Started on `data-module="large-text"`. */
export class LargeTextButton extends DisplayButton {
  constructor($root) {
    super($root, LARGE_TEXT);
  }
}

/** Started on `data-module="dark"`; follows the system at nightfall too, where the reader has not chosen. */
export class DarkButton extends DisplayButton {
  constructor($root) {
    super($root, DARK);
    const query = matchMedia('(prefers-color-scheme: dark)');
    // Safari has the event since 14.
    if (query.addEventListener) query.addEventListener('change', () => this.update(applyStored));
  }
}

/** Where the browser allows no script to copy, nothing is said. */
async function copy(text, message) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (_error) {
    return;
  }
  showToast(message);
}

/** A message at the foot of the window, read out, gone after a while; a new one replaces the one before. */
function showToast(message) {
  if (!toast.$element) {
    toast.$element = make('p', {class: 'ns-toast', role: 'status'});
    document.body.append(toast.$element);
  }
  clearTimeout(toast.timer);
  toast.$element.textContent = message;
  toast.timer = setTimeout(() => (toast.$element.textContent = ''), TOAST_TIME);
}
