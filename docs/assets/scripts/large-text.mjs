/** The large display with strong contrast, as the reader left it. In: the device's memory. Out: a class of the page. */

export const KEY = 'notice-site.large-text';
const CLASS = 'nt-large';

export function isLarge() {
  return document.documentElement.classList.contains(CLASS);
}

/** Before the first paint; one choice for all sites of the host. A browser that keeps nothing shows the usual display. */
export function showAsLeft() {
  let left = null;
  try {
    left = localStorage.getItem(KEY);
  } catch (error) {
    return;
  }
  document.documentElement.classList.toggle(CLASS, left === 'on');
}

/** The other display, kept for the next page. */
export function turnLarge() {
  const now = document.documentElement.classList.toggle(CLASS);
  try {
    localStorage.setItem(KEY, now ? 'on' : 'off');
  } catch (error) {
    return;
  }
}
