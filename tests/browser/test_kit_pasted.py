"""Articles of the kit pasted into real editors of content systems: what remains is what was meant."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import BrowserContext, Page

from notice_site.site.kit import kit_files
from tests.source_text import squeeze
from tools.npm_programs import installed

pytestmark = pytest.mark.browser

EDITORS = {
    "tinymce": """
<script src="{modules}/tinymce/tinymce.min.js"></script><div id="box"></div><script>
tinymce.init({{selector: '#box', license_key: 'gpl', plugins: 'table lists link'}}).then(([editor]) => {{
  window.target = () => editor.getBody();
  window.written = () => editor.getContent();
}});
</script>""",
    "wangeditor": """
<link href="{modules}/@wangeditor/editor/dist/css/style.css" rel="stylesheet">
<div id="box" style="height: 400px"></div>
<script src="{modules}/@wangeditor/editor/dist/index.js"></script><script>
const editor = wangEditor.createEditor({{selector: '#box', html: '<p><br></p>'}});
window.target = () => document.querySelector('#box [contenteditable]');
window.written = () => editor.getHtml();
</script>""",
    "ckeditor": """
<script src="{modules}/ckeditor5/dist/browser/ckeditor5.umd.js"></script><div id="box"></div><script>
const names = 'Essentials Paragraph Heading Bold Link List Table Alignment Superscript Subscript';
const plugins = names.split(' ').map((name) => CKEDITOR[name]);
const box = document.querySelector('#box');
CKEDITOR.ClassicEditor.create(box, {{licenseKey: 'GPL', plugins}}).then((editor) => {{
  window.target = () => editor.editing.view.getDomRoot();
  window.written = () => editor.getData();
}});
</script>""",
}
"""Each with the plugins of its usual build; `target` is what is typed into, `written` what it stores."""


@pytest.fixture(scope="module")
def articles(folders: dict[str, Path]) -> dict[str, str]:
    """The articles of both calls that stand for all: official text, form with tables, list of materials."""
    kits = {name: kit_files(folder) for name, folder in folders.items()}
    names = {"first": ("notice", "forms-registration", "materials"), "full": ("notice", "index")}
    return {
        f"{call}/{page}": kits[call][f"pages/{page}.html"].decode("utf-8-sig")
        for call, pages in names.items()
        for page in pages
    }


@pytest.fixture(params=sorted(EDITORS))
def editor(request: pytest.FixtureRequest, context: BrowserContext, tmp_path: Path) -> Page:
    modules = (installed("editors") / "node_modules").as_uri()
    page = context.new_page()
    place = tmp_path / "editor.html"
    text = EDITORS[request.param].format(modules=modules)
    place.write_text(f'<!doctype html><meta charset="utf-8"><body>{text}', "utf-8")
    page.goto(place.as_uri())
    page.wait_for_function("window.written && window.target && target()")
    return page


def shape(text: str) -> dict[str, object]:
    """What must remain: words in their order, headings, cells, lists, links, what is set to the right."""
    page: Any = html.fromstring(f"<div>{text}</div>")
    return {
        "words": squeeze(page.text_content().replace("\xa0", " ")),
        "headings": [(each.tag, squeeze(each.text_content())) for each in page.xpath("//h2 | //h3 | //h4")],
        "rows": [len(row) for row in page.xpath("//tr")],
        "items": [words for each in page.xpath("//li") if (words := squeeze(each.text_content()))],
        "links": page.xpath("//a/@href"),
        "right": [
            squeeze(each.text_content())
            for each in page.xpath("//*[@style]")
            if re.search(r"text-align:\s*right", each.get("style"))
        ],
        "indents": len(re.findall(r">(?:<[^>]+>)*　　", text)),
    }


@pytest.mark.parametrize(
    "name", ["first/notice", "first/forms-registration", "first/materials", "full/notice"]
)
def test_what_remains_of_an_article_is_what_was_pasted(
    name: str, articles: dict[str, str], editor: Page, tmp_path: Path
) -> None:
    source = editor.context.new_page()
    file = tmp_path / "article.html"
    file.write_text(articles[name], "utf-8-sig")
    source.goto(file.as_uri())
    source.keyboard.press("Control+a")
    source.keyboard.press("Control+c")
    editor.bring_to_front()
    editor.evaluate("target().focus()")
    editor.keyboard.press("Control+v")
    editor.wait_for_function("written().length > 200")
    editor.wait_for_timeout(300)
    expected = shape(articles[name])
    if "tinymce" in editor.evaluate("Object.keys(window).join()"):
        # It drops styles from what is pasted, unless it is set up otherwise: the sheet says what to do.
        expected["right"] = []
    assert shape(editor.evaluate("written()")) == expected
