/**
 * The search field of every page. In: the theme's box and its switch. Out: the search, fetched when first wanted.
 *
 * It opens over the page when somebody types or presses, not when the keyboard only comes by.
 */

/**
 * Started on `data-module="search"`. `data-index` and `data-script` are the addresses of what is fetched: scripts
 * both, for a browser fetches nothing else from a folder on disk.
 */
export class SearchBox {
  constructor($root) {
    this.$root = $root;
    this.$switch = document.getElementById('__search');
    this.$query = $root.querySelector('[name=query]');
    // The way in on a narrow page, which has no room for the field.
    this.$button = document.querySelector('[data-opens=search]');
    this.$button.hidden = false;
    this.$button.addEventListener('click', () => this.enter());
    this.$query.addEventListener('focus', () => this.prepare());
    for (const name of ['click', 'input']) this.$query.addEventListener(name, () => this.open());
    this.$query.form.addEventListener('submit', (event) => this.submit(event));
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    $root.addEventListener('focusout', ({relatedTarget}) => this.left(relatedTarget));
  }

  open() {
    this.$switch.checked = true;
    this.prepare();
  }

  enter() {
    this.open();
    this.$query.focus();
  }

  /** What was typed before is shown first, and followed when asked again. */
  submit(event) {
    event.preventDefault();
    if (this.$switch.checked) return;
    event.stopImmediatePropagation();
    this.open();
  }

  prepare() {
    if (this.isFetched) return;
    this.isFetched = true;
    const {index, script} = this.$root.dataset;
    for (const address of [index, script]) this.fetch(address);
  }

  /** In the order of the calls. */
  fetch(address) {
    const $script = document.createElement('script');
    $script.src = address;
    $script.async = false;
    $script.addEventListener('error', () => this.failed());
    document.head.append($script);
  }

  /** Without a network; the next time the field is entered is another try. */
  failed() {
    this.isFetched = false;
    this.$root.querySelector('[role=status]').textContent = this.$root.dataset.failed;
  }

  close() {
    if (!this.$switch.checked) return;
    this.$switch.checked = false;
    // Where there is room, the field stays in sight, and the button is not.
    (this.$button.offsetWidth ? this.$button : this.$query).focus();
  }

  /** The keyboard has gone on to something else; a press on a bare place gives no target. */
  left($target) {
    if ($target && !this.$root.contains($target)) this.$switch.checked = false;
  }
}
