"""A made-up site for the tests of what knows no call: eight pages in Chinese, and files beside them."""

from dataclasses import replace
from typing import Any

from notice_site.theme.site_settings import THEME_WORDS, FooterItem, HeadFile, NavItem, SiteSettings

WORDS = {
    "search_dialog": "站内搜索",
    "search_field": "搜索",
    "search_clear": "清空",
    "search_fetching": "正在载入",
    "search_failed": "没有载入",
    "search_ready": "输入词语",
    "search_none": "没有找到",
    "search_found": "找到{n}个页面",
    "search_near": "您是要找",
    "search_same": "电话,手机;资金,多少钱",
    "search_idle": "怎么,多少",
    "menu": "菜单",
    "dark": "深色",
    "large_text": "大字版",
    "read_aloud": "朗读",
    "read_pause": "暂停",
    "read_on": "继续",
    "read_stop": "停止",
    "read_failed": "没有取到",
    "footer": "网站信息",
    "not_found_title": "没有这个页面",
    "not_found_text": "网址可能有误，或者页面已经移走。",
    "not_found_home": "回到首页",
}
assert WORDS.keys() == THEME_WORDS.keys()

TEXTS = {
    "index.md": "# 新材料扶持 {#top}\n\n申报材料见[通知](notice/index.md)，问[科技科](contact/index.md)。",
    "notice/index.md": "# 通知 {#top}\n\n## 支持 {#support}\n\n给予10万元支持。截止时间为2017年9月25日。",
    "forms/index.md": "# 附件表格 {#top}\n\n附件1为《联盟申报登记表》，附件2为《会员入盟申请表》。",
    "forms/one/index.md": "# 登记表 {#top}\n\n3D打印填写。\n\n| 项目 | 内容 |\n|---|---|\n| 单位 | 名称 |",
    "materials/index.md": "# 清单 {#top}\n\n材料装订成册。\n\n## 报送 {#hand-in}\n\n营业执照复印件一份。",
    "contact/index.md": "# 联系 {#top}\n\n申报咨询：电话020-12345678，邮箱keji@example.gov.cn。",
    "updates/index.md": "# 更新 {#top}\n\n技术创新联盟的公示。",
    "updates/1/index.md": "# 第一版 {#top}\n\n给予一次性10万元支持。截止时间为2017年9月25日。",
}
META = {
    "index.md": "title: 海珠新材料扶持项目\ndescription: 一页看懂\nupdated: 2017-09-18",
    "notice/index.md": "head_meta: {ArticleTitle: 通知全文, PubDate: '2017-09-18 00:00'}",
    "forms/one/index.md": "scripts: [fill]",
    "updates/1/index.md": "search: {exclude: true}\nrobots: noindex",
}
FILES = {
    "notice.json": b'{"title": "made up", "language": "zh-CN", "draft": false}\n',
    "downloads/notice.pdf": b"%PDF-1.7\n",
    "updates.xml": b"<feed xmlns='http://www.w3.org/2005/Atom'/>\n",
    "assets/scripts/fill.js": b"document.body.dataset.filled = 'yes';\n",
}
NAV = (
    NavItem("首页", "index.md"),
    NavItem("通知", "notice/index.md"),
    NavItem("附件", children=(NavItem("全部附件", "forms/index.md"), NavItem("附件1", "forms/one/index.md"))),
    NavItem("材料", "materials/index.md"),
    NavItem("联系", "contact/index.md"),
    NavItem("更新", "updates/index.md"),
)
SETTINGS = SiteSettings(
    site_name="海珠科技通知",
    language="zh-CN",
    nav=NAV,
    words=WORDS,
    site_url="https://example.gov.cn/call",
    description="海珠区的通知",
    issuer="海珠区科技局",
    unofficial="演示，非官方发布",
    footer=(FooterItem("海珠区科技局", "主办单位"), FooterItem("联系我们", href="contact/index.html")),
    unlisted=("updates/1/index.md",),
    head_meta={"SiteName": "海珠科技", "ArticleTitle": "整个网站"},
    files=(HeadFile("feed", "application/atom+xml", "updates.xml", "海珠科技通知"),),
)


def small_pages(**texts: str) -> dict[str, bytes]:
    """The pages and files; a text given as `notice="…"` takes the place of that page's own."""
    own = {f"{name}/index.md".replace("home/", ""): text for name, text in texts.items()}
    pages = {path: _front_matter(path) + text for path, text in (TEXTS | own).items()}
    return {path: text.encode() for path, text in pages.items()} | FILES


def _front_matter(path: str) -> str:
    return f"---\n{META[path]}\n---\n\n" if path in META else ""


def settings_with(**values: Any) -> SiteSettings:
    """The settings with some of them changed."""
    return replace(SETTINGS, **values)
