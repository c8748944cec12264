/** Where the sentence stands that sums up. In: words. Out: `{$element, $link, show}`; what is shown is announced. */

import {make, setText} from '../page/elements.mjs';

/** Milliseconds without typing after which the sentence follows. */
const QUIET = 800;

/** The link leads to the result, as soon as there is one. */
export function makeSentence(say) {
  const $sentence = make('p', {class: 'ns-verdict__sentence', role: 'status'});
  const $link = make('a', {class: 'ns-verdict__link', href: '#checklist-result'}, say('See the result'));
  let waiting = 0;
  const show = (text, isTyping) => {
    clearTimeout(waiting);
    if (isTyping) waiting = setTimeout(() => setText($sentence, text), QUIET);
    else setText($sentence, text);
  };
  return {$element: make('div', {class: 'ns-verdict'}, $sentence, $link), $link, show};
}
