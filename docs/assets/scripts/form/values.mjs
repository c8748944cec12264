/**
 * What is filled into a form. In: fields and values by field id. Out: which are missing, which look wrong. No DOM.
 *
 * A value is a text (a day as 2026-09-25), a list of option ids, or a list of rows: texts, or objects by column id.
 */

const ON_PAPER = ['signature', 'seal', 'office_use'];
const CHECKS = {
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  phone: (text) => text.replace(/\D/g, '').length >= 5,
  url: (text) => /^\S+\.\S+$/.test(text),
  postcode: (text) => /^\d{6}$/.test(text),
  number: (text) => figure(text) !== null,
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
};

/** The fields that are filled in on the screen. */
export function typedFields(fields) {
  return fields.filter(({kind}) => !ON_PAPER.includes(kind));
}

/** Nothing filled in. */
export function noValues(fields) {
  return Object.fromEntries(typedFields(fields).map((field) => [field.id, isList(field) ? [] : '']));
}

const isList = ({options, kind}) => Boolean(options) || kind === 'repeat';

/** What of a text that anybody may have written are values of this form; `lost` are ids that it has no more. */
export function acceptValues(fields, claimed) {
  const values = noValues(fields);
  for (const field of typedFields(fields)) values[field.id] = acceptValue(field, claimed[field.id]);
  const lost = Object.keys(claimed).filter((id) => !(id in values) && isGiven(claimed[id]));
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
  return Object.fromEntries(columns.map(({id}) => [id, textOf(row && row[id])]));
}

/** Whether something is filled in. */
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

/** What looks wrong in a value that is there; empty where nothing does. */
export function faultOf(field, value, say) {
  if (!isGiven(value)) return '';
  if (field.options) return choiceFault(field, value.length, say);
  if (field.kind === 'repeat') return rowsFault(field, value, say);
  return textFault(field, value, say);
}

/** What is said where a field that must be filled in is empty. */
export function missingWords({options, name}, say) {
  return options ? say('Choose for “{name}”.', {name}) : say('Fill in “{name}”.', {name});
}

function choiceFault({kind, min, max}, count, say) {
  const most = kind === 'choice' ? 1 : max;
  if (most && count > most) return say('{count} are ticked; at most {most} may be.', {count, most});
  return min && count < min ? say('{count} are ticked; at least {least} must be.', {count, least: min}) : '';
}

function rowsFault({min, max, columns}, rows, say) {
  const given = rows.filter(isGiven);
  if (min && given.length < min) {
    return say('{count} lines are filled in, {left} fewer than asked for.', {
      count: given.length,
      left: min - given.length,
    });
  }
  if (max && given.length > max) return say('At most {most} lines are asked for.', {most: max});
  const faults = given.flatMap((row) => columns.map((column) => textFault(column, row[column.id], say)));
  return faults.find(Boolean) || '';
}

function textFault({kind, min, max}, text, say) {
  const plain = text.trim().normalize('NFKC');
  if (!plain || !CHECKS[kind] || CHECKS[kind](plain))
    return kind === 'number' && plain ? boundFault({min, max}, figure(plain), say) : '';
  return wrongWords(kind, say);
}

function wrongWords(kind, say) {
  return {
    email: say('Write the whole e-mail address, such as name@example.cn.'),
    phone: say('Write the telephone number with its area code, in digits.'),
    url: say('Write the web address, such as www.example.cn.'),
    postcode: say('A postcode has 6 digits.'),
    number: say('Write a number in digits.'),
    date: say('Write a whole date: year, month and day.'),
  }[kind];
}

function figure(text) {
  const plain = text.replace(/[\s,]/g, '');
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(plain) ? Number(plain) : null;
}

function boundFault({min, max}, number, say) {
  const isBound = (bound) => bound !== null && bound !== undefined;
  if (isBound(min) && number < min) return say('Not below {least}.', {least: min});
  return isBound(max) && number > max ? say('Not above {most}.', {most: max}) : '';
}
