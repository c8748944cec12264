"""What cannot be imported, and what to do instead. In: what is wrong. Out: `SiteFault` to raise."""

from notice_site.problem import Message, SiteFault

SAVE_AS_DOCX = Message(
    "Open it in Word or WPS, choose “Save as” and the type “Word document (*.docx)”, and import the new file."
)
ASK_FOR_WORD = Message("Ask whoever wrote it for the Word file (.docx) and import that.")
SEND_AGAIN = Message("Open it in Word or WPS and save it as .docx again; if that fails, ask for it again.")
DISTRUST = Message("Do not open it. Ask its author for it anew, and tell whoever looks after your computers.")


def old_word(name: str) -> SiteFault:
    """A .doc."""
    return SiteFault(Message("{file} is a file of an older Word (.doc).", file=name), SAVE_AS_DOCX)


def wps(name: str) -> SiteFault:
    """A .wps."""
    return SiteFault(Message("{file} is a file of WPS's own kind (.wps).", file=name), SAVE_AS_DOCX)


def locked(name: str) -> SiteFault:
    """Encrypted, as a whole or in parts."""
    return SiteFault(
        Message("{file} is locked with a password.", file=name),
        Message(
            "Open it with the password, take the password off (“File”, “Info”, “Protect Document”), save it "
            "as .docx and import the new file."
        ),
    )


def pdf(name: str) -> SiteFault:
    """A PDF, scanned or not."""
    return SiteFault(
        Message("{file} is a PDF: it knows pages, but neither paragraphs nor tables.", file=name),
        ASK_FOR_WORD,
    )


def picture(name: str) -> SiteFault:
    """A photograph or scan."""
    return SiteFault(
        Message("{file} is a picture, such as a scan: there are no words in it to read.", file=name),
        ASK_FOR_WORD,
    )


def other_text(name: str, kind: str) -> SiteFault:
    """A text of another kind: .odt, .rtf, a web page."""
    return SiteFault(Message("{file} is a file of the kind {kind}.", file=name, kind=kind), SAVE_AS_DOCX)


def structured(name: str, kind: str) -> SiteFault:
    """A text for programs: .json, .html, .csv, .yml."""
    return SiteFault(
        Message(
            "{file} is a file of the kind {kind}: its words are between marks for programs.",
            file=name,
            kind=kind,
        ),
        Message("Ask for the Word file (.docx) of the notice, or copy what people read in it into one."),
    )


def no_text(name: str, kind: str) -> SiteFault:
    """Sheets, slides, archives."""
    return SiteFault(
        Message("{file} is a file of the kind {kind}, not a notice.", file=name, kind=kind),
        Message("Name the Word file (.docx) with the notice, or copy what belongs to the notice into one."),
    )


def no_word(name: str) -> SiteFault:
    """A .docx by name only."""
    return SiteFault(
        Message("{file} is called .docx, but it is no Word file.", file=name),
        Message("Open it in the program that made it and save it as .docx; to rename it is not enough."),
    )


def damaged(name: str) -> SiteFault:
    """A Word file that cannot be read to its end."""
    return SiteFault(Message("{file} is damaged.", file=name), SEND_AGAIN)


def too_large(name: str, megabytes: int, most: int) -> SiteFault:
    """More bytes than any notice has."""
    return SiteFault(
        Message("{file} has {size} MB; {most} MB can be read.", file=name, size=megabytes, most=most),
        Message("See whether it is the right file; Word makes pictures smaller with “Compress Pictures”."),
    )


def bomb(name: str, megabytes: int) -> SiteFault:
    """A small file that unpacks to a huge one."""
    return SiteFault(
        Message("{file} would unpack to {size} MB: no notice does that.", file=name, size=megabytes), DISTRUST
    )


def entities(name: str) -> SiteFault:
    """XML that defines entities or reads other files."""
    return SiteFault(
        Message("{file} holds a document type definition, which no Word file has.", file=name), DISTRUST
    )


def too_deep(name: str) -> SiteFault:
    """Elements in elements without end."""
    return SiteFault(
        Message("{file} nests tables or boxes in one another deeper than anybody can read.", file=name),
        Message("Take the inner tables out of the outer ones and save it again."),
    )


def macros(name: str) -> SiteFault:
    """Programs in it."""
    return SiteFault(
        Message("{file} holds macros, which are programs.", file=name),
        Message(
            "If it comes from your own office, save it as “Word document (*.docx)”, which leaves the macros "
            "out, and import the new file."
        ),
    )


def loads_from_outside(name: str, address: str) -> SiteFault:
    """Something is fetched from elsewhere when Word opens it."""
    return SiteFault(
        Message("{file} loads something from elsewhere: {address}", file=name, address=address),
        Message("Copy the text into a new Word file and import that; links to click may stay."),
    )


def empty(name: str) -> SiteFault:
    """Not one character."""
    return SiteFault(Message("{file} is empty.", file=name), Message("See whether it is the right file."))
