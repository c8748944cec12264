/**
 * Displays of the page that a reader switches on and that stay so: large text, dark colours.
 *
 * A display shows as marks on `<html>`. The choice is stored on the device and holds for all sites of the host; a
 * browser that stores nothing shows the default.
 */

/** The large display with strong contrast. */
export const LARGE_TEXT = {
  key: 'notice-site.large-text',
  isDefault: () => false,
  isOn: () => document.documentElement.classList.contains('nt-large'),
  show: (on) => document.documentElement.classList.toggle('nt-large', on),
};

/** Dark colours; the system's choice until the reader makes one. */
export const DARK = {
  key: 'notice-site.dark',
  isDefault: () => matchMedia('(prefers-color-scheme: dark)').matches,
  isOn: () => document.documentElement.dataset.mdColorScheme === 'slate',
  show: (on) => (document.documentElement.dataset.mdColorScheme = on ? 'slate' : 'default'),
};

/** Shows the stored choice, else the default: before the first paint, and when either has changed. */
export function applyStored(display) {
  const stored = read(display.key);
  display.show(stored === null ? display.isDefault() : stored === 'on');
}

/** Switches over, and stores the choice for the next page. */
export function toggle(display) {
  display.show(!display.isOn());
  try {
    localStorage.setItem(display.key, display.isOn() ? 'on' : 'off');
  } catch (_error) {
    // The choice holds for this page.
  }
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch (_error) {
    return null;
  }
}
