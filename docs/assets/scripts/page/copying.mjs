/** Links and texts that are copied with one press. In: elements with their words. Out: the same, listening. */

import { make } from './elements.mjs';
import { tell } from './toast.mjs';

/** Started on `data-module="copy-link"`: a link that works as one, and besides puts its address on the clipboard. */
export class CopyLink {
  constructor($link) {
    $link.addEventListener('click', () => copy($link.href, $link.dataset.copied));
  }
}

/** Started on `data-module="copy-text"`: makes a button that copies `data-text`. */
export class CopyText {
  constructor($root) {
    const { text, label, name, copied } = $root.dataset;
    if (!navigator.clipboard) return;
    const click = () => copy(text, copied);
    $root.append(make('button', { type: 'button', class: 'ns-copy', 'aria-label': name, click }, label));
  }
}

/** Where the browser allows no script to copy, nothing is said. */
async function copy(text, copied) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    return;
  }
  tell(copied);
}
