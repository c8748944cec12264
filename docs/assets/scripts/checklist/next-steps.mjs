/** The end of the result: what the reader does next, and what to ask where the notice is silent. */

import {CLOSED, WITHDRAWN} from '../page/clock.mjs';
import {make} from '../page/elements.mjs';
import {dayInWords, proposedDay, toInvitation} from './invitation.mjs';
import {copyField} from './panel.mjs';
import {applies, isOnTrack, roleOf} from './scope.mjs';

/**
 * What the reader does next, in order: `{text, href}`, `href` null where there is nothing to open. No DOM.
 *
 * `invitation` is what the lead gave with a link, `{lead, alliance, by}`, or null.
 */
export function nextSteps({call, given, entries, state, invitation}, t) {
  if (state === CLOSED || state === WITHDRAWN) return [call.afterwards];
  const text = applies(call, given)
    ? applicantSteps({call, given, entries}, t)
    : memberSteps({call, given, entries, invitation}, t);
  return text.filter(([words]) => words).map(([words, href = null]) => ({text: words, href}));
}

function applicantSteps({call, given, entries}, t) {
  const {place, ways} = call.handing_in;
  const joining = call.roles.filter((role) => !role.applies && isOnTrack(role, given)).map(({id}) => id);
  const shared = entries.filter(({material, makers}) =>
    [...makers.map(({role}) => role), ...listed(material.seal), ...listed(material.signature)].some((role) =>
      joining.includes(role),
    ),
  );
  const documents = t.list(shared.map(({material}) => material.title));
  const until = untilText(call, given, t);
  return [
    [
      documents && t('Collect what those who join have to seal or sign: {documents}.', {documents}),
      call.desk,
    ],
    [
      place
        ? t('Hand everything in until {until}, at: {place}.', {until, place})
        : t('Hand everything in until {until}. The notice does not say where: ask first.', {until}),
    ],
    [ways ? t('Ways to hand in: {ways}.', {ways}) : t('The notice does not say how to hand in: ask first.')],
  ];
}

function memberSteps({call, given, entries, invitation}, t) {
  const leads = call.roles.filter((role) => role.applies && isOnTrack(role, given));
  const lead = invitation?.lead || t.list(leads.map(({title}) => title));
  const titles = (isMine) =>
    t.list(entries.filter((entry) => entry.isMine === isMine).map(({material}) => material.title));
  const [mine, others] = [titles(true), titles(false)];
  const until = untilText(call, given, t);
  const tasks = roleOf(call, given).tasks.length;
  return [
    [tasks > 0 && t('Check what is under “Before you sign”.')],
    [mine && t('Give this to {lead}, sealed and signed as listed: {documents}.', {lead, documents: mine})],
    [others && t('Seal or sign what {lead} brings you: {documents}.', {lead, documents: others})],
    [
      invitation?.by
        ? t('{lead} wants it back by {day}; applications close {until}.', {
            lead,
            day: dayInWords(invitation.by, call.language),
            until,
          })
        : t('Ask {lead} by which day; applications close {until}.', {lead, until}),
    ],
  ];
}

const listed = (roles) => (Array.isArray(roles) ? roles : []);

/** The deadlines of the reader's own windows, in words. */
function untilText({clock}, given, t) {
  const windows = clock.windows.filter((window) => isOnTrack(window, given));
  return t.list(windows.map(({title, words}) => (windows.length > 1 ? `${title} ${words}` : words)));
}

/** The section of the next step: `{$element, show}`; `show` takes what `nextSteps` does. */
export function makeNextSteps(call, t, invite) {
  const $list = make('ol', {class: 'ns-points ns-next'});
  const inviting = makeInviting(call, t, invite);
  const $element = make('section', {}, make('h2', {}, t('What to do next')), $list, inviting.$element);
  const show = (result) => {
    inviting.show(result);
    $list.replaceChildren(
      ...nextSteps(result, t).map(({text, href}) =>
        make('li', {class: 'ns-point'}, href ? make('a', {href}, text) : text),
      ),
    );
  };
  return {$element, show};
}

/** Where the lead of an application makes the link for its members. */
function makeInviting(call, t, invite) {
  const field = (name, label, type) => {
    const change = () => invite({...values(), [name]: $input.value});
    const $input = make('input', {class: 'ns-reply', id: `checklist-invitation-${name}`, type, change});
    return {name, $input, $row: make('p', {}, make('label', {for: $input.id}, label), $input)};
  };
  const fields = [
    field('lead', t('Name of the lead'), 'text'),
    field('alliance', t('Name of the alliance or project'), 'text'),
    field('by', t('Forms back by'), 'date'),
  ];
  const values = () => Object.fromEntries(fields.map(({name, $input}) => [name, $input.value]));
  const $address = make('input', {
    class: 'ns-reply ns-reply--long',
    id: 'checklist-invitation',
    readonly: true,
  });
  const $link = make(
    'p',
    {hidden: true},
    make('label', {for: $address.id}, t('Link for the members:')),
    $address,
  );
  const $status = make('p', {class: 'ns-tools__said', role: 'status'});
  const click = async () => {
    $address.value = `${location.href.split('#')[0]}#${toInvitation(values())}`;
    $link.hidden = false;
    const isCopied = await copyField($address);
    $status.textContent = isCopied ? t('The link has been copied.') : t('Copy the link from the field.');
  };
  const $element = make(
    'details',
    {class: 'ns-more ns-invite', 'aria-label': t('Make a link for the members')},
    make('summary', {}, t('Make a link for the members')),
    make('p', {class: 'ns-remark'}, t('It opens this page with these words; they are in the link alone.')),
    fields.map(({$row}) => $row),
    make('button', {type: 'button', class: 'ns-button', click}, t('Copy the link')),
    $link,
    $status,
  );
  const show = ({given, state, invitation}) => {
    const isJoined = call.roles.some((role) => !role.applies && isOnTrack(role, given));
    $element.hidden = !applies(call, given) || !isJoined || state === CLOSED || state === WITHDRAWN;
    const windows = call.clock.windows.filter((window) => isOnTrack(window, given));
    const values = invitation || {lead: '', alliance: '', by: proposedDay(call, windows)};
    for (const {name, $input} of fields) if ($input !== document.activeElement) $input.value = values[name];
  };
  return {$element, show};
}

/** What to ask, as text to copy or to read out on the telephone; sent nowhere. */
export function makeQuestions({to_ask: questions, title}, t) {
  const text = [
    t('About “{title}”, which does not say the following:', {title}),
    ...questions.map((question, at) => `${at + 1}. ${question}`),
  ].join('\n');
  const $status = make('p', {class: 'ns-tools__said', role: 'status'});
  const $text = make('textarea', {
    class: 'ns-reply ns-reply--long',
    id: 'checklist-questions',
    rows: Math.min(questions.length + 2, 10),
    readonly: true,
  });
  $text.value = text;
  const click = async () => {
    const isCopied = await copyField($text);
    $status.textContent = isCopied ? t('The questions have been copied.') : t('Copy them from the field.');
  };
  return make(
    'section',
    {class: 'ns-questions', hidden: questions.length === 0},
    make('h2', {}, t('Questions to ask')),
    make('label', {for: $text.id}, t('The notice is silent here. To copy, or to read out on the telephone:')),
    $text,
    make('button', {type: 'button', class: 'ns-button', click}, t('Copy the questions')),
    $status,
  );
}
