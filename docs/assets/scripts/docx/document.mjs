/**
 * Word files. In: bytes. Out: `{entries, main, tree, properties}`, and bytes again. No DOM.
 *
 * `tree` is the document, `properties` what the file carries about itself by name. Raises FileFault.
 */

import {FileFault} from './faults.mjs';
import {attribute, child, parseXml, unescaped, walk, within, writeXml} from './xml.mjs';
import {readZip, repacked, unpacked, writeZip} from './zip.mjs';

/** Bytes; nobody fills a form with more. */
export const LARGEST_FILE = 50 * 1024 * 1024;

const LINKS = '_rels/.rels';
const PROPERTIES = 'docProps/custom.xml';
const MACROS = /(?:^|\/)vbaProject\.bin$/i;
const OLD_WORD = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
const PDF = [0x25, 0x50, 0x44, 0x46];
/** Passed over: what was deleted or moved away, a second version for older programs, readings above characters. */
const NOT_SHOWN = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rt', 'w:sdtPr', 'w:rPr', 'w:pPr']);
const SIGNS = {'w:tab': '\t', 'w:br': '\v', 'w:cr': '\v', 'w:noBreakHyphen': '-'};
/** Ticked boxes in the fonts of signs that WPS and Word put in. */
const TICKED_SIGNS = /^F?0?(?:52|53|54|50|51|FC|FD|FE|6E)$/i;

/** Opens a Word file. */
export async function openDocx(bytes, codec) {
  if (bytes.length > LARGEST_FILE) throw new FileFault('large');
  checkKind(bytes);
  const entries = readZip(bytes);
  if ([...entries.keys()].some((name) => MACROS.test(name))) throw new FileFault('macros');
  const read = async (name) => {
    if (!entries.has(name)) return null;
    return parseXml(decoded(await unpacked(entries.get(name), codec)));
  };
  const main = mainPart(await read(LINKS));
  const tree = main && (await read(main));
  if (!tree || within(tree, 'w:body').length !== 1) throw new FileFault('other-kind');
  return {entries, main, tree, properties: propertiesIn(await read(PROPERTIES))};
}

function checkKind(bytes) {
  const begins = (signature) => signature.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) throw new FileFault('empty');
  if (begins(OLD_WORD)) throw new FileFault(isLocked(bytes) ? 'encrypted' : 'old-kind');
  if (begins(PDF)) throw new FileFault('pdf');
  if (!begins(ZIP)) throw new FileFault('other-kind');
}

/** Whether an old container holds a new file under a password. */
function isLocked(bytes) {
  return new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'));
}

function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch (error) {
    throw new FileFault('damaged');
  }
}

/** The document's name in the file; empty for a workbook or slides. */
function mainPart(links) {
  const found = links
    ? within(links, 'Relationship').find((link) => attribute(link, 'Type').endsWith('/officeDocument'))
    : null;
  const name = found ? attribute(found, 'Target').replace(/^\//, '') : '';
  return name.startsWith('word/') ? name : '';
}

function propertiesIn(tree) {
  const found = tree ? within(tree, 'property') : [];
  return Object.fromEntries(found.map((property) => [attribute(property, 'name'), allText(property)]));
}

function allText(node) {
  return [...walk(node)]
    .flatMap(([inner]) => inner.children || [])
    .filter((part) => typeof part === 'string')
    .join('')
    .trim();
}

/** The file with another document in it; all else stays as it is. */
export async function saveDocx({entries, main}, tree, codec) {
  const content = new TextEncoder().encode(writeXml(tree));
  return writeZip(new Map([...entries, [main, await repacked(entries.get(main), content, codec)]]));
}

/**
 * Goes through what is shown, in order.
 *
 * `see.text(words)` gets text, with `\n` between paragraphs and `\v` for a line break; `see.enter(element)` gets every
 * element first, and passes over all in it by returning false.
 */
export function look(node, see) {
  if (NOT_SHOWN.has(node.name) || (see.enter && see.enter(node) === false)) return;
  if (node.name === 'w:p') see.paragraphs = (see.paragraphs || 0) + 1;
  if (node.name === 'w:p' && see.paragraphs > 1) see.text('\n');
  if (node.name in SIGNS) see.text(SIGNS[node.name]);
  else if (node.name === 'w:sym') see.text(TICKED_SIGNS.test(attribute(node, 'w:char')) ? '☑' : '□');
  else if (node.name === 'w:t') see.text(allPlain(node));
  else for (const inner of node.children || []) if (typeof inner !== 'string') look(inner, see);
}

function allPlain(node) {
  return (node.children || []).map((part) => (typeof part === 'string' ? unescaped(part) : '')).join('');
}

/** The text of an element, `\n` between paragraphs and `\v` for line breaks. */
export function textOf(node) {
  const parts = [];
  look(node, {text: (words) => parts.push(words)});
  return parts.join('');
}

/** All content controls with a tag: `{tag, control, around}`, in order. */
export function controlsIn(tree) {
  return [...walk(tree)]
    .filter(([node]) => node.name === 'w:sdt')
    .map(([control, around]) => ({tag: tagOf(control), control, around}))
    .filter(({tag}) => tag);
}

function tagOf(control) {
  const named = propertyOf(control, 'w:tag');
  return named ? attribute(named, 'w:val') : '';
}

/** A property of a control; undefined where it has none of this name. */
export function propertyOf(control, name) {
  const properties = child(control, 'w:sdtPr');
  return properties && child(properties, name);
}

/** What stands in a control. */
export function contentOf(control) {
  return child(control, 'w:sdtContent');
}
