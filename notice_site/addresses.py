"""Web addresses, however they are spelt. In: text of the data or the command line. Out: the address in ASCII.

Whatever names a place of the web is read here and nowhere else: what is taken can be built with, and what
cannot be built with is refused with what is wrong with it.
"""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from posixpath import normpath

from notice_site.characters import HIDDEN, JOINERS, codes
from notice_site.escapes import plain_address
from notice_site.problem import Message

MOST = 2000
"""Characters of an address, once it is written in ASCII: site maps and old browsers end at 2,048."""
MOST_IN_A_HOST = 253
MOST_PORTS = 65535
FORM = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[^/?#\]]*\]|[^/?#:]*)(?P<port>:[^/?#]*)?"
    r"(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""https://www.example.gov.cn:8443/通知?year=2030#how, in its parts (RFC 3986, appendix B)."""
BEGINS_AS_ADDRESS = re.compile(r"\s*(?:https?:|//)", re.IGNORECASE)
NO_ADDRESS = re.compile(rf"{HIDDEN.pattern}|[{JOINERS}\\]|%00")
"""What browsers leave out or read as something else, so that the address seen is not the one asked."""
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
STRAY_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
PLAIN = re.compile(r"%(2[dDeE]|5[fF]|7[eE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])")
"""Escapes of what needs none (RFC 3986, 6.2.2.2): `%2e%2e` is `..` to every browser."""

FAULTS: dict[str, tuple[Message, Message]] = {
    "address_scheme": (
        Message("“{value}” is not the whole address of a web site."),
        Message("Write it with https:// and the host, https://www.example.gov.cn/call/, or leave it out."),
    ),
    "address_host": (
        Message("“{host}” cannot be the name of a host."),
        Message("Write the host as the browser shows it, www.example.gov.cn."),
    ),
    "address_port": (
        Message("“{port}” is no port of a web server."),
        Message("Write a number from 1 to 65535, or leave it out with its colon."),
    ),
    "address_user": (
        Message("The address names a user before its @."),
        Message("Leave out what stands between // and @; write an @ in the path as %40."),
    ),
    "address_characters": (
        Message("The address holds what browsers do not ask for: {codes}."),
        Message("Delete it, or type the address anew."),
    ),
    "address_length": (
        Message("The address has {count} characters; browsers and site maps take {most}."),
        Message("Name a shorter address that leads there."),
    ),
    "site_address_query": (
        Message("The address of a site ends before “{part}”."),
        Message("Leave out the ? or # and what follows."),
    ),
}
"""What is said of an address that is refused, with the remedy; blanks in braces are still to be filled."""


class AddressFault(ValueError):
    """A text is no address; `kind` is a key of FAULTS, `values` go into its blanks."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


def read_address(text: str) -> str:
    """The address of a place in the web, in ASCII; raises AddressFault.

    The host is written as name servers know it (`xn--…`), what has no character of its own in an address is
    escaped, and what was escaped stays so.
    """
    scheme, host, rest = _parts(text)
    return _short(scheme + host + _ascii(rest))


def read_site_address(text: str) -> str:
    """The address of a site: one slash between folders and at its end, `…/a/b/` for `…//a/./b`.

    A path that begins with two slashes would name another server, and links on the page for unknown
    addresses begin with the path. Raises AddressFault, also for a query or a fragment.
    """
    scheme, host, rest = _parts(text)
    if result := re.search(r"[?#].*", rest, re.DOTALL):
        raise AddressFault("site_address_query", part=result[0][:40])
    path = normpath("/" + PLAIN.sub(lambda match: chr(int(match[1], 16)), _ascii(rest)).lstrip("/"))
    return _short(scheme + host + path.rstrip("/") + "/")


def is_meant_as_address(text: str) -> bool:
    """Whether a text that may be words too begins as an address does."""
    return BEGINS_AS_ADDRESS.match(text) is not None


def _parts(text: str) -> tuple[str, str, str]:
    """`https://`, host with its port, and what follows as written."""
    text = text.strip()
    if unseen := NO_ADDRESS.findall(text):
        raise AddressFault("address_characters", codes=_shown(unseen))
    result = FORM.fullmatch(text)
    if not result or not result["host"]:
        raise AddressFault("address_scheme", value=text[:80])
    rest = result["path"] + (result["query"] or "") + (result["fragment"] or "")
    if "@" in result["host"] + (result["port"] or ""):
        raise AddressFault("address_user")
    if result["path"] and not result["path"].startswith("/"):
        raise AddressFault("address_host", host=text[len(result["scheme"]) + 3 :].partition("/")[0][:80])
    return f"{result['scheme'].lower()}://", _host(result["host"]) + _port(result["port"] or ""), rest


def _shown(unseen: list[str]) -> str:
    return ", ".join(part if part in ("\\", "%00") else codes(part) for part in dict.fromkeys(unseen[:5]))


def _host(written: str) -> str:
    """The host in ASCII, `[::1]`, `192.0.2.1`, `xn--fsqu00a.cn`."""
    fault = AddressFault("address_host", host=written[:80])
    if written.startswith("["):
        if "%" in written:  # a network card of the reader's machine
            raise fault
        try:
            return f"[{IPv6Address(written[1:-1]).compressed}]"
        except AddressValueError:
            raise fault from None
    name = written.lower() if written.isascii() else _ascii_host(written, fault)
    labels = name.removesuffix(".").split(".")
    if len(name) > MOST_IN_A_HOST or not all(map(LABEL.fullmatch, labels)):
        raise fault
    if labels[-1].isdecimal() or labels[-1].startswith("0x"):
        try:
            return str(IPv4Address(name))
        except AddressValueError:
            raise fault from None
    return name


def _ascii_host(written: str, fault: AddressFault) -> str:
    import idna  # noqa: PLC0415 - its tables take longer to load than all else here, for few addresses

    try:
        return idna.encode(written, uts46=True, transitional=False).decode("ascii").lower()
    except idna.IDNAError:
        raise fault from None


def _port(written: str) -> str:
    """`:8443`; empty where none is named."""
    number = written[1:]
    if not number:
        return ""
    if not (number.isascii() and number.isdecimal() and len(number) < 6 and 0 < int(number) <= MOST_PORTS):
        raise AddressFault("address_port", port=number[:40])
    return f":{int(number)}"


def _ascii(rest: str) -> str:
    return plain_address(STRAY_PERCENT.sub("%25", rest))


def _short(address: str) -> str:
    if len(address) > MOST:
        raise AddressFault("address_length", count=len(address), most=MOST)
    return address
