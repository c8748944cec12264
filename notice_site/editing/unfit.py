"""An answer that cannot be used. In: nothing. Out: `Unfit`, with lazy words that say what to type."""

from notice_site.problem import Message


class Unfit(Exception):
    """`message` says what is wrong with the answer, or what to type instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.msgid)
        self.message = message
