"""Free words are read once for a child in them; the writer is asked and may confirm."""

from workforce.applications.rules.hiring import writing
from workforce.core.errors import DomainError
from workforce.core.translation import lazy


def ask_about_children(text: str, field: str, *, confirmed: bool) -> None:
    """Ask the writer, where words read as if they were about a child, unless they looked again."""
    found = "" if confirmed else writing.about_a_child(text)
    if found:
        raise DomainError(
            lazy(
                "Is “%(found)s” about a child? Take it out, or tick the box if it is not",
                found=found,
            ),
            field,
        )
