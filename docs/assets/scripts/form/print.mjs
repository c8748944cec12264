/** The filled form as it is printed: the issued table. */

import {make} from '../page/elements.mjs';
import {isGiven} from './values.mjs';

/** The table with its notes; empty blanks stay, to be filled in by hand. */
export function printedForm({table, fields, language}, values) {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const inside = (ids) => ids.map((id) => printedField(byId.get(id), values[id], language));
  const rows = table.rows.map(({cells, height}) =>
    make(
      'tr',
      {class: height && 'ns-sheet-form__tall'},
      cells.map((cell) => printedCell(cell, inside(cell.fields))),
    ),
  );
  return make(
    'div',
    {class: 'ns-sheet-form'},
    inside(table.above),
    make('table', {class: 'ns-sheet-form__table'}, columnsOf(table.columns), make('tbody', {}, rows)),
    notes(table.notes, table.notes_label),
    notes(table.footnotes, ''),
  );
}

function columnsOf(shares) {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => `${(100 * share) / whole}%`);
  return make(
    'colgroup',
    {},
    widths.map((width) => make('col', {width})),
  );
}

function printedCell({label, text, colspan, rowspan}, fields) {
  return make(
    label ? 'th' : 'td',
    {colspan: colspan > 1 && String(colspan), rowspan: rowspan > 1 && String(rowspan)},
    label && make('span', {class: 'ns-sheet-form__label'}, label),
    text.map((line) => make('p', {}, line)),
    fields,
  );
}

function printedField(field, value, language) {
  if (field.options)
    return make(
      'p',
      {},
      field.label,
      field.options.map((option) => printedOption(option, value)),
    );
  if (field.kind === 'repeat') return printedRows(field, paddedRows(field, value || []));
  const prompt = field.kind === 'date' && isGiven(value) ? '' : field.prompt;
  const shown = prompt + shownValue(field, value, language);
  return make('p', {class: 'ns-sheet-form__value'}, field.label, shown, field.suffix);
}

function shownValue({kind}, value, language) {
  if (!isGiven(value)) return '';
  if (kind !== 'date' || !/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC'}).format(new Date(value));
}

function printedOption({id, words}, chosen) {
  return make('span', {class: 'ns-sheet-form__option'}, (chosen || []).includes(id) ? '☑' : '□', words);
}

/** The rows, and empty ones up to the least number that is asked for. */
function paddedRows({min, columns}, rows) {
  const lacking = Math.max((min || 0) - rows.length, 0);
  return [...rows, ...Array.from({length: lacking}, () => (columns.length ? {} : ''))];
}

function printedRows({columns, label}, rows) {
  if (!columns.length)
    return make(
      'ol',
      {},
      rows.map((row) => make('li', {}, row)),
    );
  const head = make(
    'tr',
    {},
    columns.map((column) => make('th', {}, column.label)),
  );
  const lines = rows.map((row) =>
    make(
      'tr',
      {},
      columns.map(({id}) => make('td', {}, row[id])),
    ),
  );
  return make(
    'div',
    {},
    label,
    make('table', {class: 'ns-sheet-form__table'}, make('thead', {}, head), make('tbody', {}, lines)),
  );
}

function notes(texts, label) {
  if (!texts.length) return null;
  return make(
    'div',
    {class: 'ns-sheet-form__notes'},
    label,
    make(
      'ol',
      {},
      texts.map((text) => make('li', {}, text)),
    ),
  );
}
