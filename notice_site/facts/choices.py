"""What readers call the fixed choices of the data. In: nothing. Out: tables from value to English msgid."""

from notice_site.language.catalogue import Catalogue
from notice_site.model.notice import Notice

AMENDMENT_KINDS = {
    "correction": "Correction",
    "extension": "Extension",
    "supplement": "Supplement",
    "withdrawal": "Withdrawal",
    "proposed_outcome": "Proposed outcome",
    "outcome": "Outcome",
}
"""What an amendment is."""

ASSESSMENT_METHODS = {
    "competitive": "Compared with each other and chosen",
    "ranking": "Ranked by points",
    "threshold": "Everyone who reaches the pass mark",
    "first_come": "In the order of application",
    "lottery": "By lot",
}
"""How it is decided."""

WAYS_TO_HAND_IN = {"in_person": "in person", "post": "by post", "email": "by e-mail", "online": "online"}
"""How documents may be handed in."""

STACKING = {
    "stacks": "Can be combined with other support",
    "highest_only": "Of several kinds of support only the highest is paid",
    "none": "Cannot be combined with other support",
}
"""Whether support goes together with other support."""

BOUNDS = {
    "at_least": "at least {bound}",
    "at_most": "at most {bound}",
    "more_than": "more than {bound}",
    "less_than": "fewer than {bound}",
    "equals": "exactly {bound}",
}
"""How a number is bounded."""


def role_titles(roles: tuple[str, ...], notice: Notice, catalogue: Catalogue) -> str:
    """The titles of roles as one list; empty for none."""
    titles = {role.id: role.title for role in notice.roles}
    if len(titles) > 1 and set(roles) == titles.keys():
        return catalogue.translate("every member")
    return catalogue.join(tuple(titles[role] for role in roles))
