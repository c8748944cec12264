/** What is folded on the screen and whole on paper. In: a `<details>`. Out: the same, open while the page is printed. */

/** Started on `data-module="open-on-paper"`. */
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
