/** Deflate and its inverse, by the browser's own streams or by fflate. In: bytes. Out: bytes. No DOM. */

import {FileFault} from './faults.mjs';

const METHOD = 'deflate-raw';
const STEP = 16384;

/** The browser's own; null in browsers older than 2023, where `DecompressionStream` cannot read a Word file. */
export function nativeCodec() {
  try {
    new DecompressionStream(METHOD);
    new CompressionStream(METHOD);
  } catch (error) {
    return null;
  }
  return {
    inflate: (bytes, limit) => piped(bytes, new DecompressionStream(METHOD), limit),
    deflate: (bytes) => piped(bytes, new CompressionStream(METHOD), Infinity),
  };
}

/** The same by the library, which is handed over since only older browsers load it. */
export function libraryCodec(fflate) {
  return {
    inflate: async (bytes, limit) => inflatedInSteps(bytes, limit, fflate.Inflate),
    deflate: async (bytes) => fflate.deflateSync(bytes),
  };
}

async function piped(bytes, stream, limit) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const gathered = gather(limit);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) gathered.take(part.value);
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof FileFault ? error : new FileFault('damaged');
  }
  return gathered.whole();
}

/** In steps, so that a file that swells stops being read at the limit. */
function inflatedInSteps(bytes, limit, Inflate) {
  const gathered = gather(limit);
  const stream = new Inflate((part) => gathered.take(part));
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('damaged');
  }
  return gathered.whole();
}

function gather(limit) {
  const parts = [];
  let size = 0;
  return {
    take: (part) => {
      size += part.length;
      if (size > limit) throw new FileFault('swells');
      parts.push(part);
    },
    whole: () => joined(parts, size),
  };
}

/** The parts one after the other. */
export function joined(parts, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
