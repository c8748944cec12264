/** What the desk shows: an area for files, what the members come to, a card for each. */

import {shownState, stateLabels} from '../checklist/states.mjs';
import {make} from '../page/elements.mjs';
import {countsOf, distinct, kindsOf, lacking, repeated, sealHeading} from './members.mjs';

/** Where files are dropped or chosen; `read(files)` gets them, many together. */
export function makeDropArea(desk, t, read) {
  const id = `collect-files-${desk.annex}`;
  const $file = make('input', {
    type: 'file',
    id,
    class: 'ns-fill__file',
    multiple: true,
    accept: '.docx,.doc,.wps',
    change: () => {
      const files = [...$file.files];
      $file.value = '';
      read(files);
    },
  });
  const mark = (isOver) => $drop.classList.toggle('ns-collect__drop--over', isOver);
  const $drop = make(
    'div',
    {
      class: 'ns-collect__drop',
      dragover: (event) => {
        event.preventDefault();
        mark(true);
      },
      dragleave: () => mark(false),
      drop: (event) => {
        event.preventDefault();
        mark(false);
        read([...event.dataTransfer.files]);
      },
    },
    $file,
    make(
      'label',
      {class: 'ns-button ns-button--main ns-fill__open', for: id},
      t('Choose the forms of the members'),
    ),
    make('p', {class: 'ns-hint'}, t('Many at once; or drop them here.')),
  );
  return $drop;
}

/** One sentence, the conditions on numbers, the kinds of members, the originals in hand. */
export function makeSummary(desk, members, t) {
  const incomplete = distinct(members).filter((member) => lacking(desk, member, t).length > 0).length;
  return make(
    'div',
    {},
    make(
      'p',
      {class: 'ns-collect__sum'},
      t('{count} members; {incomplete} lack something.', {count: distinct(members).length, incomplete}),
    ),
    make(
      'ul',
      {class: 'ns-list'},
      countsOf(desk, members).map((result) => conditionLine(desk, result, t)),
    ),
    kindsLine(desk, members, t),
    inHandLine(desk, members, t),
  );
}

function conditionLine(desk, result, t) {
  const {rule, count, readings} = result;
  const role = desk.roles.find(({id}) => id === rule.role);
  const others = readings.filter(({reading, state}) => reading && state !== result.state);
  return make(
    'li',
    {class: 'ns-collect__count', 'data-state': shownState(result)},
    make('q', {}, rule.quote),
    ' ',
    t('{who}: {count}{unit}.', {who: role ? role.title : t('All members'), count, unit: rule.unit}),
    ' ',
    make('strong', {}, stateLabels(t)[shownState(result)]),
    rule.where && [' ', t('Check by hand: {where}.', {where: rule.where})],
    others.map(({reading, state}) =>
      make(
        'span',
        {class: 'ns-hint'},
        ' ',
        t('Read as “{reading}”: {state}.', {reading, state: stateLabels(t)[state]}),
      ),
    ),
  );
}

function kindsLine(desk, members, t) {
  const kinds = kindsOf(desk, members);
  if (!kinds.length) return null;
  return make(
    'p',
    {},
    t('By what the forms say: {kinds}.', {
      kinds: t.list(kinds.map(([label, count]) => `${label} ${count}`)),
    }),
  );
}

function inHandLine(desk, members, t) {
  const all = distinct(members);
  const wanted = desk.copies === null ? null : all.length * desk.copies;
  const got = all.reduce((sum, {originals}) => sum + originals, 0);
  return make(
    'p',
    {},
    wanted === null
      ? t('{got} sealed originals in hand.', {got})
      : t('{got} of {wanted} sealed originals in hand.', {got, wanted}),
  );
}

/** One card a member; its controls call `change(member, properties)` and `remove(member)`. */
export function makeCards(desk, members, {t, change, remove}) {
  const repeats = repeated(members);
  return make(
    'ol',
    {class: 'ns-list ns-collect__members'},
    members.map((member, at) =>
      makeCard({desk, member, number: at + 1, isTwice: repeats.includes(member)}, {t, change, remove}),
    ),
  );
}

function makeCard({desk, member, number, isTwice}, {t, change, remove}) {
  const id = `${desk.annex}-member-${number}`;
  const lacks = [
    ...lacking(desk, member, t),
    isTwice && t('This name occurs more than once; it counts once.'),
  ].filter(Boolean);
  const name = member.name || t('Member {number}', {number});
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
      'aria-label': t('Remove {name}', {name}),
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
      make('label', {for: $name.id}, t('Member {number}', {number})),
      $remove,
    ),
    $name,
    make(
      'div',
      {class: 'ns-collect__fields'},
      roleField(desk, member, {id, t, change}),
      originalsField(desk, member, {id, t, change}),
      sealFields(desk, member, {id, t, change}),
    ),
    lacks.length
      ? make(
          'ul',
          {class: 'ns-collect__lacks'},
          lacks.map((line) => make('li', {}, line)),
        )
      : make('p', {class: 'ns-collect__fine'}, t('The form lacks nothing.')),
    member.file && make('p', {class: 'ns-hint'}, member.file),
  );
}

function roleField(desk, member, {id, t, change}) {
  const options = desk.roles.map((role) => make('option', {value: role.id}, role.title));
  const $select = make(
    'select',
    {class: 'ns-fill__input', id: `${id}-role`, change: () => change(member, {role: $select.value})},
    make('option', {value: ''}, t('not said')),
    options,
  );
  $select.value = member.role;
  return make('p', {}, make('label', {for: $select.id}, t('Takes part as')), $select);
}

function originalsField(desk, member, {id, t, change}) {
  const most = desk.copies === null ? 9 : desk.copies;
  const numbers = Array.from({length: most + 1}, (_, count) =>
    make(
      'option',
      {value: String(count)},
      desk.copies === null ? String(count) : t('{count} of {copies}', {count, copies: desk.copies}),
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
  return make('p', {}, make('label', {for: $select.id}, t('Sealed originals in hand')), $select);
}

function sealFields(desk, member, {id, t, change}) {
  return desk.seals
    .filter(({roles}) => !member.role || roles.includes(member.role))
    .map((seal) => {
      const toggle = () =>
        change(member, {
          seals: $box.checked ? [...member.seals, seal.id] : member.seals.filter((one) => one !== seal.id),
        });
      const $box = make('input', {type: 'checkbox', id: `${id}-${seal.id}`, change: toggle});
      $box.checked = member.seals.includes(seal.id);
      return make('label', {class: 'ns-fill__option'}, $box, make('span', {}, sealHeading(seal.title, t)));
    });
}
