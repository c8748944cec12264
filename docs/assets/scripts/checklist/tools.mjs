/** Print, share, wipe. In: words and what each does. Out: buttons, and a status line of their own. */

import {make} from '../page/elements.mjs';

/** `link()` gives the address to share, `wipe()` empties the list and gives what undoes it. */
export function makeTools({say, link, wipe}) {
  const $said = make('p', {class: 'ns-tools__said', role: 'status'});
  const share = makeShare({say, link, tell: (text) => ($said.textContent = text)});
  const wiping = makeWipe({say, wipe, tell: (text) => ($said.textContent = text)});
  const $print = makeButton(say('Print the packing list'), () => window.print());
  return make(
    'section',
    {class: 'ns-tools'},
    make('h2', {}, say('Keep, print, share')),
    make('p', {}, say('Your answers stay on this device only.')),
    make('div', {class: 'ns-tools__row'}, $print, share.$button, wiping.$button, wiping.$undo),
    share.$link,
    $said,
  );
}

function makeButton(label, click) {
  return make('button', {type: 'button', class: 'ns-button', click}, label);
}

function makeShare({say, link, tell}) {
  const $field = make('input', {class: 'ns-reply ns-reply--long', id: 'checklist-link', readonly: true});
  const $label = make('label', {for: $field.id}, say('Whoever opens this link sees your answers:'));
  const $link = make('p', {class: 'ns-tools__link', hidden: true}, $label, $field);
  const $button = makeButton(say('Copy a link with the answers'), async () => {
    $field.value = link();
    $link.hidden = false;
    const isCopied = await copy($field);
    tell(isCopied ? say('The link has been copied.') : say('Copy the link from the field.'));
  });
  return {$button, $link};
}

/** Puts a field's text on the clipboard; false where the browser allows no script to do so. */
async function copy($field) {
  try {
    await navigator.clipboard.writeText($field.value);
    return true;
  } catch (error) {
    $field.select();
    return false;
  }
}

function makeWipe({say, wipe, tell}) {
  let undo = null;
  const $undo = makeButton(say('Undo'), () => {
    undo();
    $undo.hidden = true;
    $button.focus();
    tell(say('The answers are back.'));
  });
  $undo.hidden = true;
  const $button = makeButton(say('Wipe the answers'), () => {
    undo = wipe();
    $undo.hidden = false;
    tell(say('The answers have been wiped from this device.'));
  });
  return {$button, $undo};
}
