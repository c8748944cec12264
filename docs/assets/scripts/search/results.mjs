/** The pages that match what somebody types, as links with excerpts. Deferred: see box.mjs. */

import {make, setText} from '../page/elements.mjs';
import {findPages, readIndex} from './match.mjs';
import {nearQueries} from './near.mjs';
import {QUERY_PARAMETER} from './query.mjs';
import {excerptOf} from './text.mjs';

const PARTS_SHOWN = 3;

/** In the search box: its field, status line and list. `data-base` leads to the site's folder. */
export class SearchResults {
  constructor($root, index) {
    this.base = $root.dataset.base;
    this.messages = index.words;
    this.index = readIndex(index);
    this.$query = $root.querySelector('[name=query]');
    this.$status = $root.querySelector('[role=status]');
    this.$list = $root.querySelector('ol');
    this.$near = make('p', {class: 'nt-near', role: 'status'});
    this.$status.after(this.$near);
    this.$query.addEventListener('input', () => this.update());
    this.$query.form.addEventListener('reset', () =>
      setTimeout(() => {
        this.update();
        this.$query.focus();
      }),
    );
    this.$query.form.addEventListener('submit', () => this.followFirst());
    $root.addEventListener('keydown', (event) => this.step(event));
    this.update();
    this.$list.parentElement.removeAttribute('aria-busy');
  }

  update() {
    const query = this.$query.value.trim();
    const pages = query ? findPages(this.index, query) : [];
    this.propose(query ? nearQueries(this.index, query) : []);
    this.$list.replaceChildren(...pages.map((page) => this.entry(page)));
    this.$list.parentElement.parentElement.scrollTop = 0;
    setText(this.$status, this.summary(query, pages.length));
  }

  summary(query, count) {
    const {ready, none, found} = this.messages;
    if (!query) return ready;
    return count ? found.replace('{n}', count) : none;
  }

  /** `queries` as buttons; the line is left alone, and not spoken again, while it stays the same. */
  propose(queries) {
    if (String(queries) === String(this.queries || [])) return;
    this.queries = queries;
    const $buttons = queries.map((query) => {
      const $button = make('button', {type: 'button', class: 'nt-near__query'}, query);
      $button.addEventListener('click', () => this.take(query));
      return $button;
    });
    const $between = $buttons.flatMap(($button, at) => (at ? [' ', $button] : [$button]));
    this.$near.replaceChildren(...(queries.length > 0 ? [this.messages.near, ' ', ...$between] : []));
  }

  take(query) {
    this.$query.value = query;
    this.update();
    this.$query.focus();
  }

  /** The first page; where nothing is found, the first query that was proposed. */
  followFirst() {
    const $first = this.$list.querySelector('a') || this.$near.querySelector('button');
    if ($first && this.$query.value.trim()) $first.click();
  }

  entry(page) {
    const $links = page.parts.slice(0, PARTS_SHOWN).map((part) => this.link(page, part));
    return make(
      'li',
      {class: 'md-search-result__item'},
      make('p', {class: 'nt-found__page'}, page.title),
      $links,
    );
  }

  link({address, title}, part) {
    const query = `?${QUERY_PARAMETER}=${encodeURIComponent(part.pieces.join(' '))}`;
    const href = `${this.base}/${address}${query}${part.id ? `#${part.id}` : ''}`;
    const $text = excerptOf(part.text, part.pieces).map(({text, isMatch}) =>
      isMatch ? make('mark', {}, text) : text,
    );
    const $title = make('span', {class: 'nt-found__title'}, part.title || title);
    return make('a', {class: 'nt-found', href}, $title, make('span', {class: 'nt-found__text'}, $text));
  }

  /** The arrows go from the field into the list and back. */
  step(event) {
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!by) return;
    const $stops = [
      this.$query,
      ...this.$near.querySelectorAll('button'),
      ...this.$list.querySelectorAll('a'),
    ];
    const at = $stops.indexOf(document.activeElement);
    const $next = $stops[at + by];
    if (at === -1 || !$next) return;
    event.preventDefault();
    $next.focus();
  }
}
