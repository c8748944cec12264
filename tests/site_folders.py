"""Folders of made-up sites, for tests of publishing them. In: a folder and a text. Out: what is in it."""

from pathlib import Path

from notice_site.site.publish_tree import SITE_FILES


def make_site(folder: Path, text: str, extra: str = "assets/style.css") -> Path:
    for name in (*SITE_FILES, extra):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def says(text: str) -> dict[str, str]:
    return dict.fromkeys((*SITE_FILES, "assets/style.css"), text)


def no_exchange(_one: Path, _other: Path) -> bool:
    """A system that cannot exchange two folders."""
    return False
