/** The search field of every page; what it needs to find something is deferred. */

import {loadScript} from '../page/deferred.mjs';

/**
 * Started on `data-module="search"`: the theme's box with its field; `data-index` is the address of the index.
 *
 * The results open over the page when somebody types or presses, not when the keyboard only comes by. The index and
 * the search itself (results.mjs) are fetched when the field is first entered.
 */
export class SearchBox {
  constructor($root) {
    this.$root = $root;
    this.$switch = document.getElementById('__search');
    this.$query = $root.querySelector('[name=query]');
    // The way in on a narrow page, which has no room for the field.
    this.$button = document.querySelector('[data-opens=search]');
    this.$button.hidden = false;
    this.$button.addEventListener('click', () => this.enter());
    this.$query.addEventListener('focus', () => this.fetch());
    for (const name of ['click', 'input']) this.$query.addEventListener(name, () => this.open());
    this.$query.form.addEventListener('submit', (event) => this.submit(event));
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    $root.addEventListener('focusout', ({relatedTarget}) => this.closeBehind(relatedTarget));
  }

  open() {
    this.$switch.checked = true;
    this.fetch();
  }

  enter() {
    this.open();
    this.$query.focus();
  }

  /** What was typed before is shown first, and followed when asked again. */
  submit(event) {
    event.preventDefault();
    if (this.$switch.checked) return;
    event.stopImmediatePropagation();
    this.open();
  }

  /** Without a network, the next time the field is entered is another try. */
  async fetch() {
    if (this.isFetched) return;
    this.isFetched = true;
    const parts = [loadScript(this.$root.dataset.index), import('./results.mjs')];
    const fetched = await Promise.all(parts).catch(() => null);
    if (fetched) {
      const [, {SearchResults}] = fetched;
      new SearchResults(this.$root, window.noticeSearchIndex);
    } else {
      this.isFetched = false;
      this.$root.querySelector('[role=status]').textContent = this.$root.dataset.failed;
    }
  }

  close() {
    if (!this.$switch.checked) return;
    this.$switch.checked = false;
    // Where there is room, the field stays in sight, and the button is not.
    (this.$button.offsetWidth ? this.$button : this.$query).focus();
  }

  /** When the keyboard has gone on to something else; a press beside everything gives no target. */
  closeBehind($next) {
    if ($next && !this.$root.contains($next)) this.$switch.checked = false;
  }
}
