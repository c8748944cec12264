/**
 * What is shown once a field is left: after the press that left it.
 *
 * A message that shows while a button is pressed moves the button: the press would end beside it and do nothing.
 */

const waiting = [];
let isPressed = false;

function release() {
  isPressed = false;
  // The click comes with the end of the press.
  setTimeout(() => waiting.splice(0).forEach((act) => act()));
}

// A tap comes as these too.
window.addEventListener('mousedown', ({button}) => (isPressed = button === 0), true);
window.addEventListener('mouseup', release, true);
window.addEventListener('dragend', release, true);

/** Calls `act` as soon as nothing is pressed. */
export function afterPress(act) {
  if (isPressed) waiting.push(act);
  else act();
}
