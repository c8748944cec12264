/**
 * The values filled into a form: accepted, checked, stored on the device. No DOM.
 *
 * Values go by field id. A value is a text (a day as 2026-09-25), a list of option ids, or a list of rows: texts, or
 * texts by column id.
 */

import {load} from '../page/storage.mjs';

const ON_PAPER = ['signature', 'seal', 'office_use'];
const CHECKS = {
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  phone: (text) => text.replace(/\D/g, '').length >= 5,
  url: (text) => /^\S+\.\S+$/.test(text),
  postcode: (text) => /^\d{6}$/.test(text),
  number: (text) => numberIn(text) !== null,
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
};

/** The fields that are filled in on the screen. */
export function typedFields(fields) {
  return fields.filter(({kind}) => !ON_PAPER.includes(kind));
}

/** The field that names who fills the form in: the first required line of text. */
export function nameField(fields) {
  return typedFields(fields).find(({kind, required}) => kind === 'text' && required);
}

/** The values of an empty form. */
export function noValues(fields) {
  return Object.fromEntries(typedFields(fields).map((field) => [field.id, isList(field) ? [] : '']));
}

const isList = ({options, kind}) => Boolean(options) || kind === 'repeat';

/** `values`: what fits the form of claims that anybody may have made; `lost`: ids that it no longer has. */
export function acceptValues(fields, claimed) {
  const values = noValues(fields);
  for (const field of typedFields(fields)) values[field.id] = acceptValue(field, claimed[field.id]);
  const own = new Set(Object.keys(values));
  const lost = Object.keys(claimed).filter((id) => !own.has(id) && isGiven(claimed[id]));
  return {values, lost};
}

function acceptValue(field, claimed) {
  if (!isList(field)) return typeof claimed === 'string' ? claimed : '';
  if (!Array.isArray(claimed)) return [];
  if (field.options) return field.options.map(({id}) => id).filter((id) => claimed.includes(id));
  return claimed.map((row) => acceptRow(field, row));
}

function acceptRow({columns}, row) {
  const textOf = (value) => (typeof value === 'string' ? value : '');
  if (!columns.length) return textOf(row);
  return Object.fromEntries(columns.map(({id}) => [id, textOf(row?.[id])]));
}

/** Whether a value, or anything in it, is filled in. */
export function isGiven(value) {
  if (Array.isArray(value)) return value.some(isGiven);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(isGiven);
  return typeof value === 'string' && value.trim() !== '';
}

/** Whether anything at all is filled in. */
export function isAnythingGiven(values) {
  return Object.values(values).some(isGiven);
}

/** Fields that are still empty: those that must be filled in, and the others. */
export function emptyFields(fields, values) {
  const empty = typedFields(fields).filter(({id}) => !isGiven(values[id]));
  return {
    required: empty.filter(({required}) => required),
    optional: empty.filter(({required}) => !required),
  };
}

/** What is wrong with a value that is filled in; empty where nothing is. */
export function faultOf(field, value, t) {
  if (!isGiven(value)) return '';
  if (field.options) return choiceFault(field, value.length, t);
  if (field.kind === 'repeat') return rowsFault(field, value, t);
  return textFault(field, value, t);
}

/** What to do about a required field that is empty. */
export function missingMessage({options, name}, t) {
  return options ? t('Choose for “{name}”.', {name}) : t('Fill in “{name}”.', {name});
}

function choiceFault({kind, min, max}, count, t) {
  const most = kind === 'choice' ? 1 : max;
  if (most && count > most) return t('{count} are ticked; at most {most} may be.', {count, most});
  return min && count < min ? t('{count} are ticked; at least {least} must be.', {count, least: min}) : '';
}

function rowsFault({min, max, columns}, rows, t) {
  const given = rows.filter(isGiven);
  if (min && given.length < min) {
    return t('{count} lines are filled in, {left} fewer than asked for.', {
      count: given.length,
      left: min - given.length,
    });
  }
  if (max && given.length > max) return t('At most {most} lines are asked for.', {most: max});
  const faults = given.flatMap((row) => columns.map((column) => textFault(column, row[column.id], t)));
  return faults.find(Boolean) || '';
}

function textFault({kind, min, max}, text, t) {
  const plain = text.trim().normalize('NFKC');
  if (!plain || !CHECKS[kind] || CHECKS[kind](plain))
    return kind === 'number' && plain ? boundFault({min, max}, numberIn(plain), t) : '';
  return malformedMessage(kind, t);
}

function malformedMessage(kind, t) {
  return {
    email: t('Write the whole e-mail address, such as name@example.cn.'),
    phone: t('Write the telephone number with its area code, in digits.'),
    url: t('Write the web address, such as www.example.cn.'),
    postcode: t('A postcode has 6 digits.'),
    number: t('Write a number in digits.'),
    date: t('Write a whole date: year, month and day.'),
  }[kind];
}

function numberIn(text) {
  const plain = text.replace(/[\s,]/g, '');
  // `-12.5`
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(plain) ? Number(plain) : null;
}

function boundFault({min, max}, number, t) {
  const isBound = (bound) => bound !== null && bound !== undefined;
  if (isBound(min) && number < min) return t('Not below {least}.', {least: min});
  return isBound(max) && number > max ? t('Not above {most}.', {most: max}) : '';
}

/** Where a form's values are stored: as `{version, edition, values}`. */
export function storeOf({call, annex, edition}) {
  return {area: 'form', call: `${call}/${annex}`, edition};
}

/** What was stored of a form; null where it cannot be a form's. */
export function storedForm(store) {
  const stored = load(store);
  if (!stored || typeof stored.values !== 'object' || !stored.values) return null;
  const {version, edition, values} = stored;
  return {version, edition: Number.isInteger(edition) ? edition : null, values};
}

/** What to say where values were filled in before the form changed. */
export function formChangedMessages(edition, lost, t) {
  return [
    edition
      ? t(
          'The form has changed since edition {edition}; what you had filled in has been taken over. Check it.',
          {
            edition,
          },
        )
      : t('The form has changed since; what you had filled in has been taken over. Check it.'),
    lost.length > 0 && t('{count} blanks are no longer in the form.', {count: lost.length}),
  ];
}
