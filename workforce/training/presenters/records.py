"""What the pages about one person's training show."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.core.actors import Actor
from workforce.training import policies
from workforce.training.models import Completion
from workforce.training.presenters.cells import TAGS, Cell, by_label, percent_text
from workforce.training.queries.standings import PersonTraining
from workforce.training.rules import needs, topics


@dataclass(frozen=True, slots=True)
class CompletionLine:
    """A completion as it was recorded."""

    public_id: str
    topic: str
    title: str
    provider: str
    delivery: str
    accredited: bool
    completed_on: date
    valid_until: date | None
    struck_out_reason: str
    can_strike_out: bool

    @classmethod
    def of(cls, row: Completion, actor: Actor) -> Self:
        """The completion, for whoever reads."""
        struck = row.is_struck_out
        return cls(
            row.public_id,
            topics.label_of(row.topic),
            row.course_title,
            row.provider_name,
            str(row.delivery.label),
            row.accredited,
            row.completed_on,
            row.valid_until,
            row.struck_out_reason,
            not struck and policies.can_strike_out(actor, row),
        )


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic that somebody needs, and where they stand with it."""

    topic: str
    cell: Cell
    tag: str

    @classmethod
    def all_of(cls, training: PersonTraining) -> list[Self]:
        """Each topic of a person by name."""
        return [
            cls(
                topics.label_of(code),
                Cell.of(training.statuses[code]),
                TAGS[training.statuses[code].standing],
            )
            for code in sorted(training.statuses, key=by_label)
        ]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One person's training with one employer."""

    public_id: str
    home_id: str
    name: str
    roles: str
    percent: str
    topics: list[TopicLine]
    completions: list[CompletionLine]
    can_record: bool

    @classmethod
    def of(cls, actor: Actor, training: PersonTraining) -> Self:
        """The record of a person, for whoever reads."""
        person = training.row
        in_date, required = needs.compliance([training.statuses])
        return cls(
            person.public_id,
            person.home.public_id,
            person.name,
            training.roles,
            percent_text(in_date, required),
            TopicLine.all_of(training),
            [CompletionLine.of(row, actor) for row in training.completions],
            policies.can_record(actor, person),
        )


@dataclass(frozen=True, slots=True)
class OwnEmployer:
    """What one employer knows of the reader's training."""

    employer: str
    roles: str
    is_present: bool
    topics: list[TopicLine]
    completions: list[CompletionLine]

    @classmethod
    def of(cls, actor: Actor, training: PersonTraining, day: date) -> Self:
        """The part of one employer; what roles need matters only while somebody is in post."""
        present = training.row.in_post_on(day)
        return cls(
            training.row.organisation.name,
            training.roles,
            present,
            TopicLine.all_of(training) if present else [],
            [CompletionLine.of(row, actor) for row in training.completions],
        )
