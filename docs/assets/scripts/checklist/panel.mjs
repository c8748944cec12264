/** What is above and below the questions: who the reader is, news, the sentence that sums up, buttons. */

import {make, setText} from '../page/elements.mjs';
import {makeRadios} from './choices.mjs';
import {dayInWords} from './invitation.mjs';
import {tracksFor} from './scope.mjs';

/** Milliseconds without typing after which the sentence follows. */
const PAUSE = 800;

/**
 * The questions who the reader is; `choose` gets `{role}` or `{track}`. What leaves no choice is not asked, and only
 * tracks that the role can be in are offered.
 */
export function makeWho(call, t, choose) {
  const role = makeRadios(
    {rule: {}, id: 'checklist-role', ask: t('Who are you?'), answer: (id) => choose({role: id})},
    call.roles.map(({id, title, description}) => [id, title, description]),
  );
  const track = makeRadios(
    {rule: {}, id: 'checklist-track', ask: t('Which category?'), answer: (id) => choose({track: id})},
    call.tracks.map(({id, title, description}) => [id, title, description]),
  );
  role.$element.hidden = call.roles.length < 2;
  return {
    $element: make('div', {class: 'ns-who'}, role.$element, track.$element),
    show: (given) => {
      const tracks = tracksFor(call, given).map(({id}) => id);
      track.$element.hidden = tracks.length < 2 || (call.roles.length > 0 && !given.role);
      track.allow(tracks);
      track.set(given.track);
    },
    set: (given) => {
      role.set(given.role);
      track.set(given.track);
    },
  };
}

/** The message that the reader sees on arrival; each message replaces the one before. */
export function makeNews(t) {
  const $element = make('div', {class: 'ns-news', tabindex: '-1', hidden: true});
  const show = (...children) => {
    $element.replaceChildren(...children);
    $element.hidden = children.length === 0;
  };
  const showText = (text, ...$others) => show(make('p', {}, text), ...$others);
  return {
    $element,
    clear: () => show(),
    showChanged: (rules) =>
      showText(
        t('The notice has changed; {count} questions are asked again:', {count: rules.length}),
        make('ul', {}, rules.map(questionLink)),
      ),
    showNotStored: () =>
      showText(t('This browser does not keep answers: they are gone once you close the page.')),
    showInvitation: ({lead, alliance, by}, language) =>
      showText(
        t.sentences([
          t('The link that you opened says:'),
          lead && t('{lead} leads the application.', {lead}),
          alliance && t('The alliance is “{alliance}”.', {alliance}),
          by && t('Forms are to be back by {day}.', {day: dayInWords(by, language)}),
        ]),
      ),
    offerShared: (take) => {
      const close = (message) => {
        showText(message);
        $element.focus();
      };
      showText(
        t('The link brings answers, and this device has kept others.'),
        makeButton(t('Take the answers from the link'), () => {
          take();
          close(t('These are the answers from the link.'));
        }),
        makeButton(t('Keep the answers of this device'), () => close(t('Your own answers stay.'))),
      );
    },
  };
}

function questionLink(question) {
  const anchor = question.asked_by ? `question-${question.id}` : question.id;
  return make('li', {}, make('a', {href: `#${anchor}`}, question.ask || question.quote));
}

/** The sentence that sums up, announced as it changes, and a link to the result for when there is one. */
export function makeSentence(t) {
  const $sentence = make('p', {class: 'ns-verdict__sentence', role: 'status'});
  const $link = make('a', {class: 'ns-verdict__link', href: '#checklist-result'}, t('See the result'));
  let waiting = 0;
  const show = (text, isTyping) => {
    clearTimeout(waiting);
    if (isTyping) waiting = setTimeout(() => setText($sentence, text), PAUSE);
    else setText($sentence, text);
  };
  return {$element: make('div', {class: 'ns-verdict'}, $sentence, $link), $link, show};
}

/** Buttons to print, share and wipe: `link()` gives the address to share, `wipe()` wipes and gives the undoing. */
export function makeTools({t, link, wipe}) {
  const $status = make('p', {class: 'ns-tools__said', role: 'status'});
  const status = (message) => ($status.textContent = message);
  const share = makeShare({t, link, status});
  const wiping = makeWipe({t, wipe, status});
  const $print = makeButton(t('Print the packing list'), () => window.print());
  return make(
    'section',
    {class: 'ns-tools'},
    make('h2', {}, t('Keep, print, share')),
    make('p', {}, t('Your answers stay on this device only.')),
    make('div', {class: 'ns-tools__row'}, $print, share.$button, wiping.$button, wiping.$undo),
    share.$link,
    $status,
  );
}

function makeButton(label, click) {
  return make('button', {type: 'button', class: 'ns-button', click}, label);
}

function makeShare({t, link, status}) {
  const $field = make('input', {class: 'ns-reply ns-reply--long', id: 'checklist-link', readonly: true});
  const $label = make('label', {for: $field.id}, t('Whoever opens this link sees your answers:'));
  const $link = make('p', {class: 'ns-tools__link', hidden: true}, $label, $field);
  const $button = makeButton(t('Copy a link with the answers'), async () => {
    $field.value = link();
    $link.hidden = false;
    const isCopied = await copyField($field);
    status(isCopied ? t('The link has been copied.') : t('Copy the link from the field.'));
  });
  return {$button, $link};
}

/** Puts a field's text on the clipboard; false where the browser allows no script to do so. */
export async function copyField($field) {
  try {
    await navigator.clipboard.writeText($field.value);
    return true;
  } catch (_error) {
    $field.select();
    return false;
  }
}

function makeWipe({t, wipe, status}) {
  let undo = null;
  const $undo = makeButton(t('Undo'), () => {
    undo();
    $undo.hidden = true;
    $button.focus();
    status(t('The answers are back.'));
  });
  $undo.hidden = true;
  const $button = makeButton(t('Wipe the answers'), () => {
    undo = wipe();
    $undo.hidden = false;
    status(t('The answers have been wiped from this device.'));
  });
  return {$button, $undo};
}
