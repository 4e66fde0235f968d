"""Asking a writer whose words may tell of a child: the one way, for every feature above as well."""

from collections.abc import Mapping

from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.vacancies.rules import screening

CONFIRM = "no_child_described"


class AboutAChild(DomainError):
    """Words that may tell of a child, by the name of the text in which they stand."""

    def __init__(self, found: Mapping[str, tuple[str, ...]], field: str) -> None:
        said = dict.fromkeys(one for words in found.values() for one in words)
        super().__init__(
            lazy(
                "%(found)s may tell of a child, who could be recognised by it. Take it out, or "
                "tick the box if it is not about a child",
                found=", ".join(f"“{one}”" for one in said),
            ),
            field,
        )
        self.found = dict(found)


def ask_about_children(
    texts: Mapping[str, str], *, confirmed: bool, field: str = CONFIRM
) -> tuple[str, ...]:
    """Ask once about texts that may tell of a child; whoever confirmed that none does goes on.

    `field` names the box to tick. Returns the names of the texts that were confirmed, for the
    audit, which never keeps the words. One call is all that a service needs before it writes.
    """
    found = {name: said for name, text in texts.items() if (said := screening.about_children(text))}
    if found and not confirmed:
        raise AboutAChild(found, field)
    return tuple(found)
