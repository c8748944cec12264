/** A card for each member, so many at once that hundreds of members neither slow a phone nor bury the one looked for. */

import {make, setText} from '../page/elements.mjs';
import {comparable, lacking, repeated, sealHeading} from './members.mjs';

/** Cards shown at once. */
const MOST_CARDS = 20;

/**
 * `{$element, show(members), focusName(member)}`; controls call `change(member, properties)` and `remove(member)`.
 */
export function makeCards(desk, {t, change, remove}) {
  const $list = make('ol', {class: 'ns-list ns-collect__members'});
  const cards = new Map();
  let ids = 0;
  let members = [];
  let matches = [];
  let from = 0;

  const pages = makePages(desk, t, {
    find: () => {
      from = 0;
      match();
      place();
    },
    turn: (step) => {
      from += step * MOST_CARDS;
      place();
      pages.$element.scrollIntoView({block: 'nearest'});
    },
  });
  // What was looked for stays in sight while it is changed.
  const match = () => {
    const wanted = comparable(pages.query());
    matches = members.filter(({name}) => comparable(name).includes(wanted));
  };
  const cardOf = (member) => {
    if (!cards.has(member))
      cards.set(member, makeCard(desk, `${desk.annex}-member-${++ids}`, {t, change, remove}));
    return cards.get(member);
  };
  const place = () => {
    from = Math.max(0, Math.min(from, matches.length - 1));
    from -= from % MOST_CARDS;
    const repeats = repeated(members);
    const shown = new Set(matches.slice(from, from + MOST_CARDS));
    for (const [member, card] of cards) {
      if (shown.has(member)) continue;
      card.$element.remove();
      cards.delete(member);
    }
    let $next = $list.firstElementChild;
    for (const member of shown) {
      const card = cardOf(member);
      card.show(member, {number: members.indexOf(member) + 1, isTwice: repeats.has(member)});
      if ($next === card.$element) $next = $next.nextElementSibling;
      else $list.insertBefore(card.$element, $next);
    }
    pages.show({from, count: matches.length, all: members.length});
  };
  return {
    $element: make('div', {}, pages.$element, $list),
    show: (current) => {
      const isSame = current.length === members.length && current.every((one, at) => one === members[at]);
      members = current;
      if (!isSame) match();
      place();
    },
    focusName: (member) => {
      if (!matches.includes(member)) {
        pages.clear();
        match();
      }
      from = matches.indexOf(member);
      place();
      cardOf(member).$element.querySelector('input').focus();
    },
  };
}

/** Above the cards where not all show: a name to find, and which ones show. */
function makePages(desk, t, {find, turn}) {
  const id = `${desk.annex}-find`;
  const $query = make('input', {
    class: 'ns-fill__input',
    id,
    type: 'search',
    autocomplete: 'off',
    input: find,
  });
  const $range = make('p', {class: 'ns-collect__range', role: 'status'});
  const button = (label, step) =>
    make('button', {type: 'button', class: 'ns-button', click: () => turn(step)}, label);
  const $before = button(t('Members before'), -1);
  const $after = button(t('Further members'), 1);
  const $element = make(
    'div',
    {class: 'ns-collect__pages', hidden: true},
    make('p', {}, make('label', {for: id}, t('Find a member by name')), $query),
    $range,
    make('div', {class: 'ns-fill__buttons'}, $before, $after),
  );
  return {
    $element,
    query: () => $query.value,
    clear: () => ($query.value = ''),
    show: ({from, count, all}) => {
      $element.hidden = all <= MOST_CARDS && !$query.value;
      const last = Math.min(from + MOST_CARDS, count);
      setText(
        $range,
        count
          ? t('{first} to {last} of {count} show.', {first: from + 1, last, count})
          : t('No member has this name.'),
      );
      $before.disabled = from === 0;
      $after.disabled = last >= count;
    },
  };
}

/** One card: `{$element, show(member, {number, isTwice})}`. */
function makeCard(desk, id, {t, change, remove}) {
  const $element = make('li', {class: 'ns-card ns-collect__member'});
  let shown = null;
  let $label = null;
  let $remove = null;
  const fill = (member, {isTwice}) => {
    const lacks = [
      ...lacking(desk, member, t),
      isTwice && t('This name occurs more than once; it counts once.'),
    ].filter(Boolean);
    $label = make('label', {for: `${id}-name`});
    $remove = make('button', {type: 'button', class: 'ns-fill__remove', click: () => remove(member)}, '×');
    const focused = $element.contains(document.activeElement) ? document.activeElement.id : '';
    $element.replaceChildren(
      make('div', {class: 'ns-collect__top'}, $label, $remove),
      nameField(member, {id, change}),
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
      ...(member.file ? [make('p', {class: 'ns-hint'}, member.file)] : []),
    );
    $element.toggleAttribute('data-complete', lacks.length === 0);
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  };
  const show = (member, {number, isTwice}) => {
    const {name, role, originals, seals, values} = member;
    const state = [name, role, originals, seals.join(), isTwice];
    if (!shown || shown.values !== values || shown.state.some((one, at) => one !== state[at])) {
      fill(member, {isTwice});
      shown = {values, state};
    }
    if (shown.number === number && shown.name === name) return;
    Object.assign(shown, {number, name});
    const title = t('Member {number}', {number});
    setText($label, title);
    $remove.setAttribute('aria-label', t('Remove {name}', {name: name || title}));
  };
  return {$element, show};
}

function nameField(member, {id, change}) {
  const $name = make('input', {
    class: 'ns-fill__input',
    id: `${id}-name`,
    change: () => change(member, {name: $name.value.trim()}),
  });
  $name.value = member.name;
  return $name;
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
