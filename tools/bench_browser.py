"""How quickly pages answer on a slow phone. Prints medians in milliseconds, in Chromium slowed four times.

Measured inside the page: from a click to the frame after the shown result, and the longest task meanwhile;
and from a click on saving to the Word file with all in it, the first and the second (goal: under 150 ms),
on a page that stands, with the parts that it fetches then;
from opening the search until it answers, and the slowest letter of some queries, to the next frame.
"""

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from notice_site.site.build import build_site
from notice_site.site.options import BuildOptions

ROUNDS = 7
SLOWER = 4
ANSWER = """
() => new Promise((done) => {
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  }).observe({type: 'longtask'});
  const $answer = document.querySelectorAll('.ns-checklist fieldset input[type=radio]');
  $answer[0].click();
  setTimeout(() => {
    longest = 0;
    const $first = [...document.querySelectorAll('.ns-checklist input[type=radio]')].find(
      ($input) => !$input.checked && $input.name !== $answer[0].name);
    const start = performance.now();
    $first.click();
    requestAnimationFrame(() => setTimeout(() => {
      const shown = performance.now() - start;
      setTimeout(() => done([shown, longest]), 200);
    }));
  }, 1500);
})
"""

SAVED = """
() => new Promise((done) => {
  const $fields = document.querySelectorAll('.ns-fill__input, .ns-form input, .ns-form textarea');
  const $text = [...$fields].filter(({type}) => ['text', 'tel', 'email', 'textarea'].includes(type));
  $text[0].focus();
  for (const $field of $text) {
    $field.value = $field.type === 'email' ? 'a@example.cn' : '020-12345678';
    $field.dispatchEvent(new Event('input', {bubbles: true}));
  }
  const press = () => [...document.querySelectorAll('.ns-fill__foot .ns-button--main')].pop().click();
  const anyway = () => document.querySelector('.ns-fill__foot button.ns-fill__small');
  const figures = [];
  let start = 0;
  const make = URL.createObjectURL;
  URL.createObjectURL = (file) => {
    figures.push(performance.now() - start);
    if (figures.length === 2) done(figures);
    else setTimeout(save, 500);
    return make.call(URL, file);
  };
  async function save() {
    const before = figures.length;
    start = performance.now();
    press();
    while (!anyway() && figures.length === before) await new Promise((next) => setTimeout(next));
    if (figures.length > before) return;
    start = performance.now();
    anyway().click();
  }
  setTimeout(save, 1500);
})
"""


FOUND = """
async () => {
  const $query = document.querySelector('input[name=query]');
  const framed = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let start = performance.now();
  document.querySelector('[data-opens=search]').click();
  while (document.querySelector('.md-search-result[aria-busy]')) {
    if (performance.now() - start > 20000) throw new Error('the search never comes');
    await framed();
  }
  const ready = performance.now() - start;
  const slowest = [];
  for (const query of %(queries)s) {
    for (let end = 1; end <= query.length; end++) {
      $query.value = query.slice(0, end);
      start = performance.now();
      $query.dispatchEvent(new Event('input', {bubbles: true}));
      await framed();
      slowest.push(performance.now() - start);
    }
  }
  return [ready, Math.max(...slowest)];
}
"""
MEMBERS = 500
STORE_MEMBERS = """
(count) => {
  const desk = JSON.parse(document.querySelector('[data-module=collect] script').textContent);
  const texts = desk.fields.filter(({kind}) => kind !== 'office_use');
  const valueOf = ({options, kind}) => (options || kind === 'repeat' ? [] : '内容');
  const members = Array.from({length: count}, (_, at) => ({
    name: `某某科技有限公司${at}`, role: desk.roles[desk.roles.length > 1 ? 1 : 0].id,
    originals: 0, seals: [], file: `${at}.docx`, isOlder: false,
    values: Object.fromEntries(texts.map((field) => [field.id, valueOf(field)])),
  }));
  localStorage.setItem(`ns-collect/${desk.call}/${desk.annex}/${desk.edition}`, JSON.stringify({members}));
}
"""
DESK = """
async () => {
  const framed = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const change = ($field, value) => {
    $field.value = value;
    $field.dispatchEvent(new Event('change', {bubbles: true}));
  };
  const cards = () => document.querySelectorAll('.ns-collect__member');
  while (cards().length === 0) await framed();
  await new Promise((done) => setTimeout(done, 1500));
  const $lead = document.querySelector('.ns-collect__questions select[id$=-lead]');
  const actions = [
    () => change($lead, $lead.options[3].value),
    () => change(cards()[18].querySelector('input'), '另一个名称'),
    () => change(cards()[15].querySelectorAll('select')[1], '1'),
    () => cards()[12].querySelector('input[type=checkbox]').click(),
    () => cards()[2].querySelector('button').click(),
    () => [...document.querySelectorAll('.ns-collect > p .ns-button')].pop().click(),
  ];
  const figures = [];
  for (const act of actions) {
    const start = performance.now();
    act();
    await framed();
    figures.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 600));
  }
  return figures;
}
"""
QUERIES = ["申报材料要求", "什么时候截止", "怎么报名", "联盟申报登记表", "没有这样的一句很长的话会被人找到吗"]


def measure(browser: Browser, address: str, script: str, members: int = 0) -> list[float]:
    """What `script` measures on a page that nobody has used yet; on the desk, that holds so many members."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="zh-CN")
    page: Page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    if members:
        page.evaluate(STORE_MEMBERS, members)
        page.reload(wait_until="load")
    figures: list[float] = page.evaluate(script)
    context.close()
    return figures


def main() -> None:
    """Build, measure, and print one line for each figure."""
    program = shutil.which("chromium") or sys.exit("chromium is needed: sudo apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build_site(BuildOptions(out=site))
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        pages = {
            site / "eligibility" / "index.html": (ANSWER, ("an answer to its result", "longest task then")),
            form_page(site): (SAVED, ("saving a form, first time", "saving it again")),
            site / "forms" / "collect" / "index.html": (
                DESK,
                tuple(
                    f"the desk with {MEMBERS}: {what}"
                    for what in ("the lead", "a name", "originals", "a seal", "removing", "adding")
                ),
            ),
            site / "index.html": (
                FOUND % {"queries": json.dumps(QUERIES)},
                ("the search, until it is ready", "a letter typed, to its results"),
            ),
        }
        for page, (script, names) in pages.items():
            members = MEMBERS if page.parent.name == "collect" else 0
            rounds = [measure(browser, page.as_uri(), script, members) for _ in range(ROUNDS)]
            for name, figures in zip(names, zip(*rounds, strict=True), strict=True):
                low, middle, high = min(figures), statistics.median(figures), max(figures)
                print(f"{name:34} median {middle:.0f} ms ({low:.0f} to {high:.0f} ms)")
        browser.close()


def form_page(site: Path) -> Path:
    """The page with the largest form to fill in."""
    pages = [
        page for page in site.glob("forms/*/index.html") if 'data-module="fill-in"' in page.read_text("utf-8")
    ]
    return max(pages, key=lambda page: page.stat().st_size)


if __name__ == "__main__":
    main()
