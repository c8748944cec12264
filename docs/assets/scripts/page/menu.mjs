/**
 * The menu of a small screen, by keyboard and by ear. In: a button and the theme's drawer, which a hidden box opens.
 * Out: the button opens it and says so; Escape or leaving closes it. Without this script a label does, for a pointer.
 */

/** Started on `data-module="menu"`; `data-switch` is the id of the hidden box. */
export class Menu {
  constructor($button) {
    this.$button = $button;
    this.$switch = document.getElementById($button.dataset.switch);
    this.$drawer = document.querySelector('.md-sidebar--primary');
    this.$button.hidden = false;
    $button.addEventListener('click', () => this.set(!this.$switch.checked));
    // The theme's labels, the shade over the page among them, open and close it too.
    this.$switch.addEventListener('change', () => this.tell());
    this.$drawer.addEventListener('focusout', ({ relatedTarget }) => this.left(relatedTarget));
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.$switch.checked && this.close());
  }

  set(isOpen) {
    this.$switch.checked = isOpen;
    this.tell();
    if (isOpen) this.$drawer.querySelector('a[href]:not(.md-logo)').focus();
  }

  close() {
    this.set(false);
    this.$button.focus();
  }

  left($next) {
    const isOutside = $next && !this.$drawer.contains($next) && $next !== this.$button;
    if (isOutside && this.$switch.checked) this.set(false);
  }

  tell() {
    this.$button.setAttribute('aria-expanded', String(this.$switch.checked));
  }
}
