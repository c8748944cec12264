/** A short message that is read out and goes away by itself. In: its words. Out: nothing. */

import { make } from './elements.mjs';

const SHOWN_FOR = 4000;
const shown = { $toast: null, timer: 0 };

/** Shows a message at the foot of the window; a new one takes the place of the one before. */
export function tell(text) {
  if (!shown.$toast) {
    shown.$toast = make('p', { class: 'ns-toast', role: 'status' });
    document.body.append(shown.$toast);
  }
  clearTimeout(shown.timer);
  shown.$toast.textContent = text;
  shown.timer = setTimeout(() => (shown.$toast.textContent = ''), SHOWN_FOR);
}
