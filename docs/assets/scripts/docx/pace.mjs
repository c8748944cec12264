/**
 * Long work in slices, so that a page answers meanwhile and the work can be stopped. No DOM.
 *
 * The work is a generator that yields where it may rest; what it returns is the result.
 */

import {FileFault} from './faults.mjs';

/** Milliseconds of work between two rests. */
const SLICE = 25;
/** Milliseconds after which a file is given up: no form takes a hundredth of it. */
const LONGEST = 20000;

/** Something to stop work by: `stop()` ends what runs with it; `isStopped` says whether that was asked for. */
export function makeStop() {
  const stop = {isStopped: false, stop: () => (stop.isStopped = true)};
  return stop;
}

/** The result of work done in slices; throws FileFault `stopped` or `slow`, and what the work throws. */
export async function inSlices(work, stop = makeStop()) {
  const start = performance.now();
  let rested = start;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    const now = performance.now();
    if (now - start > LONGEST) throw new FileFault('slow');
    if (now - rested < SLICE) continue;
    await new Promise((resume) => setTimeout(resume));
    if (stop.isStopped) throw new FileFault('stopped');
    rested = performance.now();
  }
}

/** The result of work done at once. */
export function atOnce(work) {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
