"""A site's settings put into MkDocs' configuration. In: `SiteSettings`. Out: the configuration, changed."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from markupsafe import escape
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from pathspec.gitignore import GitIgnoreSpec

from notice_site.theme.site_assets import ALL_STYLES
from notice_site.theme.site_settings import NavItem, SiteSettings


def apply_settings(config: MkDocsConfig, settings: SiteSettings, by_hand: list[str]) -> None:
    """Name, navigation, language, words and addresses; `by_hand` are pages that close the navigation.

    The theme escapes a text in one place and prints it as it is in another; what is escaped here, as
    Markup, it does not escape twice.
    """
    config.site_name = escape(settings.site_name)
    # In a live preview MkDocs has put its own address there.
    config.site_url = config.site_url or (settings.site_url and settings.site_url.rstrip("/") + "/")
    config.site_description = escape(settings.description) or None
    listed = [_nav_line(item) for item in settings.nav]
    config.nav = [*listed, *(page for page in by_hand if page not in _pages(settings))]
    config.not_in_nav = GitIgnoreSpec.from_lines(f"/{page}" for page in settings.unlisted)
    config.theme["language"] = _theme_language(settings.language, config.theme.dirs)
    config.extra.update(_extra(settings))


def apply_assets(config: MkDocsConfig, addresses: Mapping[str, str]) -> None:
    """Joined styles and scripts by their addresses; `extra.scripts` has those that a page may ask for."""
    config.extra_css = [addresses[ALL_STYLES]]
    for script in config.extra_javascript:
        assert isinstance(script, ExtraScriptValue), "mkdocs.yml names scripts with `path` and `defer`"
        script.path = addresses[script.path]
    config.extra["scripts"] = addresses


def _extra(settings: SiteSettings) -> Mapping[str, object]:
    """What the templates in `overrides/` read as `config.extra.…`."""
    return {
        "words": dict(settings.words),
        "issuer": settings.issuer,
        "unofficial": settings.unofficial,
        "footer": [asdict(item) for item in settings.footer],
        "head_meta": dict(settings.head_meta),
        "files": [asdict(item) for item in settings.files],
        "picture": settings.picture,
    }


def _nav_line(item: NavItem) -> dict[str, object]:
    return {escape(item.title): [_nav_line(child) for child in item.children] or item.page}


def _pages(settings: SiteSettings) -> set[str]:
    def below(item: NavItem) -> list[str]:
        return [item.page, *(page for child in item.children for page in below(child))]

    return {page for item in settings.nav for page in below(item)} | set(settings.unlisted)


def _theme_language(tag: str, folders: list[str]) -> str:
    """The tag where the theme or `overrides/` knows it, else its language alone: `zh-SG` becomes `zh`."""
    known = {path.stem for folder in folders for path in Path(folder).glob("partials/languages/*.html")}
    return tag if tag in known else tag.partition("-")[0]
