/**
 * SHA-256 (FIPS 180-4) of a file's bytes. No DOM.
 *
 * Browsers give `crypto.subtle` to pages that came encrypted alone; the sum of a form is wanted on all of them.
 */

const BLOCK = 64;
/** Blocks after which other work of the page has its turn: 1 MB. */
const SLICE = 16384;

const [START, ROUNDS] = constants();

/** The sum of a `Uint8Array` as 64 hexadecimal digits. */
export async function sha256(bytes) {
  const state = Uint32Array.from(START);
  const whole = bytes.length - (bytes.length % BLOCK);
  const words = new Uint32Array(BLOCK);
  for (let at = 0; at < whole; at += BLOCK) {
    if (at && at % (SLICE * BLOCK) === 0) await new Promise((resolve) => setTimeout(resolve));
    addBlock(state, words, bytes, at);
  }
  const rest = padded(bytes, whole);
  for (let at = 0; at < rest.length; at += BLOCK) addBlock(state, words, rest, at);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The first 32 bits of the fractional parts of the square roots of 8 primes and of the cube roots of 64. */
function constants() {
  const primes = [];
  for (let number = 2; primes.length < 64; number++) {
    if (primes.every((prime) => number % prime)) primes.push(number);
  }
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  return [
    primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    primes.map((prime) => fraction(Math.cbrt(prime))),
  ];
}

/** What follows the whole blocks: the last bytes, a bit that is set, zeros, the length in bits. */
function padded(bytes, whole) {
  const left = bytes.length - whole;
  const last = new Uint8Array(left + 9 > BLOCK ? 2 * BLOCK : BLOCK);
  last.set(bytes.subarray(whole));
  last[left] = 0x80;
  const view = new DataView(last.buffer);
  view.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(last.length - 4, bytes.length << 3);
  return last;
}

function addBlock(state, words, bytes, at) {
  for (let step = 0; step < BLOCK; step++) {
    if (step < 16) {
      const place = at + 4 * step;
      words[step] =
        (bytes[place] << 24) | (bytes[place + 1] << 16) | (bytes[place + 2] << 8) | bytes[place + 3];
    } else {
      const first = words[step - 15];
      const second = words[step - 2];
      const low = turned(first, 7) ^ turned(first, 18) ^ (first >>> 3);
      const high = turned(second, 17) ^ turned(second, 19) ^ (second >>> 10);
      words[step] = words[step - 16] + low + words[step - 7] + high;
    }
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let step = 0; step < BLOCK; step++) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + high + ((e & f) ^ (~e & g)) + ROUNDS[step] + words[step]) | 0;
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] += word));
}

function turned(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}
