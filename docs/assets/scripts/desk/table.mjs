/** The members on the screen. In: the desk and its members. Out: elements; what is changed is handed back. */

import {make} from '../page/elements.mjs';
import {lacking, sealWords, twice} from './members.mjs';

/** One card a member; `change(member, what)` and `remove(member)` are called by its fields. */
export function memberCards(desk, members, {say, change, remove}) {
  const repeated = twice(members);
  return make(
    'ol',
    {class: 'ns-list ns-collect__members'},
    members.map((member, at) =>
      memberCard({desk, member, number: at + 1, isTwice: repeated.includes(member)}, {say, change, remove}),
    ),
  );
}

function memberCard({desk, member, number, isTwice}, {say, change, remove}) {
  const id = `${desk.annex}-member-${number}`;
  const lacks = [
    ...lacking(desk, member, say),
    isTwice && say('This name stands here more than once; it counts once.'),
  ].filter(Boolean);
  const called = member.name || say('Member {number}', {number});
  const $name = make('input', {
    class: 'ns-fill__input',
    id: `${id}-name`,
    'data-key': `${number}-name`,
    change: () => change(member, {name: $name.value.trim()}),
  });
  $name.value = member.name;
  const $remove = make(
    'button',
    {
      type: 'button',
      class: 'ns-fill__remove',
      'aria-label': say('Remove {name}', {name: called}),
      click: () => remove(member),
    },
    '×',
  );
  return make(
    'li',
    {class: 'ns-card ns-collect__member', 'data-complete': lacks.length ? null : 'yes'},
    make(
      'div',
      {class: 'ns-collect__top'},
      make('label', {for: $name.id}, say('Member {number}', {number})),
      $remove,
    ),
    $name,
    make(
      'div',
      {class: 'ns-collect__fields'},
      roleField(desk, member, {id, say, change}),
      originalsField(desk, member, {id, say, change}),
      sealFields(desk, member, {id, say, change}),
    ),
    lacks.length
      ? make(
          'ul',
          {class: 'ns-collect__lacks'},
          lacks.map((words) => make('li', {}, words)),
        )
      : make('p', {class: 'ns-collect__fine'}, say('The form lacks nothing.')),
    member.file && make('p', {class: 'ns-hint'}, member.file),
  );
}

function roleField(desk, member, {id, say, change}) {
  const options = desk.roles.map((role) => make('option', {value: role.id}, role.title));
  const $select = make(
    'select',
    {class: 'ns-fill__input', id: `${id}-role`, change: () => change(member, {role: $select.value})},
    make('option', {value: ''}, say('not said')),
    options,
  );
  $select.value = member.role;
  return make('p', {}, make('label', {for: $select.id}, say('Takes part as')), $select);
}

function originalsField(desk, member, {id, say, change}) {
  const most = desk.copies === null ? 9 : desk.copies;
  const numbers = Array.from({length: most + 1}, (_, count) =>
    make(
      'option',
      {value: String(count)},
      desk.copies === null ? String(count) : say('{count} of {copies}', {count, copies: desk.copies}),
    ),
  );
  const $select = make(
    'select',
    {
      class: 'ns-fill__input',
      id: `${id}-originals`,
      change: () => change(member, {originals: Number($select.value)}),
    },
    numbers,
  );
  $select.value = String(member.originals);
  return make('p', {}, make('label', {for: $select.id}, say('Sealed originals in hand')), $select);
}

function sealFields(desk, member, {id, say, change}) {
  return desk.seals
    .filter(({roles}) => !member.role || roles.includes(member.role))
    .map((seal) => {
      const toggle = () =>
        change(member, {
          seals: $box.checked ? [...member.seals, seal.id] : member.seals.filter((one) => one !== seal.id),
        });
      const $box = make('input', {type: 'checkbox', id: `${id}-${seal.id}`, change: toggle});
      $box.checked = member.seals.includes(seal.id);
      return make('label', {class: 'ns-fill__option'}, $box, make('span', {}, sealWords(seal.title, say)));
    });
}
