/** What stands above and below a form that is filled in. In: words and what its buttons do. Out: elements. */

import {make} from '../page/elements.mjs';
import {savesNoFiles} from '../page/wechat.mjs';

/** Above the form: where the values stay, a file to go on with, news. */
export function makeHead({say, open}) {
  const $file = make('input', {
    type: 'file',
    // No field of a form has an id with two hyphens.
    id: 'fill--file',
    class: 'ns-fill__file',
    accept: '.docx,.doc,.wps',
    change: () => {
      const [file] = $file.files;
      $file.value = '';
      if (file) open(file);
    },
  });
  const $open = make(
    'label',
    {class: 'ns-button ns-fill__open', for: $file.id},
    say('Open a form that I have filled'),
  );
  const $news = make('div', {class: 'ns-fill__news', tabindex: '-1', hidden: true});
  const $element = make(
    'section',
    {class: 'ns-fill__head', 'aria-label': say('Fill in here')},
    savesNoFiles() && makeOutside(say),
    make(
      'p',
      {},
      say('Fill in below, then save the Word file. Only the blanks are filled: the form stays as issued.'),
    ),
    make(
      'p',
      {class: 'ns-hint'},
      say(
        'What you type stays on this device and is sent nowhere. On a shared computer, wipe it when you are done.',
      ),
    ),
    make('div', {class: 'ns-fill__buttons'}, $file, $open),
    $news,
  );
  return {$element, $news, $file};
}

/** In WeChat, which saves no files: how to open the page in a browser. */
function makeOutside(say) {
  const $address = make('input', {
    class: 'ns-fill__input',
    readonly: true,
    'aria-label': say('The address of this page'),
  });
  $address.value = location.href.split('#')[0];
  const $said = make('span', {role: 'status'});
  const copy = async () => {
    $said.textContent = (await isCopied($address))
      ? say('Copied')
      : say('Press the address long to copy it.');
  };
  return make(
    'div',
    {class: 'ns-fill__outside'},
    make(
      'p',
      {},
      make('strong', {}, say('WeChat saves no files.')),
      ' ',
      say(
        'Press ··· in the corner above and choose “Open in browser” before you fill in the form: what you type here does not move there.',
      ),
    ),
    make(
      'div',
      {class: 'ns-fill__buttons'},
      $address,
      make('button', {type: 'button', class: 'ns-button', click: copy}, say('Copy the link')),
      $said,
    ),
  );
}

async function isCopied($address) {
  try {
    await navigator.clipboard.writeText($address.value);
    return true;
  } catch (error) {
    $address.select();
    return document.execCommand('copy');
  }
}

/** Below the form: save, print, wipe, and what is still missing. */
export function makeFoot({say, save, print, wipe}) {
  const $left = make('p', {class: 'ns-fill__left'});
  const $missing = make('div', {class: 'ns-fill__missing', tabindex: '-1', hidden: true});
  const $said = make('p', {class: 'ns-fill__said', role: 'status'});
  const button = (label, click, style = '') =>
    make('button', {type: 'button', class: `ns-button ${style}`, click}, label);
  const $element = make(
    'section',
    {class: 'ns-fill__foot', 'aria-label': say('Save and print')},
    $left,
    $missing,
    make(
      'div',
      {class: 'ns-fill__buttons'},
      button(say('Save the Word file'), save, 'ns-button--main'),
      button(say('Print'), print),
      button(say('Wipe what I have typed'), wipe),
    ),
    $said,
  );
  return {$element, $left, $missing, $said};
}
