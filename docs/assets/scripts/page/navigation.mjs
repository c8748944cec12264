/** Getting about a page: the menu, the table of contents, the way back to the top, folded parts. */

const CURRENT = 'md-nav__link--active';
/** Pixels below the header at which a heading counts as reached. */
const REACHED = 24;

/**
 * The menu of a small screen, by keyboard and screen reader. Started on `data-module="menu"`, a button;
 * `data-switch` is the id of the hidden checkbox that opens the theme's drawer.
 *
 * The button opens the drawer and says so; Escape or leaving it closes it. Without this script a label does the
 * same, for a pointer alone.
 */
export class Menu {
  constructor($button) {
    this.$button = $button;
    this.$switch = document.getElementById($button.dataset.switch);
    this.$drawer = document.querySelector('.md-sidebar--primary');
    this.$button.hidden = false;
    $button.addEventListener('click', () => this.set(!this.$switch.checked));
    // The theme's labels, the shade over the page among them, open and close it too.
    this.$switch.addEventListener('change', () => this.update());
    this.$drawer.addEventListener('focusout', ({relatedTarget}) => this.closeBehind(relatedTarget));
    document.addEventListener('keydown', ({key}) => key === 'Escape' && this.$switch.checked && this.close());
  }

  set(isOpen) {
    this.$switch.checked = isOpen;
    this.update();
    if (isOpen) this.$drawer.querySelector('a[href]:not(.md-logo)').focus();
  }

  close() {
    this.set(false);
    this.$button.focus();
  }

  closeBehind($next) {
    const isOutside = $next && !this.$drawer.contains($next) && $next !== this.$button;
    if (isOutside && this.$switch.checked) this.set(false);
  }

  update() {
    this.$button.setAttribute('aria-expanded', String(this.$switch.checked));
  }
}

/**
 * Marks the part being read in the table of contents. Started on `data-module="contents"`, its list of links, which
 * a page has twice: beside the text and in a phone's menu.
 */
export class Contents {
  constructor($list) {
    this.entries = [...$list.querySelectorAll('a[href^="#"]')]
      .map(($link) => ({$link, $heading: document.getElementById(decodeURIComponent($link.hash.slice(1)))}))
      .filter(({$heading}) => $heading);
    this.$header = document.querySelector('.md-header');
    this.isWaiting = false;
    window.addEventListener('scroll', () => this.updateSoon(), {passive: true});
    this.updateSoon();
  }

  /** Once a frame is enough, and the first time only after every script has added its elements. */
  updateSoon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => this.update());
  }

  update() {
    this.isWaiting = false;
    const line = this.$header.getBoundingClientRect().bottom + REACHED;
    const reached = this.entries.filter(({$heading}) => $heading.getBoundingClientRect().top <= line);
    const current = reached[reached.length - 1];
    for (const entry of this.entries) {
      entry.$link.classList.toggle(CURRENT, entry === current);
      if (entry === current) entry.$link.setAttribute('aria-current', 'location');
      else entry.$link.removeAttribute('aria-current');
    }
  }
}

/** The theme's button that leads back to the top, shown while a reader scrolls up. On `data-module="back-to-top"`. */
export class BackToTop {
  constructor($button) {
    this.$button = $button;
    // Not asked of the browser, which would have to lay out the page before the other scripts have added to it.
    this.last = 0;
    $button.addEventListener('click', () => window.scrollTo({top: 0}));
    window.addEventListener('scroll', () => this.update(), {passive: true});
  }

  update() {
    const {scrollY, innerHeight} = window;
    if (scrollY === this.last) return;
    this.$button.hidden = scrollY > this.last || scrollY < innerHeight;
    this.last = scrollY;
  }
}

/** A `<details>` that is open while the page is printed. Started on `data-module="open-on-paper"`. */
export class OpenOnPaper {
  constructor($details) {
    let wasOpen = $details.open;
    window.addEventListener('beforeprint', () => {
      wasOpen = $details.open;
      $details.open = true;
    });
    window.addEventListener('afterprint', () => ($details.open = wasOpen));
  }
}

/** Opens the folded parts around what the address leads to: now, and whenever a link of the page is followed. */
export function openTarget() {
  openAround();
  window.addEventListener('hashchange', openAround);
}

function openAround() {
  const $target = document.getElementById(idIn(location.hash));
  const $folded = $target?.closest('details:not([open])');
  if (!$folded) return;
  $folded.open = true;
  openAround();
  $target.scrollIntoView();
}

/** The id behind `#`; empty where its escapes are broken, as in `#%E4`. */
function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch (_error) {
    return '';
  }
}
