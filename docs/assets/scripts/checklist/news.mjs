/** What the reader is told on arrival. In: words. Out: lines above the questions, some with a choice. */

import {make} from '../page/elements.mjs';

/** `{$element, say…}`: each method shows one line in place of the one before. */
export function makeNews(say) {
  const $element = make('div', {class: 'ns-news', tabindex: '-1', hidden: true});
  const show = (...children) => {
    $element.replaceChildren(...children);
    $element.hidden = children.length === 0;
  };
  const button = (label, click) => make('button', {type: 'button', class: 'ns-button', click}, label);
  return {
    $element,
    clear: () => show(),
    tellChanged: (rules) =>
      show(make('p', {}, changedWords(rules, say)), make('ul', {}, rules.map(questionLink))),
    tellUnkept: () =>
      show(make('p', {}, say('This browser does not keep answers: they are gone once you close the page.'))),
    offer: (take) => {
      const decide = (isTaken) => {
        if (isTaken) take();
        show(
          make(
            'p',
            {},
            isTaken ? say('These are the answers from the link.') : say('Your own answers stay.'),
          ),
        );
        $element.focus();
      };
      show(
        make('p', {}, say('The link brings answers, and this device has kept others.')),
        button(say('Take the answers from the link'), () => decide(true)),
        button(say('Keep the answers of this device'), () => decide(false)),
      );
    },
  };
}

function changedWords(rules, say) {
  return say('The notice has changed; {count} questions are asked again:', {count: rules.length});
}

function questionLink({id, ask, quote}) {
  return make('li', {}, make('a', {href: `#${id}`}, ask || quote));
}
