/** The call's state by the reader's clock, before the date that the page states. */

import {readClock, untilNextLook} from './clock.mjs';
import {find, make, setText} from './elements.mjs';

const LONGEST_SLEEP = 60 * 1000;

/**
 * Started on `data-module="status"`; right to the second, also in a page that stays open over the deadline.
 * `data-clock` is the clock as in clock.mjs, `data-words` its messages by state and by what is left.
 */
export class Status {
  constructor($root) {
    this.$root = $root;
    const $place = find($root, '[data-state]');
    this.words = JSON.parse($root.dataset.words);
    this.$badge = make('strong', {class: 'ns-badge'});
    this.$left = make('span', {class: 'ns-status__left'});
    // Empty at first, so that it announces changes and not the page as it opens.
    this.$live = make('span', {class: 'ns-visually-hidden', role: 'status'});
    watchClock(JSON.parse($root.dataset.clock), (reading) => this.show(reading));
    if (!this.state) return;
    $place.append(this.$badge, ' ', this.$left);
    $root.append(this.$live);
  }

  show({state, left}) {
    setText(this.$badge, this.words[state]);
    setText(this.$left, left ? fill(this.words[left.when], left) : '');
    if (this.state && this.state !== state)
      setText(this.$live, `${this.$badge.textContent} ${this.$left.textContent}`);
    this.state = state;
    this.$root.dataset.state = state;
  }
}

function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (_placeholder, name) => values[name]);
}

/**
 * Started on `data-module="phases"`: of the parts with `data-when`, a list of states, those show that name the state
 * of `data-clock`. Without a state all stay as the page has them.
 */
export class Phases {
  constructor($root) {
    const $parts = [...$root.querySelectorAll('[data-when]')].filter(
      ($part) => $part.parentElement.closest('[data-module="phases"]') === $root,
    );
    watchClock(JSON.parse($root.dataset.clock), ({state}) => {
      $root.dataset.state = state;
      for (const $part of $parts) $part.hidden = !$part.dataset.when.split(' ').includes(state);
    });
  }
}

/** Calls `show` with what a clock says now, and again whenever that may differ. */
function watchClock(clock, show) {
  let timer = 0;
  const look = () => {
    const now = Date.now();
    const reading = readClock(clock, now);
    if (!reading) return;
    show(reading);
    clearTimeout(timer);
    const wait = untilNextLook(clock, now);
    if (wait < Infinity) timer = setTimeout(look, Math.min(wait, LONGEST_SLEEP));
  };
  look();
  document.addEventListener('visibilitychange', look);
}

/** Milliseconds by which a device's clock may be wrong before a message says so. */
const TOLERATED = 10 * 60 * 1000;

/**
 * Started on `data-module="device-clock"`: what makes a page's states doubtful. Of a page from a server, a device
 * whose clock is not the server's, by one request to the page's own address; of one from a disk, the file's date.
 */
export class DeviceClock {
  constructor($root) {
    this.$root = $root;
    if (location.protocol === 'file:')
      this.show($root.dataset.saved, inWords(document.lastModified, {dateStyle: 'long'}));
    else this.compare().catch(() => {});
  }

  async compare() {
    const address = location.href.split('#')[0];
    const {headers} = await fetch(address, {method: 'HEAD', cache: 'no-store', credentials: 'omit'});
    const served = Date.parse(headers.get('date')) + 1000 * Number(headers.get('age') || 0);
    const minutes = Math.round(Math.abs(Date.now() - served) / 60000);
    if (minutes * 60000 < TOLERATED || Number.isNaN(minutes)) return;
    this.show(this.$root.dataset.wrong, inWords(served, {dateStyle: 'long', timeStyle: 'short'}));
  }

  show(message, moment) {
    this.$root.replaceChildren(make('p', {class: 'ns-hint', role: 'note'}, fill(message, {moment})));
  }
}

function inWords(moment, style) {
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(moment));
}
