"""axe on a page that has come to rest.

A button that is fading in has too little contrast for as long as it fades: what axe finds must not hang
on the instant at which it looks. So it looks when nothing moves any more.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STILL_FRAMES = 20
"""So many frames on end without a change make a page at rest: a third of a second, longer where the
machine is slow, so that what a script puts off for a moment has been done."""
PATIENCE = 15_000
"""Milliseconds after which a page that never rests is a fault."""

AT_REST = """async ([stillFrames, patience]) => {
  const end = performance.now() + patience;
  let still = 0;
  const moved = () => { still = 0; };
  const changes = new MutationObserver(moved);
  changes.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  addEventListener('scroll', moved, true);
  const ends = (one) => Number.isFinite(one.effect.getComputedTiming().endTime);
  const moves = () => document.getAnimations().some((one) => one.playState === 'running' && ends(one));
  await document.fonts.ready;
  while (still < stillFrames) {
    await new Promise(requestAnimationFrame);
    still = moves() ? 0 : still + 1;
    if (performance.now() > end) throw new Error('the page does not come to rest');
  }
  changes.disconnect();
  removeEventListener('scroll', moved, true);
}"""


def come_to_rest(page: Page) -> None:
    """Waits until no animation or transition that ends is under way, and nothing has changed or scrolled."""
    page.evaluate(AT_REST, [STILL_FRAMES, PATIENCE])


def axe_findings(page: Page, *rules: str) -> list[str]:
    """What axe has against the page at rest, under all its usual rules or those named: `rule: element`."""
    come_to_rest(page)
    options = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html']} {node['any']}"[:400] for rule in found for node in rule["nodes"]]
