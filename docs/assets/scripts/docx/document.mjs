/**
 * Word files opened and saved, and what their document shows. No DOM.
 *
 * An open file is `{entries, main, tree, properties}`: the parts of its ZIP; the name and the XML of the document
 * among them; its custom properties by name.
 */

import {FileFault} from './faults.mjs';
import {inSlices} from './pace.mjs';
import {attribute, child, elements, parsing, serialiseXml, unescaped, walk, within} from './xml.mjs';
import {pack, readZip, unpack, writeZip} from './zip.mjs';

/** Bytes; no filled form has more. */
export const LARGEST_FILE = 50 * 1024 * 1024;

const RELATIONSHIPS = '_rels/.rels';
const PROPERTIES = 'docProps/custom.xml';
/** `word/vbaProject.bin` */
const MACROS = /(?:^|\/)vbaProject\.bin$/i;
const OLD_WORD = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
const PDF = [0x25, 0x50, 0x44, 0x46];
/** What was deleted or moved away, a second version for older programs, phonetic readings, properties. */
const NOT_SHOWN = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rt', 'w:sdtPr', 'w:rPr', 'w:pPr']);
const CHARACTERS = {'w:tab': '\t', 'w:br': '\v', 'w:cr': '\v', 'w:noBreakHyphen': '-'};
/** Codes of ticks and ticked boxes in the symbol fonts that WPS and Word use: `F052`, `FE`. */
const TICKED_CODES = /^F?0?(?:52|53|54|50|51|FC|FD|FE|6E)$/i;

/** Opens a Word file; throws a FileFault where it is none, or none that is safe to read. `stop` is as of makeStop. */
export async function openDocx(bytes, codec, stop) {
  if (bytes.length > LARGEST_FILE) throw new FileFault('large');
  checkKind(bytes);
  const entries = readZip(bytes);
  if ([...entries.keys()].some((name) => MACROS.test(name))) throw new FileFault('macros');
  const read = async (name) => {
    if (!entries.has(name)) return null;
    return inSlices(parsing(decode(await unpack(entries.get(name), codec))), stop);
  };
  const main = mainPart(await read(RELATIONSHIPS));
  const tree = main && (await read(main));
  if (!tree || within(tree, 'w:body').length !== 1) throw new FileFault('other-kind');
  return {entries, main, tree, properties: propertiesIn(await read(PROPERTIES))};
}

function checkKind(bytes) {
  const begins = (signature) => signature.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) throw new FileFault('empty');
  if (begins(OLD_WORD)) throw new FileFault(isEncrypted(bytes) ? 'encrypted' : 'old-kind');
  if (begins(PDF)) throw new FileFault('pdf');
  if (!begins(ZIP)) throw new FileFault('other-kind');
}

/** Whether an old container holds a new file under a password. */
function isEncrypted(bytes) {
  return new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'));
}

function decode(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch (_error) {
    throw new FileFault('damaged');
  }
}

/** The name of the document's part; empty for a workbook or slides. */
function mainPart(relationships) {
  const all = relationships ? within(relationships, 'Relationship') : [];
  const main = all.find((relationship) => attribute(relationship, 'Type').endsWith('/officeDocument'));
  const name = main ? attribute(main, 'Target').replace(/^\//, '') : '';
  return name.startsWith('word/') ? name : '';
}

function propertiesIn(tree) {
  const all = tree ? within(tree, 'property') : [];
  return Object.fromEntries(all.map((property) => [attribute(property, 'name'), allText(property)]));
}

function allText(node) {
  return [...walk(node)]
    .flatMap(([inner]) => inner.children || [])
    .filter((part) => typeof part === 'string')
    .join('')
    .trim();
}

/** The bytes of the file with another document in it; all else stays as it is. */
export async function saveDocx({entries, main}, tree, codec) {
  const content = new TextEncoder().encode(serialiseXml(tree));
  return writeZip(new Map([...entries, [main, await pack(entries.get(main), content, codec)]]));
}

/**
 * Visits what the document shows, in order.
 *
 * `visitor.enter(element)` gets every element first, and skips its content by returning false. `visitor.text(text)`
 * gets text, `\n` between paragraphs and `\v` for a line break.
 */
export function visitShown(node, {enter = () => true, text}) {
  let paragraphs = 0;
  const visit = (inner) => {
    if (NOT_SHOWN.has(inner.name) || enter(inner) === false) return;
    if (inner.name === 'w:p') {
      paragraphs += 1;
      if (paragraphs > 1) text('\n');
    }
    const own = ownText(inner);
    if (own === null) elements(inner).forEach(visit);
    else text(own);
  };
  visit(node);
}

/** The text of an element that shows one by itself; null for any other. */
function ownText(node) {
  if (node.name in CHARACTERS) return CHARACTERS[node.name];
  if (node.name === 'w:sym') return TICKED_CODES.test(attribute(node, 'w:char')) ? '☑' : '□';
  if (node.name !== 'w:t') return null;
  return (node.children || []).map((part) => (typeof part === 'string' ? unescaped(part) : '')).join('');
}

/** The text that an element shows, `\n` between paragraphs and `\v` for line breaks. */
export function textOf(node) {
  const parts = [];
  visitShown(node, {text: (text) => parts.push(text)});
  return parts.join('');
}

/** All content controls with a tag: `{tag, control}`, in order. */
export function controlsIn(tree) {
  return within(tree, 'w:sdt')
    .map((control) => ({tag: tagOf(control), control}))
    .filter(({tag}) => tag);
}

function tagOf(control) {
  const property = propertyOf(control, 'w:tag');
  return property ? attribute(property, 'w:val') : '';
}

/** A property of a control; undefined where it has none of this name. */
export function propertyOf(control, name) {
  const properties = child(control, 'w:sdtPr');
  return properties && child(properties, name);
}

/** The element with the content of a control. */
export function contentOf(control) {
  return child(control, 'w:sdtContent');
}
