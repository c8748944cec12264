"""axe looks at a page at rest: what fades in is no fault, what stays faint is."""

import pytest
from playwright.sync_api import Browser

from tests.browser.axe_at_rest import AT_REST, axe_findings

FADING = """<!doctype html><html lang="zh"><title>t</title><main><h1>t</h1><button>回到顶部</button></main>
<style>button { opacity: 0.2; transition: opacity 1s } .shown { opacity: LAST }</style>
<script>setTimeout(() => document.querySelector('button').classList.add('shown'), 100)</script>"""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("last", "found"), [("1", []), ("0.3", ["color-contrast"])])
def test_a_button_that_fades_in_is_judged_as_it_stands_at_the_end(
    browser: Browser, last: str, found: list[str]
) -> None:
    page = browser.new_page()
    page.set_content(FADING.replace("LAST", last))
    assert [one.split(":")[0] for one in axe_findings(page)] == found
    page.close()


def test_a_page_that_never_rests_is_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<script>setInterval(() => document.body.append('.'), 20)</script>")
    with pytest.raises(Exception, match="does not come to rest"):
        page.evaluate(AT_REST, [20, 500])
    page.close()
