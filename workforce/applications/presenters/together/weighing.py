"""How applicants are weighed: what one has scored, what others have, and how far they agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.choosing import Criterion, Score
from workforce.applications.rules.scores import agree, mean_of
from workforce.applications.states.choosing import WEIGHT_NAMES
from workforce.core.actors import Actor
from workforce.core.translation import _


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody gave for one criterion, and why."""

    by: str
    points: int
    comment: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """One criterion, with one's own points and those one may see."""

    public_id: str
    text: str
    weight: str
    own: int | None
    own_comment: str
    opinions: tuple[Opinion, ...]
    mean: str
    agreement: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """An applicant in the eyes of all who scored, as far as the reader may see them."""

    rows: tuple[Weighed, ...]
    mean: str
    scorers_count: int
    sees_others: bool
    can_score: bool

    @classmethod
    def of(
        cls,
        actor: Actor,
        application: Application,
        criteria: Sequence[Criterion],
        scores: Sequence[Score],
        *,
        can_score: bool,
    ) -> Self:
        """The scores; a member of the panel sees those of others once their own are given."""
        leads = policies.can_choose_for(actor, application)
        mine = any(one.scorer_id == actor.person_id for one in scores)
        sees = leads or mine
        seen = [one for one in scores if sees or one.scorer_id == actor.person_id]
        mean = mean_of(sum(one.points for one in seen), len(seen)) if sees else None
        return cls(
            tuple(_weighed(actor, one, seen) for one in criteria),
            "" if mean is None else str(mean),
            len({one.scorer_id for one in seen}),
            sees,
            can_score,
        )


def _weighed(actor: Actor, criterion: Criterion, seen: Sequence[Score]) -> Weighed:
    of_this = [one for one in seen if one.criterion_id == criterion.id]
    own = next((one for one in of_this if one.scorer_id == actor.person_id), None)
    points = [one.points for one in of_this]
    mean = mean_of(sum(points), len(points))
    return Weighed(
        criterion.public_id,
        criterion.text,
        str(WEIGHT_NAMES[criterion.weight]),
        None if own is None else own.points,
        "" if own is None else own.comment,
        tuple(Opinion(one.scorer.name, one.points, one.comment) for one in of_this),
        "" if mean is None else str(mean),
        _agreement(points),
    )


def _agreement(points: Sequence[int]) -> str:
    if len(points) <= 1:
        return ""
    return _("They agree") if agree(points) else _("They differ: talk about it")
