/**
 * A workbook (.xlsx) of texts. No DOM.
 *
 * Every cell is an inline string: no program takes one for a formula, a date or a number, and a leading 0 stays.
 */

import {escaped} from '../docx/xml.mjs';
import {pack, writeZip} from '../docx/zip.mjs';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** 1 January 1980 as ZIP writes dates: the same members give the same bytes. */
const FIRST_DAY = 0x00210000;
/** Characters of a sheet's name. */
const LONGEST_NAME = 31;

/** The bytes of the workbook; `sheets` are `{name, rows}`, rows of texts. */
export async function makeWorkbook(sheets, codec) {
  const parts = new Map([
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', relationships([`${OFFICE}/officeDocument`, 'xl/workbook.xml'])],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships(...sheets.map((_, at) => [`${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`])),
    ],
    ...sheets.map(({rows}, at) => [`xl/worksheets/sheet${at + 1}.xml`, worksheet(rows)]),
  ]);
  const entries = new Map();
  for (const [name, text] of parts) {
    entries.set(name, await pack({stamp: FIRST_DAY}, new TextEncoder().encode(HEAD + text), codec));
  }
  return writeZip(entries);
}

function contentTypes(sheets) {
  const own = sheets.map(
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
  );
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>${own.join('')}</Types>`
  );
}

function relationships(...targets) {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(sheets) {
  const each = sheets.map(
    ({name}, at) => `<sheet name="${escaped(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets></workbook>`;
}

function sheetName(name) {
  return name.replace(/[\\/?*:[\]]/g, ' ').slice(0, LONGEST_NAME);
}

function worksheet(rows) {
  const each = rows.map((row) => `<row>${row.map((text) => cell(text)).join('')}</row>`);
  return `<worksheet xmlns="${MAIN}"><sheetData>${each.join('')}</sheetData></worksheet>`;
}

function cell(text) {
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}
