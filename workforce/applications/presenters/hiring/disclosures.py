"""A self-disclosure as those who choose read it; nobody else does."""

from dataclasses import dataclass
from typing import Self

from workforce.applications.models import Application
from workforce.applications.models.hiring import SelfDisclosure
from workforce.applications.presenters.naming import name_read
from workforce.applications.states.hiring import (
    DISCLOSURE_NAMES,
    DISCLOSURE_QUESTIONS,
    DISCLOSURE_SAID,
    DisclosureState,
)
from workforce.core.translation import _
from workforce.web.layout import long_date


@dataclass(frozen=True, slots=True)
class DisclosurePage:
    """One self-disclosure with its answers and what came of talking about it."""

    application_id: str
    name: str
    state: str
    answers: tuple[tuple[str, str], ...]
    outcome: str
    discussed_on: str
    may_discuss: bool

    @classmethod
    def of(cls, application: Application, row: SelfDisclosure) -> Self:
        """The page of those who choose."""
        kept = row.answers or {}
        return cls(
            application.public_id,
            name_read(application),
            _("Forgotten") if row.forgotten_at else str(DISCLOSURE_NAMES[row.state]),
            tuple(
                (
                    str(words),
                    str(DISCLOSURE_SAID[kept[name]])
                    if kept[name] in DISCLOSURE_SAID
                    else kept[name],
                )
                for name, words in DISCLOSURE_QUESTIONS.items()
                if kept.get(name)
            ),
            row.outcome or "",
            long_date(row.discussed_on),
            row.state is DisclosureState.GIVEN and row.forgotten_at is None,
        )
