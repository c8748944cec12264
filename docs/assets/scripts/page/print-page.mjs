/** A button that prints the page. In: an element with its label. Out: the button inside it. */

import { make } from './elements.mjs';

/** Started on `data-module="print-page"`. */
export class PrintPage {
  constructor($root) {
    const click = () => window.print();
    $root.append(make('button', { type: 'button', class: 'ns-button', click }, $root.dataset.label));
  }
}
