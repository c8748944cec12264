"""A live preview answers its own names and paths alone."""

from collections.abc import Iterable
from typing import Any

import pytest

from notice_site.theme.preview_guard import guarded


def status(host: str, path: str, method: str = "GET") -> str:
    said: list[str] = []

    def application(_environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [])
        return [b""]

    environ = {"HTTP_HOST": host, "PATH_INFO": path, "REQUEST_METHOD": method}
    assert list(guarded(application, "127.0.0.1", 8000)(environ, lambda line, _headers: said.append(line)))
    return said[0][:3]


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_its_own_names_are_answered(host: str) -> None:
    assert status(host, "/notice/index.html") == "200"
    assert status(host, "/livereload/1764374400/12345") == "200"


@pytest.mark.parametrize("host", ["evil.example:8000", "127.0.0.1", "127.0.0.1:80", "", "127.0.0.1:8000.cn"])
def test_another_name_that_leads_to_this_machine_is_not(host: str) -> None:
    assert status(host, "/") == "421"


@pytest.mark.parametrize("path", ["/\0", "/a\0.html", "/livereload/" + "9" * 5000 + "/1", "/livereload/x"])
def test_a_path_that_no_file_has_is_a_bad_request(path: str) -> None:
    assert status("localhost:8000", path) == "400"


def test_nothing_is_taken() -> None:
    assert status("localhost:8000", "/", "POST") == "405"
