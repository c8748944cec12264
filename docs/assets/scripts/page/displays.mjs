/**
 * Displays of the page that a reader switches on and finds so again. In: the device's memory. Out: marks on `<html>`.
 *
 * One choice counts for all sites of the host. A browser that keeps nothing shows what it shows by itself.
 */

/** The large display with strong contrast. */
export const LARGE_TEXT = {
  key: 'notice-site.large-text',
  isWanted: () => false,
  isOn: () => document.documentElement.classList.contains('nt-large'),
  show: (on) => document.documentElement.classList.toggle('nt-large', on),
};

/** Dark colours: until the reader chooses, as the system has them. */
export const DARK = {
  key: 'notice-site.dark',
  isWanted: () => matchMedia('(prefers-color-scheme: dark)').matches,
  isOn: () => document.documentElement.dataset.mdColorScheme === 'slate',
  show: (on) => (document.documentElement.dataset.mdColorScheme = on ? 'slate' : 'default'),
};

/** Before the first paint, and when the memory or the system has changed. */
export function showAsLeft(display) {
  const left = recall(display.key);
  display.show(left === null ? display.isWanted() : left === 'on');
}

/** The other way round, kept for the next page. */
export function turn(display) {
  display.show(!display.isOn());
  remember(display.key, display.isOn() ? 'on' : 'off');
}

function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch (error) {
    return;
  }
}
