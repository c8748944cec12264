/**
 * ZIP files. In: bytes. Out: entries by name, and bytes again. No DOM.
 *
 * An entry keeps its compressed bytes, so that parts nobody changes are written as they were.
 */

import {joined} from './deflate.mjs';
import {FileFault} from './faults.mjs';

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65535;
const MOST_ENTRIES = 2000;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;
/** No part of a form comes near it; one that does was made to fill the memory. */
const LARGEST_PART = 30 * 1024 * 1024;

/** The entries by name, from the list at the file's end. */
export function readZip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    return listedEntries(bytes, view, endOf(view));
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('damaged');
  }
}

function endOf(view) {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new FileFault('damaged');
}

function listedEntries(bytes, view, end) {
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new FileFault('swells');
  const entries = new Map();
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (view.getUint32(at, true) !== LISTED) throw new FileFault('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, entryAt(bytes, view, at));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(bytes, view, at) {
  if (view.getUint16(at + 8, true) & ENCRYPTED) throw new FileFault('encrypted');
  const start = view.getUint32(at + 42, true);
  if (view.getUint32(start, true) !== LOCAL) throw new FileFault('damaged');
  const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const length = view.getUint32(at + 20, true);
  if (data + length > bytes.length) throw new FileFault('damaged');
  return {
    method: view.getUint16(at + 10, true),
    stamp: view.getUint32(at + 12, true),
    sum: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    packed: bytes.subarray(data, data + length),
  };
}

/** What an entry holds. Its own word on its size is not trusted. */
export async function unpacked({method, packed, size}, codec) {
  if (size > LARGEST_PART) throw new FileFault('swells');
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new FileFault('damaged');
  return codec.inflate(packed, LARGEST_PART);
}

/** New content for an entry, with the day of the one that it stands for. */
export async function repacked(entry, content, codec) {
  const packed = await codec.deflate(content);
  return {method: DEFLATED, stamp: entry.stamp, sum: checkSum(content), size: content.length, packed};
}

/** The file of these entries. */
export function writeZip(entries) {
  const parts = [];
  const list = [];
  let at = 0;
  for (const [name, entry] of entries) {
    const nameBytes = new TextEncoder().encode(name);
    const local = record(LOCAL, [[2, 20], ...shared(entry, nameBytes), [2, 0]]);
    list.push(
      record(LISTED, [
        [2, 20],
        [2, 20],
        ...shared(entry, nameBytes),
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, at],
      ]),
      nameBytes,
    );
    parts.push(local, nameBytes, entry.packed);
    at += local.length + nameBytes.length + entry.packed.length;
  }
  const length = lengthOf(list);
  const end = record(END, [
    [2, 0],
    [2, 0],
    [2, entries.size],
    [2, entries.size],
    [4, length],
    [4, at],
    [2, 0],
  ]);
  return joined([...parts, ...list, end], at + length + end.length);
}

const lengthOf = (parts) => parts.reduce((sum, part) => sum + part.length, 0);

/** Fields that stand both before an entry and in the list. */
function shared({method, stamp, sum, size, packed}, name) {
  return [
    [2, UTF8_NAME],
    [2, method],
    [4, stamp],
    [4, sum],
    [4, packed.length],
    [4, size],
    [2, name.length],
  ];
}

/** A signature and fields as `[bytes, value]`. */
function record(signature, fields) {
  const bytes = new Uint8Array(4 + fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

const TABLE = Array.from({length: 256}, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32, as ZIP has it. */
export function checkSum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
