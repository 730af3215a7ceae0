"""The error that parsing raises, and the kind of it that a person can help."""


class GazetteError(Exception):
    """A gazette that can't be parsed. `reason` is a Chinese sentence for staff;
    `page` is where, if a page is to blame. Whoever knows the file adds its name."""

    def __init__(self, reason: str, *, page: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.page = page


class NoMonth(GazetteError):
    """Nothing in the gazette says of which month it is; it can be parsed if that is given."""
