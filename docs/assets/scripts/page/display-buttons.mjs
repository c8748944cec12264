/** The buttons of the displays. In: an element with a word. Out: the button in it, which says whether it is on. */

import { make } from './elements.mjs';
import { DARK, LARGE_TEXT, showAsLeft, turn } from './displays.mjs';

class DisplayButton {
  constructor($root, display) {
    this.display = display;
    this.$button = make('button', { type: 'button', class: 'nt-tool', click: () => this.turn() }, $root.dataset.label);
    $root.append(this.$button);
    this.tell();
    // Another window has switched it.
    window.addEventListener('storage', ({ key }) => key === display.key && this.follow());
  }

  turn() {
    turn(this.display);
    this.tell();
  }

  follow() {
    showAsLeft(this.display);
    this.tell();
  }

  tell() {
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
    if (query.addEventListener) query.addEventListener('change', () => this.follow());
  }
}
