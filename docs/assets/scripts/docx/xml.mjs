/**
 * XML parsed to a tree that serialises to the same characters. No DOM.
 *
 * An element is `{name, tag, children}`: its start tag as in the file, and its children, elements and texts still
 * escaped. `children` is null in `<w:br/>`.
 */

import {FileFault} from './faults.mjs';
import {atOnce} from './pace.mjs';

const DEEPEST = 200;
/** Elements of a part; a form with a thousand rows has fewer. */
const MOST_ELEMENTS = 300000;
/** Characters of text of a part, and of one tag. */
const MOST_TEXT = 2000000;
const LONGEST_TAG = 100000;
/** Tags between two rests. */
const STEP = 2000;
/** ` w:val="1"`, after white space, without which each character of a long name would be tried as its first. */
const ATTRIBUTE = /(\s)([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** Characters that XML 1.0 cannot hold, not even escaped: U+0000, lone surrogates. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The tree of a document: an element without a name around all. */
export function parseXml(text) {
  return atOnce(parsing(text));
}

/** The same as work to do in slices. Throws FileFault `swells` where there is more than any form has. */
export function* parsing(text) {
  const top = {name: '', tag: '', children: []};
  const open = [top];
  let tags = 0;
  let characters = 0;
  for (let at = 0; at < text.length; ) {
    const inner = open[open.length - 1];
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) inner.children.push(text.slice(at, end));
    characters += end - at;
    if (next < 0) break;
    at = tagEnd(text, next);
    tags += 1;
    checkSize({tags, characters, tag: at - next});
    if (tags % STEP === 0) yield;
    addTag(text.slice(next, at), open);
    if (open.length > DEEPEST) throw new FileFault('damaged');
  }
  if (open.length !== 1) throw new FileFault('damaged');
  return top;
}

function checkSize({tags, characters, tag}) {
  // Most elements have two tags.
  if (tags > 2 * MOST_ELEMENTS || characters > MOST_TEXT || tag > LONGEST_TAG) throw new FileFault('swells');
}

/** Just after the tag, comment or instruction that begins at `start`. */
function tagEnd(text, start) {
  if (text.startsWith('<!--', start)) return after(text, '-->', start + 4);
  if (text.startsWith('<?', start)) return after(text, '?>', start + 2);
  if (text.startsWith('<!', start)) throw new FileFault('damaged');
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '>') return at + 1;
    if (character === '"' || character === "'") at = after(text, character, at + 1) - 1;
  }
  throw new FileFault('damaged');
}

function after(text, end, from) {
  const at = text.indexOf(end, from);
  if (at < 0) throw new FileFault('damaged');
  return at + end.length;
}

function addTag(tag, open) {
  const inner = open[open.length - 1];
  if (tag[1] === '!' || tag[1] === '?') {
    if (open.length === 1) inner.children.push({name: tag[1], tag, children: null});
    return;
  }
  if (tag[1] === '/') {
    if (inner.name !== tag.slice(2, -1).trim()) throw new FileFault('damaged');
    open.pop();
    return;
  }
  const isEmpty = tag.endsWith('/>');
  const element = {name: /^<([^\s/>]*)/.exec(tag)[1], tag, children: isEmpty ? null : []};
  inner.children.push(element);
  if (!isEmpty) open.push(element);
}

/** The tree as XML. */
export function serialiseXml(node) {
  if (typeof node === 'string') return node;
  if (!node.children) return node.tag;
  return `${node.tag}${node.children.map(serialiseXml).join('')}${node.name && `</${node.name}>`}`;
}

/** A new element; texts among its children are plain, attributes too. */
export function element(name, attributes = {}, ...children) {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : child));
  return {
    name,
    tag: `<${name}${given.join('')}${inner.length ? '' : '/'}>`,
    children: inner.length ? inner : null,
  };
}

/** An attribute's value; empty where the element has none of this name. */
export function attribute(node, name) {
  for (const [, , key, double, single] of node.tag.matchAll(ATTRIBUTE)) {
    if (key === name) return unescaped(double === undefined ? single : double);
  }
  return '';
}

/** Gives an attribute another value, or adds it. */
export function setAttribute(node, name, value) {
  const changed = `${name}="${escaped(value)}"`;
  let isPresent = false;
  const tag = node.tag.replace(ATTRIBUTE, (whole, space, key) => {
    if (key !== name) return whole;
    isPresent = true;
    return space + changed;
  });
  node.tag = isPresent ? tag : tag.replace(/\s*(\/?>)$/, ` ${changed}$1`);
}

/** The children that are elements. */
export function elements(node) {
  return (node.children || []).filter((child) => typeof child !== 'string');
}

/** The first child of this name. */
export function child(node, name) {
  return elements(node).find((inner) => inner.name === name);
}

/** The element and all inside it, in the document's order, each with its ancestors, outermost first. */
export function* walk(top) {
  const open = [[top, []]];
  while (open.length) {
    const [node, ancestors] = open.pop();
    yield [node, ancestors];
    const inner = elements(node);
    const further = inner.length ? [...ancestors, node] : ancestors;
    for (let at = inner.length - 1; at >= 0; at -= 1) open.push([inner[at], further]);
  }
}

/** All elements of a name inside, in order. */
export function within(node, name) {
  const all = [];
  for (const [inner] of walk(node)) if (inner.name === name) all.push(inner);
  return all;
}

/** A copy that shares nothing. */
export function copied(node) {
  if (typeof node === 'string') return node;
  return {name: node.name, tag: node.tag, children: node.children?.map(copied)};
}

/** Plain text escaped for XML; what XML cannot hold becomes U+FFFD. */
export function escaped(text) {
  return String(text)
    .replace(NOT_XML, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Text of XML as plain text: `&amp;` and `&#38;` become `&`. */
export function unescaped(text) {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES.get(name) ?? whole;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
