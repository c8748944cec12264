/** The call's state by the reader's clock, before the date that the page states. */

import {readClock, untilNextLook} from './clock.mjs';
import {find, make, setText} from './elements.mjs';

const LONGEST_SLEEP = 60 * 1000;

/**
 * Started on `data-module="status"`; right to the second, also in a page that stays open over the deadline.
 * `data-clock` is the clock as in clock.mjs, with its messages by state and by what is left.
 */
export class Status {
  constructor($root) {
    this.$root = $root;
    const $place = find($root, '[data-state]');
    this.clock = JSON.parse($root.dataset.clock);
    this.$badge = make('strong', {class: 'ns-badge'});
    this.$left = make('span', {class: 'ns-status__left'});
    // Empty at first, so that it announces changes and not the page as it opens.
    this.$live = make('span', {class: 'ns-visually-hidden', role: 'status'});
    this.update();
    if (!this.state) return;
    $place.append(this.$badge, ' ', this.$left);
    $root.append(this.$live);
    document.addEventListener('visibilitychange', () => this.update());
  }

  update() {
    const now = Date.now();
    const reading = readClock(this.clock, now);
    if (!reading) return;
    this.show(reading);
    clearTimeout(this.timer);
    const wait = untilNextLook(this.clock, now);
    if (wait < Infinity) this.timer = setTimeout(() => this.update(), Math.min(wait, LONGEST_SLEEP));
  }

  show({state, left}) {
    setText(this.$badge, this.clock.words[state]);
    setText(this.$left, left ? fill(this.clock.words[left.when], left) : '');
    if (this.state && this.state !== state)
      setText(this.$live, `${this.$badge.textContent} ${this.$left.textContent}`);
    this.state = state;
    this.$root.dataset.state = state;
  }
}

function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (_placeholder, name) => values[name]);
}
