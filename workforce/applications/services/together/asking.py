"""Asking a writer to look again before something is kept that may tell of a child."""

from workforce.applications.rules.about_children import spoken_of
from workforce.core.errors import DomainError
from workforce.core.translation import lazy


def look_again(words: str, *, sure: bool) -> None:
    """Ask once where words may tell of a child; whoever is sure goes on."""
    found = spoken_of(words)
    if found and not sure:
        raise DomainError(
            lazy(
                "“%(found)s” may tell of a child. Never write who a child is, nor an age. Change "
                "the words, or say that you are sure",
                found=found,
            ),
            "sure",
        )
