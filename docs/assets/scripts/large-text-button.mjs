/** The button of the large display. In: an element with its word. Out: the button in it. */

import { make } from './elements.mjs';
import { isLarge, KEY, showAsLeft, turnLarge } from './large-text.mjs';

/** Started on `data-module="large-text"`. */
export class LargeTextButton {
  constructor($root) {
    this.$button = make('button', { type: 'button', class: 'nt-tool', click: () => this.turn() }, $root.dataset.label);
    $root.append(this.$button);
    this.tell();
    window.addEventListener('storage', ({ key }) => key === KEY && this.follow());
  }

  turn() {
    turnLarge();
    this.tell();
  }

  /** Another window has switched it. */
  follow() {
    showAsLeft();
    this.tell();
  }

  tell() {
    this.$button.setAttribute('aria-pressed', isLarge());
  }
}
