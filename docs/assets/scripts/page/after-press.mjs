/**
 * What is said of a field once it is left. In: what says it. Out: said, at once or after the press that left it.
 *
 * Words that come while a button is pressed move it: the press would end beside it and do nothing.
 */

const waiting = [];
let isPressed = false;

function end() {
  isPressed = false;
  // The click comes with the end of the press.
  setTimeout(() => waiting.splice(0).forEach((act) => act()));
}

// A tap comes as these too.
window.addEventListener('mousedown', ({button}) => (isPressed = button === 0), true);
window.addEventListener('mouseup', end, true);
window.addEventListener('dragend', end, true);

/** Does something as soon as nothing is being pressed. */
export function afterPress(act) {
  if (isPressed) waiting.push(act);
  else act();
}
