/** The answers as an example for the data of the call, while it is a draft: its author copies it into `cases`. */

import {make} from '../page/elements.mjs';
import {awardsFor, paymentsFor} from './amounts.mjs';
import {copyField} from './panel.mjs';

const PLAIN = /^[a-z][a-z0-9-]*$/;
const MEANS_ANOTHER = ['yes', 'no', 'on', 'off', 'true', 'false', 'null'];

/**
 * One item of `cases` as YAML. What each rule and sum comes to stays empty: a person fills it in beside the quote, since
 * a rule that misreads the notice would prove itself. No DOM.
 */
export function exampleOf({given: {role, track, answers}, results, items}, title) {
  const ids = results.flatMap(idsOf);
  return [
    'cases:',
    `  - title: ${quoted(title)}`,
    role && `    role: ${role}`,
    track && `    track: ${track}`,
    ...mapping('answers', Object.entries(answers), (answer) => ` ${scalar(answer)}`),
    ...mapping(
      'states',
      [...new Set(ids)].map((id) => [id]),
      () => '',
    ),
    ...(items.length > 0
      ? mapping(
          'amounts',
          items.map(({id}) => [id]),
          () => '',
        )
      : []),
  ]
    .filter(Boolean)
    .join('\n');
}

const idsOf = ({rule, parts}) => [rule.id, ...parts.flatMap(idsOf)];

function mapping(key, entries, write) {
  if (entries.length === 0) return [`    ${key}: {}`];
  return [`    ${key}:`, ...entries.map(([id, value]) => `      ${id}:${write(value)}`)];
}

function scalar(value) {
  if (Array.isArray(value)) return `[${value.map(scalar).join(', ')}]`;
  if (typeof value === 'number') return String(value);
  const isAnswer = value === 'yes' || value === 'no';
  return isAnswer || (PLAIN.test(value) && !MEANS_ANOTHER.includes(value)) ? value : quoted(value);
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** The section, of a draft only: `{$element, show}`. */
export function makeExample(call, t) {
  const $status = make('p', {class: 'ns-tools__said', role: 'status'});
  const $text = make('textarea', {
    class: 'ns-reply ns-reply--long',
    id: 'checklist-example',
    rows: 12,
    readonly: true,
  });
  const click = async () => {
    const isCopied = await copyField($text);
    $status.textContent = isCopied ? t('The example has been copied.') : t('Copy it from the field.');
  };
  const $element = make(
    'details',
    {class: 'ns-more', hidden: !call.is_draft},
    make('summary', {}, t('Keep as an example')),
    make(
      'p',
      {class: 'ns-remark'},
      t(
        'For who writes the data; only a draft shows it. Write behind each condition what it must come to by the notice.',
      ),
    ),
    make('label', {for: $text.id}, t('To copy into `cases`:')),
    $text,
    make('button', {type: 'button', class: 'ns-button', click}, t('Copy the example')),
    $status,
  );
  const show = (given, results) => {
    if (!call.is_draft) return;
    const items = [...awardsFor(call.money, call, given), ...paymentsFor(call.money, call, given)];
    $text.value = exampleOf({given, results, items}, t('Kept from the checklist'));
    $status.textContent = '';
  };
  return {$element, show};
}
