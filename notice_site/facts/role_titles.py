"""Roles in words. In: ids of roles, the call, words. Out: their titles, or “every member” for all."""

from notice_site.models.notice import Notice
from notice_site.words import Words


def role_titles(roles: tuple[str, ...], notice: Notice, words: Words) -> str:
    """The titles of roles as one list; empty for none."""
    titles = {role.id: role.title for role in notice.roles}
    if len(titles) > 1 and set(roles) == titles.keys():
        return words.say("every member")
    return words.join(tuple(titles[role] for role in roles))
