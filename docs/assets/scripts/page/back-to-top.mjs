/** The way back to the top of a long page. In: the theme's button. Out: there while a reader scrolls up. */

const SCREENS = 1;

/** Started on `data-module="back-to-top"`. */
export class BackToTop {
  constructor($button) {
    this.$button = $button;
    // Not asked of the browser, which would have to lay out the page before the other scripts have added to it.
    this.last = 0;
    $button.addEventListener('click', () => window.scrollTo({ top: 0 }));
    window.addEventListener('scroll', () => this.look(), { passive: true });
  }

  look() {
    const { scrollY, innerHeight } = window;
    if (scrollY === this.last) return;
    this.$button.hidden = scrollY > this.last || scrollY < innerHeight * SCREENS;
    this.last = scrollY;
  }
}
