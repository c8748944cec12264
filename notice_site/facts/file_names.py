"""What a saved file is called. In: a title. Out: a name that every system takes, without its ending."""

MOST_BYTES = 200
"""Of the 255 that file systems take, with room for an ending."""
_HIDDEN = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0x061C, 0xFEFF, 0x00AD]
"""Marks without width or that turn the writing round: by those `gpj.exe` is read as a picture."""
_CHANGED = dict.fromkeys(map(ord, '\\/:*?"<>|\t\n\r\x85\u2028\u2029'), "_") | dict.fromkeys(_HIDDEN, "")


def file_name(title: str) -> str:
    """The title without what Windows forbids in names, cut where it is too long."""
    name = title.translate(_CHANGED).encode()[:MOST_BYTES].decode(errors="ignore")
    return name.strip(" .") or "_"
