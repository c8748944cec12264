"""Named lists of options that body, forms and checklist use."""

from notice_site.model.record import Flag, Id, NonEmptyText, Place, Record


class Option(Record):
    """One choice of a list."""

    id: Id
    """Its name in references."""
    label: NonEmptyText
    """The words as issued."""


class Correspondence(Record):
    """Which options of another list one option answers to."""

    option: Id
    """The option of this list."""
    to: tuple[Id, ...] = ()
    """The options of the other list; empty where it has none."""
    note: NonEmptyText | None = None
    """What readers should know about it."""


class Mapping(Record):
    """How this list corresponds to another one of the same notice."""

    taxonomy: Id
    """The other list."""
    pairs: tuple[Correspondence, ...]
    """Option by option."""


class Taxonomy(Record):
    """A list of options that body, forms and checklist use."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What readers call it."""
    options: tuple[Option, ...]
    """The options in the notice's order."""
    open: Flag = False
    """True where the list ends in 等."""
    source: Place | None = None
    """Where the list is."""
    maps_to: Mapping | None = None
    """How it corresponds to another list of this notice."""
