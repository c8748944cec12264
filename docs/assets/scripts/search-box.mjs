/** The search field of every page. In: the theme's box and its switch. Out: the search, fetched when first wanted. */

/**
 * Started on `data-module="search"`. `data-index` and `data-script` are the addresses of what is fetched: scripts
 * both, for a browser fetches nothing else from a folder on disk.
 */
export class SearchBox {
  constructor($root) {
    this.$root = $root;
    this.$switch = document.getElementById('__search');
    this.$query = $root.querySelector('[name=query]');
    this.$query.addEventListener('focus', () => this.open());
    this.$query.form.addEventListener('submit', (event) => event.preventDefault());
    this.$switch.addEventListener('change', () => this.$switch.checked && this.$query.focus());
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    $root.addEventListener('focusout', ({ relatedTarget }) => this.left(relatedTarget));
  }

  open() {
    this.$switch.checked = true;
    if (this.isFetched) return;
    this.isFetched = true;
    const { index, script } = this.$root.dataset;
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
    this.$query.blur();
  }

  /** The keyboard has gone on to something else; a press on a bare place gives no target. */
  left($target) {
    if ($target && !this.$root.contains($target)) this.$switch.checked = false;
  }
}
