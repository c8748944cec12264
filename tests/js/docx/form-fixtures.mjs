/** Forms for tests. In: the name of a fixture. Out: its data, its blank file open, values that are hard to keep. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

import {openDocx, saveDocx} from '../../../docs/assets/scripts/docx/document.mjs';
import {fillDocx} from '../../../docs/assets/scripts/docx/fill.mjs';
import {parseXml, serialiseXml} from '../../../docs/assets/scripts/docx/xml.mjs';
import {libraryCodec, nativeCodec} from '../../../docs/assets/scripts/docx/zip.mjs';
import {typedFields} from '../../../docs/assets/scripts/form/values.mjs';

export const FORMS = ['first-registration', 'first-membership', 'full-application', 'full-intent'];
export const HARD = '<甲>&“乙”"\'\n第二行 𠮷 \u{2000b}\t&amp; ]]> 1.2.3';
export const NATIVE = nativeCodec();
export const LIBRARY = libraryCodec(
  createRequire(import.meta.url)('../../../docs/assets/vendor/fflate/fflate.js'),
);

/** A form's data with its blank file. */
export async function openForm(name) {
  const form = JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
  const bytes = new Uint8Array(Buffer.from(form.word_file, 'base64'));
  return {...form, bytes, blank: await openDocx(bytes, NATIVE)};
}

/** Something in every field; `rows` lines where a field repeats. */
export function valuesFor({fields}, rows = 13) {
  return Object.fromEntries(typedFields(fields).map((field) => [field.id, valueFor(field, rows)]));
}

function valueFor({id, kind, options, columns}, rows) {
  if (options) return kind === 'choice' ? [options[1].id] : [options[0].id, options[options.length - 1].id];
  if (kind === 'date') return '2026-09-05';
  if (kind !== 'repeat') return id + HARD;
  const row = (number) =>
    columns.length
      ? Object.fromEntries(columns.map((column) => [column.id, `${number}${column.id}${HARD}`]))
      : `${number}${HARD}`;
  return Array.from({length: rows}, (_, number) => row(number));
}

/** The bytes of a filled form. */
export async function filledForm(form, values) {
  return saveDocx(form.blank, fillDocx(form.blank, form.fields, values), NATIVE);
}

/** The same file after a program that drops things: `change` gets the document's text. */
export async function changedFile(bytes, change) {
  const file = await openDocx(bytes, NATIVE);
  return saveDocx(file, parseXml(change(serialiseXml(file.tree))), NATIVE);
}

/** As LibreOffice does: no controls, the bookmarks stay. */
export function withoutControls(text) {
  return text.replace(/<w:sdtPr>[\s\S]*?<\/w:sdtPr>/g, '').replace(/<\/?w:sdt(?:Content)?>/g, '');
}

/** As online editors do: no controls and no bookmarks. */
export function withoutPlaces(text) {
  return withoutControls(text).replace(/<w:bookmark(?:Start|End)[^>]*>/g, '');
}
