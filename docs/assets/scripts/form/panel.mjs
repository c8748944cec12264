/** What is above and below a form that is filled in: a file to go on with, news; buttons to save, print, wipe. */

import {make} from '../page/elements.mjs';
import {savesNoFiles} from '../page/wechat.mjs';

/** Above the form: `{$element, $news}`; `open(file)` is called with a chosen file. */
export function makeHead({t, open}) {
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
    t('Open a form that I have filled'),
  );
  const $news = make('div', {class: 'ns-fill__news', tabindex: '-1', hidden: true});
  const $element = make(
    'section',
    {class: 'ns-fill__head', 'aria-label': t('Fill in here')},
    savesNoFiles() && makeBrowserHint(t),
    make(
      'p',
      {},
      t('Fill in below, then save the Word file. Only the blanks are filled: the form stays as issued.'),
    ),
    make(
      'p',
      {class: 'ns-hint'},
      t(
        'What you type stays on this device and is sent nowhere. On a shared computer, wipe it when you are done.',
      ),
    ),
    make('div', {class: 'ns-fill__buttons'}, $file, $open),
    $news,
  );
  return {$element, $news};
}

/** In WeChat, which saves no files: how to open the page in a browser. */
function makeBrowserHint(t) {
  const $address = make('input', {
    class: 'ns-fill__input',
    readonly: true,
    'aria-label': t('The address of this page'),
  });
  $address.value = location.href.split('#')[0];
  const $status = make('span', {role: 'status'});
  const copy = async () => {
    $status.textContent = (await isCopied($address)) ? t('Copied') : t('Press the address long to copy it.');
  };
  return make(
    'div',
    {class: 'ns-fill__outside'},
    make(
      'p',
      {},
      make('strong', {}, t('WeChat saves no files.')),
      ' ',
      t(
        'Press ··· in the corner above and choose “Open in browser” before you fill in the form: what you type here does not move there.',
      ),
    ),
    make(
      'div',
      {class: 'ns-fill__buttons'},
      $address,
      make('button', {type: 'button', class: 'ns-button', click: copy}, t('Copy the link')),
      $status,
    ),
  );
}

async function isCopied($address) {
  try {
    await navigator.clipboard.writeText($address.value);
    return true;
  } catch (_error) {
    $address.select();
    return document.execCommand('copy');
  }
}

/** Below the form: `{$element, $left, $missing, $status}`: what is still empty, what is missing on saving. */
export function makeFoot({t, save, print, wipe}) {
  const $left = make('p', {class: 'ns-fill__left'});
  const $missing = make('div', {class: 'ns-fill__missing', tabindex: '-1', hidden: true});
  const $status = make('p', {class: 'ns-fill__said', role: 'status'});
  const button = (label, click, style = '') =>
    make('button', {type: 'button', class: `ns-button ${style}`, click}, label);
  const $element = make(
    'section',
    {class: 'ns-fill__foot', 'aria-label': t('Save and print')},
    $left,
    $missing,
    make(
      'div',
      {class: 'ns-fill__buttons'},
      button(t('Save the Word file'), save, 'ns-button--main'),
      button(t('Print'), print),
      button(t('Wipe what I have typed'), wipe),
    ),
    $status,
  );
  return {$element, $left, $missing, $status};
}
