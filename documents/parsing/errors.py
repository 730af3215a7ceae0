"""The one error that parsing raises."""


class GazetteError(Exception):
    """A gazette that can't be parsed. `reason` is a Chinese sentence for staff;
    `page` is where, if a page is to blame. Whoever knows the file adds its name."""

    def __init__(self, reason: str, *, page: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.page = page
