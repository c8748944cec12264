/**
 * ZIP files read to entries by name and written again, with deflate by a codec. No DOM.
 *
 * An entry is `{method, stamp, sum, size, packed}`. It keeps its compressed bytes, so that parts nobody changes are
 * written as they were. A codec is `{inflate(bytes, limit), deflate(bytes)}`, both giving a promise of bytes.
 */

import {FileFault} from './faults.mjs';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65535;
const MOST_ENTRIES = 2000;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;
/** Bytes. No part of a form comes near it; one that does was made to fill the memory. */
const LARGEST_PART = 30 * 1024 * 1024;
const DEFLATE = 'deflate-raw';
/** Bytes. */
const STEP = 16384;

/** Entries by name, from the central directory at the file's end. */
export function readZip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    return directoryEntries(bytes, view, endOf(view));
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

function directoryEntries(bytes, view, end) {
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new FileFault('swells');
  const entries = new Map();
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new FileFault('damaged');
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

/** The content of an entry. The size that it states is not trusted. */
export async function unpack({method, packed, size}, codec) {
  if (size > LARGEST_PART) throw new FileFault('swells');
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new FileFault('damaged');
  return codec.inflate(packed, LARGEST_PART);
}

/** An entry with this content and the time stamp of another. */
export async function pack(entry, content, codec) {
  const packed = await codec.deflate(content);
  return {method: DEFLATED, stamp: entry.stamp, sum: crc32(content), size: content.length, packed};
}

/** The file of these entries, as bytes. */
export function writeZip(entries) {
  const parts = [];
  const list = [];
  let at = 0;
  for (const [name, entry] of entries) {
    const nameBytes = new TextEncoder().encode(name);
    const local = record(LOCAL, [[2, 20], ...shared(entry, nameBytes), [2, 0]]);
    list.push(
      record(CENTRAL, [
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
  return concatenate([...parts, ...list, end], at + length + end.length);
}

const lengthOf = (parts) => parts.reduce((sum, part) => sum + part.length, 0);

/** Fields that an entry has both before its content and in the central directory. */
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

const CRC_TABLE = Array.from({length: 256}, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32. */
export function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC_TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** The browser's own codec; null in browsers older than 2023, whose `DecompressionStream` lacks raw deflate. */
export function nativeCodec() {
  try {
    new DecompressionStream(DEFLATE);
    new CompressionStream(DEFLATE);
  } catch (_error) {
    return null;
  }
  return {
    inflate: (bytes, limit) => piped(bytes, new DecompressionStream(DEFLATE), limit),
    deflate: (bytes) => piped(bytes, new CompressionStream(DEFLATE), Infinity),
  };
}

/** A codec by fflate, which is an argument since only older browsers load it. */
export function libraryCodec(fflate) {
  return {
    inflate: async (bytes, limit) => inflatedInSteps(bytes, limit, fflate.Inflate),
    deflate: async (bytes) => fflate.deflateSync(bytes),
  };
}

async function piped(bytes, stream, limit) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const buffer = limitedBuffer(limit);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) buffer.take(part.value);
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof FileFault ? error : new FileFault('damaged');
  }
  return buffer.whole();
}

/** In steps, so that reading stops at the limit. */
function inflatedInSteps(bytes, limit, Inflate) {
  const buffer = limitedBuffer(limit);
  const stream = new Inflate((part) => buffer.take(part));
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('damaged');
  }
  return buffer.whole();
}

function limitedBuffer(limit) {
  const parts = [];
  let size = 0;
  return {
    take: (part) => {
      size += part.length;
      if (size > limit) throw new FileFault('swells');
      parts.push(part);
    },
    whole: () => concatenate(parts, size),
  };
}

function concatenate(parts, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
