/** The table of contents beside a page. In: its list of links. Out: the part being read is marked in it. */

const MARK = 'md-nav__link--active';
/** Pixels below the header at which a heading counts as reached. */
const REACHED = 24;

/** Started on `data-module="contents"`, which a page has twice: beside the text and in a phone's menu. */
export class Contents {
  constructor($list) {
    this.entries = [...$list.querySelectorAll('a[href^="#"]')]
      .map(($link) => ({ $link, $heading: document.getElementById(decodeURIComponent($link.hash.slice(1))) }))
      .filter(({ $heading }) => $heading);
    this.$header = document.querySelector('.md-header');
    this.waiting = false;
    window.addEventListener('scroll', () => this.wait(), { passive: true });
    this.wait();
  }

  /** Once a frame is enough, and the first time when all scripts have added theirs. */
  wait() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => this.look());
  }

  look() {
    this.waiting = false;
    const line = this.$header.getBoundingClientRect().bottom + REACHED;
    const reached = this.entries.filter(({ $heading }) => $heading.getBoundingClientRect().top <= line);
    const current = reached[reached.length - 1];
    for (const entry of this.entries) mark(entry.$link, entry === current);
  }
}

function mark($link, isCurrent) {
  $link.classList.toggle(MARK, isCurrent);
  if (isCurrent) $link.setAttribute('aria-current', 'location');
  else $link.removeAttribute('aria-current');
}
