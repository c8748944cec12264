"""The folder that MkDocs reads. In: generated files and the folder `docs/`. Out: both, merged on disk.

Files that are the same already are left alone, so that a live preview sees only what changed.
"""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from notice_site.problem import Message
from notice_site.site_fault import SiteFault
from notice_site.theme.site_assets import is_source


def write_source_tree(generated: Mapping[str, bytes], docs: Path, target: Path) -> None:
    """Fill `target` with `generated` and with what `docs` has by hand, and with nothing else.

    Raises SiteFault where a file of `docs` has the address of a generated one.
    """
    by_hand = {path: (docs / path).read_bytes() for path in hand_written(docs)}
    taken = {_address(path) for path in generated}
    for path in by_hand:
        if _address(path) in taken:
            raise SiteFault(
                Message("docs/{path} has the address of a page that is made from the data", path=path),
                Message("Give the file in docs/ another name."),
            )
    _make_equal(target, by_hand | dict(generated))


def hand_written(docs: Path) -> list[str]:
    """Paths below `docs` that go into the site as they are, sorted; hidden files stay behind."""
    files = (path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    return sorted(path for path in files if _is_published(path))


def _is_published(path: str) -> bool:
    hidden = any(part.startswith(".") for part in PurePosixPath(path).parts)
    return not hidden and not is_source(path)


def _address(path: str) -> str:
    """Where the site has the file: MkDocs turns `x.md` into `x.html`, and `README.md` into `index.html`."""
    pure = PurePosixPath(path)
    if pure.suffix != ".md":
        return path
    return str(pure.with_name("index.html" if pure.stem == "README" else f"{pure.stem}.html"))


def _make_equal(target: Path, files: Mapping[str, bytes]) -> None:
    wanted = {_below(target, path): content for path, content in files.items()}
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()
    for path, content in wanted.items():
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _below(target: Path, path: str) -> Path:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or not pure.parts:
        raise ValueError(f"not a path inside the site: {path!r}")
    return target / pure
