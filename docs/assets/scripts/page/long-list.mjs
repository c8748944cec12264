/** A long table in pages, with a search; the whole of it stays in the page for printing. */

import {find, make, setText} from './elements.mjs';
import {translator} from './messages.mjs';

const ROWS_A_PAGE = 50;

/** The rows with every word of the query, whatever its case and width. */
export function matchingRows(texts, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return texts.flatMap((text, at) => (words.every((word) => text.includes(word)) ? [at] : []));
}

/** A text as it is searched. */
export function plain(text) {
  return text.normalize('NFKC').toLowerCase();
}

/** Started on `data-module="long-list"` around a table; the element carries `{messages, language}` as JSON. */
export class LongList {
  constructor($root) {
    this.t = translator(JSON.parse(find($root, 'script[type="application/json"]').textContent));
    this.$rows = [...find($root, 'tbody').rows];
    this.texts = this.$rows.map(($row) =>
      plain([...$row.cells].map(({textContent}) => textContent).join(' ')),
    );
    this.page = 0;
    const name = find($root, 'caption').textContent;
    const input = () => this.search();
    this.$query = make('input', {
      type: 'search',
      class: 'ns-results__query',
      'aria-label': this.t('Search “{name}”', {name}),
      input,
    });
    this.$status = make('span', {role: 'status'});
    this.$before = this.button(this.t('Page before'), -1);
    this.$after = this.button(this.t('Next page'), 1);
    const $controls = make(
      'p',
      {class: 'ns-results__controls'},
      this.t('Search'),
      ' ',
      this.$query,
      ' ',
      this.$before,
      ' ',
      this.$after,
      ' ',
      this.$status,
    );
    $root.prepend($controls);
    this.search();
  }

  button(label, step) {
    const click = () => this.show(this.page + step);
    return make('button', {type: 'button', class: 'ns-button', click}, label);
  }

  search() {
    this.matches = matchingRows(this.texts, this.$query.value);
    this.show(0);
  }

  show(page) {
    this.page = page;
    const first = page * ROWS_A_PAGE;
    const shown = new Set(this.matches.slice(first, first + ROWS_A_PAGE));
    // Not `hidden`: print shows them all.
    this.$rows.forEach(($row, at) => $row.classList.toggle('ns-results__other', !shown.has(at)));
    this.$before.disabled = page === 0;
    this.$after.disabled = first + ROWS_A_PAGE >= this.matches.length;
    const values = {
      first: first + 1,
      last: first + shown.size,
      n: this.matches.length,
      all: this.$rows.length,
    };
    setText(
      this.$status,
      shown.size
        ? this.t('{first} to {last} of {n} found, {all} in all', values)
        : this.t('Nothing found in {all} rows', values),
    );
  }
}
