"""What a person can put right outside the data. In: nothing. Out: `SiteFault`, with its lazy words."""

from notice_site.problem import Message


class SiteFault(Exception):
    """The site cannot be built or published although the data is right; `remedy` says what to do."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.msgid, remedy.msgid)
        self.message = message
        self.remedy = remedy
