"""The site that MkDocs makes of generated pages: what readers find in it, and what it must not need."""

import json
import logging
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import jieba
import pytest
from lxml import html

from notice_site.project import DOCS, PROJECT
from notice_site.site_fault import SiteFault
from notice_site.theme.html_check import check_html
from notice_site.theme.mkdocs_site import MkDocsError, build_html
from notice_site.theme.search_words import DICTIONARY_TOTAL, dictionary, limit_dictionary
from tests.small_site import SETTINGS, TEXTS, settings_with, small_pages

ROOT = Path(__file__).parent.parent


def build(workspace: Path, docs: Path = DOCS, **texts: str) -> Path:
    workspace.mkdir(parents=True, exist_ok=True)
    return build_html(small_pages(**texts), SETTINGS, workspace, docs)


def tree(folder: Path) -> dict[str, bytes]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert files, f"nothing in {folder}"
    return files


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("small"))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of docs/ in which a test may write."""
    return Path(shutil.copytree(DOCS, tmp_path / "docs"))


def page(site: Path, path: str = "index.html") -> html.HtmlElement:
    return html.fromstring((site / path).read_bytes())


def text_of(element: html.HtmlElement, path: str) -> str:
    found = element.xpath(path)
    assert len(found) == 1, f"{path} is there {len(found)} times"
    return " ".join(found[0].text_content().split())


# What readers find


def test_every_page_stands_at_its_address_and_so_does_every_file(site: Path) -> None:
    wanted = {path.replace(".md", ".html") for path in small_pages()}
    assert wanted <= set(tree(site))
    assert (site / "downloads/notice.pdf").read_bytes() == b"%PDF-1.7\n"


def test_the_built_pages_have_no_fault(site: Path) -> None:
    assert check_html(site) == []


def test_every_page_says_its_language_the_issuer_and_that_it_is_not_official(site: Path) -> None:
    pages = [path for path in tree(site) if path.endswith(".html")]
    assert len(pages) == len(TEXTS) + 1
    for path in pages:
        built = page(site, path)
        assert built.get("lang") == "zh-CN"
        assert text_of(built, "//*[@class='nt-unofficial']") == "演示，非官方发布"
        assert text_of(built, "//*[contains(@class, 'nt-issuer')]") == "海珠区科技局"
        assert text_of(built, "//ul[@class='nt-footer']") == "主办单位海珠区科技局 联系我们"


def test_an_official_site_has_no_warning_above_its_header(tmp_path: Path) -> None:
    built = build_html(small_pages(), settings_with(unofficial="", issuer=""), tmp_path)
    assert text_of(page(built), "//aside[contains(@class, 'md-banner')]") == ""
    assert page(built).xpath("//*[contains(@class, 'nt-issuer')]") == []


def test_names_with_marks_of_html_are_shown_as_they_are(tmp_path: Path) -> None:
    name = 'A&B <b>"x"</b>'
    settings = settings_with(site_name=name, issuer=name, unofficial=name, description=name)
    built = page(build_html(small_pages(), settings, tmp_path), "notice/index.html")
    assert text_of(built, "//title") == f"通知 - {name}"
    assert built.xpath("//meta[@name='description']/@content") == [name]
    assert set(
        built.xpath("//a[@data-md-component='logo']/@aria-label | //a[@data-md-component='logo']/@title")
    ) == {name}
    assert text_of(built, "//*[@class='nt-unofficial']") == name
    assert built.xpath("//header//b") == []


def test_the_navigation_is_that_of_the_settings(site: Path) -> None:
    links = page(site).xpath("//nav[@data-md-level='0']//a[contains(@class, 'md-nav__link')]")
    found = [(" ".join(link.text_content().split()), link.get("href")) for link in links]
    assert ("附件1", "forms/one/index.html") in found
    assert ("更新", "updates/index.html") in found
    assert not [href for _, href in found if "updates/1" in href]


def test_a_page_says_its_own_metadata_before_that_of_the_site(site: Path) -> None:
    def meta(path: str, name: str) -> list[str]:
        return [str(content) for content in page(site, path).xpath(f"//meta[@name='{name}']/@content")]

    assert meta("notice/index.html", "ArticleTitle") == ["通知全文"]
    assert meta("notice/index.html", "SiteName") == ["海珠科技"]
    assert meta("contact/index.html", "ArticleTitle") == ["整个网站"]
    assert meta("updates/1/index.html", "robots") == ["noindex"]
    assert page(site).xpath("//link[@type='application/atom+xml']/@href") == ["updates.xml"]


def test_structured_data_cannot_end_its_script_early(tmp_path: Path) -> None:
    pages = small_pages()
    pages["contact/index.md"] = "---\njson_ld: [{name: '</script><b>x'}]\n---\n# 联系 {#top}\n".encode()
    built = page(build_html(pages, SETTINGS, tmp_path), "contact/index.html")
    assert [json.loads(text) for text in built.xpath("//script[@type='application/ld+json']/text()")] == [
        {"name": "</script><b>x"}
    ]


def test_a_script_that_a_page_asks_for_is_loaded_there_and_nowhere_else(site: Path) -> None:
    asking = [
        path for path in tree(site) if path.endswith(".html") and b"fill.js" in (site / path).read_bytes()
    ]
    assert asking == ["forms/one/index.html"]
    addresses = [str(address) for address in page(site, asking[0]).xpath("//script[@defer]/@src")]
    assert [address.partition("?")[0] for address in addresses] == [
        "../../assets/scripts/start.js",
        "../../assets/scripts/fill.js",
    ]


def test_a_page_asks_for_the_scripts_and_styles_of_its_own_build(tmp_path: Path, docs: Path) -> None:
    (docs / "assets/scripts/fill.mjs").write_text("1;", encoding="utf-8")
    pages = {path: content for path, content in small_pages().items() if not path.endswith("fill.js")}

    def asked(name: str) -> set[str]:
        built = page(build_html(pages, SETTINGS, tmp_path / name, docs), "forms/one/index.html")
        found = built.xpath("//script[@defer]/@src | //link[contains(@href, 'all.css')]/@href")
        assert len(found) == 3
        return {str(address) for address in found}

    before = asked("one")
    assert all(re.search(r"\?v=[0-9a-f]{8}$", address) for address in before)
    assert asked("two") == before
    (docs / "assets/scripts/fill.mjs").write_text("2;", encoding="utf-8")
    assert {address.partition("?")[0] for address in asked("three") - before} == {
        "../../assets/scripts/fill.js"
    }


def test_all_style_sheets_are_one_in_the_order_of_the_configuration(site: Path) -> None:
    names = re.findall(r"- (assets/styles/\S+\.css)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert len(names) > 1
    assert (site / "assets/styles/all.css").read_bytes() == b"\n".join(
        (DOCS / name).read_bytes() for name in names
    )
    assert [path for path in tree(site) if path.startswith("assets/styles/")] == ["assets/styles/all.css"]


def test_a_lost_reader_is_told_so_in_chinese_at_any_address(site: Path) -> None:
    lost = page(site, "404.html")
    assert text_of(lost, "//h1") == "没有这个页面"
    assert text_of(lost, "//title") == "没有这个页面 - 海珠科技通知"
    assert lost.xpath("//article//a/@href") == ["/call/index.html"]
    assert lost.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_site_map_has_every_page_to_be_found_and_the_day_it_changed(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    pages = [path.replace(".md", ".html") for path in TEXTS if path != "updates/1/index.md"]
    assert sorted(re.findall("<loc>(.*)</loc>", sitemap)) == sorted(
        f"https://example.gov.cn/call/{path}" for path in pages
    )
    assert re.findall("<lastmod>(.*)</lastmod>", sitemap) == ["2017-09-18"]


def test_without_an_address_there_is_no_site_map_and_no_full_address_anywhere(tmp_path: Path) -> None:
    built = build_html(small_pages(), settings_with(site_url=""), tmp_path)
    assert not [path for path in tree(built) if path.startswith("sitemap")]
    assert page(built).xpath("//link[@rel='canonical']") == []
    assert check_html(built) == []


# Search


def index_of(site: Path) -> dict[str, str]:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    return {entry["location"]: entry["title"] + "|" + entry["text"] for entry in index["docs"]}


def test_chinese_words_are_cut_in_the_search_index(site: Path) -> None:
    index = index_of(site)
    assert "截止\u200b时间" in index["notice/index.html#support"]
    assert "\u200b联盟\u200b申报" in index["forms/index.html"]


def test_a_page_that_repeats_others_is_not_in_the_search_index(site: Path) -> None:
    assert not [location for location in index_of(site) if location.startswith("updates/1/")]


def test_the_index_is_there_as_a_script_too_for_a_site_on_disk(site: Path) -> None:
    script = (site / "search/search_index.js").read_bytes()
    assert script == b"var __index = " + (site / "search/search_index.json").read_bytes()


def test_words_are_cut_where_the_whole_dictionary_cuts_them(tmp_path: Path) -> None:
    text = (
        "".join(TEXTS.values())
        + "关于组织开展新一代信息技术、生物医药与高端装备制造业龙头企业培育申报工作的通知，研究生物理论坛"
    )
    whole = jieba.Tokenizer()
    whole.tmp_dir = str(tmp_path)
    limit_dictionary(text)
    assert len(jieba.dt.FREQ) < len(dictionary().splitlines()) / 5
    assert jieba.lcut(text) == whole.lcut(text)


def test_words_are_known_whatever_tags_stand_between_their_signs(tmp_path: Path) -> None:
    index = index_of(build(tmp_path, updates="# 更新 {#top}\n\n自主<b>创</b>新，<i>驱</i><u>动</u>。"))
    assert "自主\u200b创新\u200b，\u200b驱动" in index["updates/index.html"]


def test_a_site_without_chinese_builds_too(tmp_path: Path) -> None:
    limit_dictionary("no Chinese here")
    assert jieba.dt.FREQ == {}


def test_the_sum_of_frequencies_is_that_of_the_dictionary() -> None:
    assert sum(int(line.split(" ")[1]) for line in dictionary().splitlines()) == DICTIONARY_TOTAL


# What a site must not need


def test_nothing_is_shipped_that_no_page_uses(site: Path) -> None:
    files = tree(site)
    assert not [path for path in files if path.endswith((".map", ".mjs", ".gz"))]
    assert not [path for path in files if "lunr" in path]
    assert not [
        path
        for path, content in files.items()
        if path.endswith((".js", ".css")) and b"sourceMappingURL" in content
    ]
    assert sum(map(len, files.values())) < 1_000_000


def test_inline_scripts_are_the_same_on_every_page(site: Path) -> None:
    scripts = "//script[not(@src) and not(@type)]/text()"
    pages = [page(site, path) for path in tree(site) if path.endswith(".html")]
    assert len(pages) == len(TEXTS) + 1
    assert len({tuple(built.xpath(scripts)) for built in pages}) == 1


def test_every_style_sheet_of_ours_is_loaded() -> None:
    names = sorted(path.relative_to(DOCS).as_posix() for path in (DOCS / "assets/styles").glob("*.css"))
    assert names
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [name for name in names if f"- {name}\n" not in text] == []


def test_every_word_that_the_theme_takes_is_one_of_ours() -> None:
    templates = [path for path in (ROOT / "overrides").rglob("*") if path.suffix in (".html", ".xml")]
    used = {
        word
        for path in templates
        for word in re.findall(r"extra\.words\.(\w+)", path.read_text(encoding="utf-8"))
    }
    assert used
    assert used | {"to_dark", "to_light"} == set(SETTINGS.words)


def test_settings_without_a_word_are_refused() -> None:
    with pytest.raises(ValueError, match="not_found_home, search_dialog"):
        settings_with(
            words={key: "x" for key in SETTINGS.words if key not in ("search_dialog", "not_found_home")}
        )


# Faults


@pytest.fixture
def closed_log() -> Iterator[None]:
    """A program that wants to hear of nothing from anybody."""
    root, mkdocs = logging.getLogger(), logging.getLogger("mkdocs")
    levels = root.level, mkdocs.level
    root.setLevel(logging.CRITICAL)
    mkdocs.setLevel(logging.CRITICAL)
    yield
    root.setLevel(levels[0])
    mkdocs.setLevel(levels[1])


@pytest.mark.usefixtures("closed_log")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# 联系 {#top}\n\n[x](../gone/index.md)", "gone/index.md"),
        ("# 联系 {#top}\n\n[x](../notice/index.md#gone)", "#gone"),
        ("# 联系 {#top}\n\n[x](/notice/index.html)", "/notice/index.html"),
    ],
)
def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(MkDocsError, match=re.escape(words)):
        build(tmp_path, contact=text)


def test_a_page_that_no_navigation_names_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(MkDocsError, match=r"updates/2/index\.md"):
        build_html(small_pages() | {"updates/2/index.md": b"# x {#x}"}, SETTINGS, tmp_path)


def test_a_broken_link_in_a_page_that_people_wrote_is_told_to_them(tmp_path: Path, docs: Path) -> None:
    (docs / "help.md").write_text("# 帮助 {#help}\n\n[x](gone.md)", encoding="utf-8")
    with pytest.raises(SiteFault) as told:
        build(tmp_path, docs)
    assert "help.md" in str(dict(told.value.message.values)["warnings"])


def test_a_page_that_people_wrote_closes_the_navigation(tmp_path: Path, docs: Path) -> None:
    (docs / "help.md").write_text("# 帮助 {#help}\n\n[通知](notice/index.md)", encoding="utf-8")
    built = page(build(tmp_path, docs))
    assert built.xpath("//nav[@data-md-level='0']/ul/li/a/@href")[-1] == "help.html"


@pytest.mark.parametrize("name", ["notice/index.md", "notice/README.md", "notice/index.html", "notice.json"])
def test_a_file_at_the_address_of_a_generated_one_is_refused(tmp_path: Path, docs: Path, name: str) -> None:
    (docs / "notice").mkdir()
    (docs / name).write_text("x", encoding="utf-8")
    with pytest.raises(SiteFault) as told:
        build(tmp_path, docs)
    assert dict(told.value.message.values) == {"path": name}


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "a/../../x.md", "a\\x.md", ""])
def test_a_generated_file_cannot_leave_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside the site"):
        build_html(small_pages() | {path: b""}, SETTINGS, tmp_path)


def test_a_build_is_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    build(tmp_path)
    assert capfd.readouterr() == ("", "")


# The same bytes


def test_the_same_pages_give_the_same_bytes_in_any_folder_at_any_time(tmp_path: Path, docs: Path) -> None:
    first = tree(build(tmp_path / "one", docs))
    for path in docs.rglob("*"):
        os.utime(path, (1e9, 1e9))
        path.chmod(0o700)
    assert tree(build(tmp_path / "the other", docs)) == first


# The program mkdocs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as a fresh clone has it, with the small site instead of a call."""
    clone = tmp_path / "clone"
    for name in ("docs", "overrides", "notice_site"):
        shutil.copytree(PROJECT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", clone / "tests", ignore=shutil.ignore_patterns("__pycache__", "golden"))
    (clone / "templates").mkdir()
    (clone / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (clone / "notice_data.yml").write_text("联系 {#top}", encoding="utf-8")
    (clone / "notice_site/site.py").write_text(
        "from notice_site.problem import Message, Problem, ProblemsFound, Severity\n"
        "from notice_site.theme.site_settings import PreparedSite\n"
        "from tests.small_site import SETTINGS, TEXTS, small_pages\n"
        "def prepare_site(options):\n"
        "    title = options.data.read_text(encoding='utf-8')\n"
        "    if 'wrong' in title:\n"
        "        told = Message('<{word}> is wrong', word='title'), Message('write another')\n"
        "        raise ProblemsFound((Problem('K01', Severity.ERROR, ('title',), 3, *told),))\n"
        "    text = TEXTS['contact/index.md'].replace('联系 {#top}', title)\n"
        "    return PreparedSite(small_pages(contact=text), SETTINGS)\n",
        encoding="utf-8",
    )
    return clone


def mkdocs(project: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mkdocs", *arguments]
    environment = os.environ | {"PYTHONHASHSEED": "7", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_a_bare_mkdocs_build_of_a_fresh_clone_gives_the_same_site(project: Path, tmp_path: Path) -> None:
    run = mkdocs(project, "build")
    assert run.returncode == 0, run.stderr
    assert tree(project / "site") == tree(build(tmp_path / "build", project / "docs"))


def test_a_quiet_mkdocs_build_stops_over_a_broken_link_too(project: Path) -> None:
    (project / "notice_data.yml").write_text("[x](gone.md) {#top}", encoding="utf-8")
    run = mkdocs(project, "build", "--quiet")
    assert run.returncode == 1
    assert "gone.md" in run.stderr


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a live preview of the project."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        yield f"http://{address}/"
        server.terminate()


def test_a_live_preview_shows_an_edit_by_itself(project: Path, preview: str) -> None:
    data, style = project / "notice_data.yml", project / "docs/assets/styles/theme.css"
    assert wait_for(f"{preview}contact/index.html", '<h1 id="top">联系</h1>')
    data.write_text("联系方式 {#top}", encoding="utf-8")
    assert wait_for(f"{preview}contact/index.html", '<h1 id="top">联系方式</h1>')
    style.write_text(style.read_text(encoding="utf-8") + "\n/* edited */\n", encoding="utf-8")
    assert wait_for(f"{preview}assets/styles/all.css", "/* edited */")


def test_a_live_preview_shows_problems_where_the_page_was_until_they_are_mended(
    project: Path, preview: str
) -> None:
    data = project / "notice_data.yml"
    assert wait_for(f"{preview}contact/index.html", '<h1 id="top">联系</h1>')
    data.write_text("wrong", encoding="utf-8")
    assert wait_for(f"{preview}contact/index.html", "notice_data.yml:3: 错误 K01: &lt;title&gt; is wrong")
    data.write_text("联系 {#top}", encoding="utf-8")
    assert wait_for(f"{preview}contact/index.html", '<h1 id="top">联系</h1>')


def test_a_bare_mkdocs_build_tells_problems_of_the_data_without_a_traceback(project: Path) -> None:
    (project / "notice_data.yml").write_text("wrong", encoding="utf-8")
    run = mkdocs(project, "build")
    assert run.returncode == 1
    assert "notice_data.yml:3: 错误 K01: <title> is wrong\n    write another" in run.stderr
    assert "Traceback" not in run.stderr


def wait_for(address: str, text: str) -> bool:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                if text in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.1)
    return False
