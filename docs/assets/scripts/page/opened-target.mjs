/** What a link leads to is seen. In: the address of the page. Out: the folded parts around its target, open. */

/** Now, and whenever another link of the page is followed. */
export function openTarget() {
  openAround();
  window.addEventListener('hashchange', openAround);
}

function openAround() {
  const $target = document.getElementById(idIn(location.hash));
  const $folded = $target && $target.closest('details:not([open])');
  if (!$folded) return;
  $folded.open = true;
  openAround();
  $target.scrollIntoView();
}

/** The id behind `#`; empty where somebody has written no sound address. */
function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch (error) {
    return '';
  }
}
