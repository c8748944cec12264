/** What the search shows. In: its box, and the index in `noticeSearchIndex`. Out: pages found, as one types. */

import { make, setText } from '../page/elements.mjs';
import { excerptOf } from './excerpt.mjs';
import { findPages, readIndex } from './match.mjs';
import { HIGHLIGHT } from './marks.mjs';

const PARTS_SHOWN = 3;

/** Started on `data-module="search"` of start-search.mjs; `data-base` leads to the site's folder. */
export class SearchResults {
  constructor($root) {
    this.base = $root.dataset.base;
    this.words = window.noticeSearchIndex.words;
    this.index = readIndex(window.noticeSearchIndex);
    this.$query = $root.querySelector('[name=query]');
    this.$said = $root.querySelector('[role=status]');
    this.$list = $root.querySelector('ol');
    this.$query.addEventListener('input', () => this.look());
    this.$query.form.addEventListener('reset', () => setTimeout(() => this.cleared()));
    this.$query.form.addEventListener('submit', () => this.follow());
    $root.addEventListener('keydown', (event) => this.step(event));
    this.look();
    this.$list.parentElement.removeAttribute('aria-busy');
  }

  look() {
    const typed = this.$query.value.trim();
    const pages = typed ? findPages(this.index, typed) : [];
    this.$list.replaceChildren(...pages.map((page) => this.entry(page)));
    this.$list.parentElement.parentElement.scrollTop = 0;
    setText(this.$said, this.summary(typed, pages.length));
  }

  summary(typed, count) {
    const { ready, none, found } = this.words;
    if (!typed) return ready;
    return count ? found.replace('{n}', count) : none;
  }

  cleared() {
    this.look();
    this.$query.focus();
  }

  follow() {
    const $first = this.$list.querySelector('a');
    if ($first && this.$query.value.trim()) $first.click();
  }

  entry(page) {
    const $links = page.parts.slice(0, PARTS_SHOWN).map((part) => this.link(page, part));
    return make('li', { class: 'md-search-result__item' }, make('p', { class: 'nt-found__page' }, page.title), $links);
  }

  link({ address, title }, part) {
    const query = `?${HIGHLIGHT}=${encodeURIComponent(part.pieces.join(' '))}`;
    const href = `${this.base}/${address}${query}${part.id ? `#${part.id}` : ''}`;
    const $text = excerptOf(part.text, part.pieces).map(({ text, isFound }) => (isFound ? make('mark', {}, text) : text));
    const $title = make('span', { class: 'nt-found__title' }, part.title || title);
    return make('a', { class: 'nt-found', href }, $title, make('span', { class: 'nt-found__text' }, $text));
  }

  /** The arrows go from the field into the list and back. */
  step(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const $stops = [this.$query, ...this.$list.querySelectorAll('a')];
    const at = $stops.indexOf(document.activeElement);
    const $next = $stops[at + by];
    if (at === -1 || !$next) return;
    event.preventDefault();
    $next.focus();
  }
}
