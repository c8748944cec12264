/**
 * Values filled into a form's own Word file. No DOM.
 *
 * Values by field id, as in form/values.mjs. Signatures, seals and what an office fills in have none and stay blank.
 */

import {contentOf, controlsIn, propertyOf} from './document.mjs';
import {attribute, child, copied, element, elements, setAttribute, walk} from './xml.mjs';

const LONGEST_TAG = 64;
const LONGEST_BOOKMARK = 40;

/** A copy of the blank form's document with these values in it. */
export function fillDocx(blank, fields, values) {
  const tree = copied(blank.tree);
  for (const field of fields) if (field.kind === 'repeat') addRows(tree, field, rowsOf(values, field).length);
  const controls = new Map(controlsIn(tree).map(({tag, control}) => [tag, control]));
  for (const field of fields) fillField(field, values[field.id], controls);
  return tree;
}

function rowsOf(values, field) {
  return values[field.id] || [];
}

function fillField(field, value, controls) {
  if (value === undefined) return;
  if (field.options) tickOptions(field, value, controls);
  else if (field.kind === 'repeat') fillRows(field, value, controls);
  else type(controls.get(field.tag), value);
}

function tickOptions({options}, chosen, controls) {
  for (const option of options) if (chosen.includes(option.id)) tick(controls.get(option.tag));
}

function fillRows(field, rows, controls) {
  const items = itemsOf(controls.get(field.tag));
  rows.forEach((row, at) => {
    const places = controlsIn(items[at]).map(({control}) => control);
    const texts = typeof row === 'string' ? [row] : field.columns.map(({id}) => row[id] || '');
    texts.forEach((text, column) => type(places[column], text));
  });
}

/** Puts text into a control; an empty text leaves its prompt. */
function type(control, text) {
  if (!text) return;
  dropProperty(control, 'w:showingPlcHdr');
  const date = propertyOf(control, 'w:date');
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  if (date && isDay) setAttribute(date, 'w:fullDate', `${text}T00:00:00Z`);
  setContent(control, [run(date && isDay ? formattedDay(text, date) : text)]);
}

/** A day in the control's own format, which has yyyy, M and d. */
function formattedDay(day, date) {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  const format = attribute(child(date, 'w:dateFormat'), 'w:val');
  return format.replace('yyyy', year).replace('M', month).replace('d', dayOfMonth);
}

function tick(control) {
  const box = propertyOf(control, 'w14:checkbox');
  const ticked = child(box, 'w14:checkedState');
  setAttribute(child(box, 'w14:checked'), 'w14:val', '1');
  const font = attribute(ticked, 'w14:font');
  const fonts = {'w:ascii': font, 'w:hAnsi': font, 'w:eastAsia': font, 'w:cs': font};
  const properties = element('w:rPr', {}, element('w:rFonts', fonts));
  const character = String.fromCodePoint(parseInt(attribute(ticked, 'w14:val'), 16));
  setContent(control, [element('w:r', {}, properties, text(character))]);
}

function setContent(control, content) {
  const holder = contentOf(control);
  holder.tag = '<w:sdtContent>';
  holder.children = content;
}

function dropProperty(control, name) {
  const properties = child(control, 'w:sdtPr');
  properties.children = properties.children.filter((property) => property.name !== name);
}

/** A run of text: line ends are line breaks, tabs are tabs. */
function run(content) {
  const pieces = content.replace(/\r\n?/g, '\n').split(/([\n\t])/);
  return element('w:r', {}, ...pieces.filter(Boolean).map(piece));
}

function piece(content) {
  if (content === '\n') return element('w:br');
  return content === '\t' ? element('w:tab') : text(content);
}

function text(content) {
  return element('w:t', {'xml:space': 'preserve'}, content);
}

/** The rows of a repeating section. */
export function itemsOf(section) {
  return elements(contentOf(section)).filter((node) => node.name === 'w:sdt');
}

/** Adds rows to a section until it has `count`: copies of its last one, with names and ids of their own. */
function addRows(tree, field, count) {
  const {control} = controlsIn(tree).find(({tag}) => tag === field.tag);
  const ready = itemsOf(control);
  const numbers = numbersFrom(highestNumber(tree) + 1);
  const content = contentOf(control);
  for (let row = ready.length + 1; row <= count; row += 1) {
    const item = copied(ready[ready.length - 1]);
    renumber(item, {from: ready.length, to: row, numbers});
    content.children.push(item);
  }
}

function highestNumber(tree) {
  const ids = [...walk(tree)].map(
    ([node]) => Number(attribute(node, node.name === 'w:id' ? 'w:val' : 'w:id')) || 0,
  );
  return ids.reduce((highest, id) => Math.max(highest, id), 0);
}

function numbersFrom(first) {
  let next = first;
  return () => String(next++);
}

function renumber(item, {from, to, numbers}) {
  const opened = new Map();
  for (const [node] of walk(item)) {
    if (node.name === 'w:id') setAttribute(node, 'w:val', numbers());
    if (node.name === 'w:tag') rename(node, 'w:val', {mark: '.', from, to, longest: LONGEST_TAG});
    if (node.name === 'w:alias') rename(node, 'w:val', {mark: ' ', from, to, longest: LONGEST_TAG});
    if (node.name === 'w:bookmarkStart') {
      rename(node, 'w:name', {mark: '__', from, to, longest: LONGEST_BOOKMARK});
      opened.set(attribute(node, 'w:id'), numbers());
    }
    if (node.name.startsWith('w:bookmark')) setAttribute(node, 'w:id', opened.get(attribute(node, 'w:id')));
  }
}

/** `members.10` becomes `members.11`, `members.10.name` `members.11.name`; other names get the number at their end. */
function rename(node, name, {mark, from, to, longest}) {
  const before = attribute(node, name);
  const step = `${mark}${from}`;
  const at = before.lastIndexOf(step);
  const renamed =
    at < 0 ? `${before}_${to}` : before.slice(0, at) + mark + to + before.slice(at + step.length);
  setAttribute(node, name, renamed.length <= longest ? renamed : `${before.slice(0, longest - 8)}_${to}`);
}
