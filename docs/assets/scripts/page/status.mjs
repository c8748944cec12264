/** The call's state by the reader's clock. In: an element with a clock and its words. Out: the state before the date. */

import { make, setText } from './elements.mjs';
import { readClock, untilNextLook } from './clock.mjs';

const LONGEST_SLEEP = 60 * 1000;

/** Started on `data-module="status"`; right to the second, also in a page that stays open over the deadline. */
export class Status {
  constructor($root) {
    this.$root = $root;
    this.$place = $root.querySelector('[data-state]');
    if (!this.$place) throw new Error('status: no element [data-state]');
    this.clock = JSON.parse($root.dataset.clock);
    this.$badge = make('strong', { class: 'ns-badge' });
    this.$left = make('span', { class: 'ns-status__left' });
    // Empty at first, so that it speaks of changes only and not of the page as it opens.
    this.$live = make('span', { class: 'ns-visually-hidden', role: 'status' });
    this.look();
    if (!this.state) return;
    this.$place.append(this.$badge, ' ', this.$left);
    $root.append(this.$live);
    document.addEventListener('visibilitychange', () => this.look());
  }

  look() {
    const now = Date.now();
    const reading = readClock(this.clock, now);
    if (!reading) return;
    this.show(reading);
    clearTimeout(this.timer);
    const wait = untilNextLook(this.clock, now);
    if (wait < Infinity) this.timer = setTimeout(() => this.look(), Math.min(wait, LONGEST_SLEEP));
  }

  show({ state, left }) {
    setText(this.$badge, this.clock.words[state]);
    setText(this.$left, left ? fill(this.clock.words[left.when], left) : '');
    if (this.state && this.state !== state) setText(this.$live, `${this.$badge.textContent} ${this.$left.textContent}`);
    this.state = state;
    this.$root.dataset.state = state;
  }
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (blank, name) => values[name]);
}
