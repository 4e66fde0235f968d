"""Two records side by side, with why they may be of one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from workforce.checks.models import MergeProposal
from workforce.checks.rules.people_file.likeness import Known
from workforce.checks.states.imports import LIKENESS_NAMES, MERGE_NAMES, Likeness
from workforce.core.translation import Lazy
from workforce.employment.models import PersonInPost
from workforce.employment.states import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One proposal in a list."""

    public_id: str
    kept_reference: str
    other_reference: str
    kept_name: str
    other_name: str
    score: int
    reasons: Sequence[Lazy]
    state: Lazy
    decided_by: str
    decided_at: datetime | None

    @classmethod
    def of(cls, row: MergeProposal, names: dict[str, str]) -> "MergeLine":
        """A proposal, with the names recorded under its two references."""
        return cls(
            row.public_id,
            row.kept_reference,
            row.other_reference,
            names.get(row.kept_reference, ""),
            names.get(row.other_reference, ""),
            row.score,
            [LIKENESS_NAMES[Likeness(reason)] for reason in row.reasons],
            MERGE_NAMES[row.state],
            row.decided_by.name if row.decided_by else "",
            row.decided_at,
        )


@dataclass(frozen=True, slots=True)
class PostLine:
    """One spell of a record."""

    role: Lazy
    home: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records."""

    reference: str
    name: str
    emails: str
    has_account: bool
    has_date_of_birth: bool
    posts: Sequence[PostLine]

    @classmethod
    def of(cls, reference: str, known: Known | None, spells: Sequence[PersonInPost]) -> "Side":
        """What is recorded under a reference; the date of birth itself is not shown."""
        return cls(
            reference,
            f"{known.given_name} {known.family_name}".strip() if known else "",
            ", ".join(sorted(known.emails)) if known else "",
            bool(known and known.account_ids),
            bool(known and known.date_of_birth),
            [
                PostLine(ROLE_NAMES[one.role], one.home.known_as, one.started_on, one.ended_on)
                for one in spells
            ],
        )
