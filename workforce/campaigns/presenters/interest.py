"""What people read before they leave their name, and what keepers see of those who did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from workforce.applications.rules import sponsorship
from workforce.campaigns.models import CampaignLetter, CampaignLink
from workforce.campaigns.rules import funnel, hiding
from workforce.core.translation import lazy


@dataclass(frozen=True, slots=True)
class FromAbroad:
    """The dated rules about work in homes for people who would need a sponsor."""

    notes: tuple[sponsorship.Note, ...]
    read_on: date

    @classmethod
    def of(cls, today: date) -> Self:
        """Every rule that holds today, whatever the role."""
        known = sponsorship.notes()
        roles = sorted({role for note in known.all_notes for role in note.roles})
        held = {note.key: note for role in roles for note in known.about(role, today)}
        return cls(tuple(held.values()), known.read_on)


@dataclass(frozen=True, slots=True)
class LettersPage:
    """The letters of a campaign, and how many wait for them, by source; few are hidden."""

    letters: Sequence[CampaignLetter]
    sources: list[tuple[Any, int | None]]
    total: int | None

    @classmethod
    def of(
        cls,
        letters: Sequence[CampaignLetter],
        links: Sequence[CampaignLink],
        counts: Mapping[str, int],
    ) -> Self:
        """Letters and counts for a keeper, who never sees a name."""
        names: dict[str, Any] = {link.code: link.label for link in links}
        names[funnel.DIRECT] = lazy("Without a link")
        names[funnel.OTHER] = lazy("Another link")
        # The same rows as in the campaign's funnel: two ways to hide would tell what each hides.
        every = funnel.folded(counts, [link.code for link in links] + [""], funnel.OTHER)
        sources = [(names[code], count) for code, count in hiding.shown(every).items()]
        return cls(letters, sources, hiding.total(every))
