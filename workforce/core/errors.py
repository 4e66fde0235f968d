"""What can go wrong, in the domain's words; the web turns each into a page or a field error."""

from typing import Any


class DomainError(Exception):
    """A refusal that a person can read; `field` names the form field it belongs to."""

    code = "refused"

    def __init__(self, message: Any, field: str | None = None) -> None:  # noqa: ANN401 - lazy text
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        """The refusal in the reader's language."""
        return str(self.message)


class NotFound(DomainError):
    """There is no such thing, or it is not this reader's to know of."""

    code = "not-found"


class NoKey(DomainError):
    """Another system knocks without a key that is good for this door."""

    code = "no-key"


class NotAllowed(DomainError):
    """The reader may see the thing but not do this to it."""

    code = "not-allowed"


class Conflict(DomainError):
    """Somebody else changed the thing first, or it exists already."""

    code = "conflict"


class TooMany(DomainError):
    """The same thing was tried too often; the message says when to try again."""

    code = "too-many"
