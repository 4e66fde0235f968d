"""Telling people, and their training leads, of training that runs out: each once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from workforce.accounts.models import Person
from workforce.core import translation
from workforce.core.db import atomic, session
from workforce.messages import services as messages
from workforce.providers.models import Organisation
from workforce.providers.queries import members
from workforce.providers.states import Role
from workforce.training.models import ExpiryNotice
from workforce.training.queries import notices, standings
from workforce.training.queries.standings import PersonTraining
from workforce.training.rules import topics
from workforce.training.states import Standing

TOLD = frozenset({Standing.EXPIRING, Standing.EXPIRED})


@dataclass(frozen=True, slots=True)
class _News:
    """One person's topics that run out and that nobody was told of yet."""

    training: PersonTraining
    ends: list[tuple[str, date]]

    @property
    def reader(self) -> Person | None:
        """The person's own account, where it is linked and open."""
        accounts = (spell.account for spell in self.training.spells)
        return next((one for one in accounts if one is not None and one.closed_at is None), None)


@atomic
def tell_employer(organisation_id: int, day: date) -> int:
    """Write the letters of one employer as at a day; returns how many topics were new."""
    organisation = session().get_one(Organisation, organisation_id)
    known = notices.told(organisation_id)
    news = list(_news(organisation_id, known, day))
    for one in news:
        _note(organisation_id, one, day)
        if one.reader is not None:
            _tell_person(one.reader, organisation, one)
    if news:
        _tell_leads(organisation, news, day)
    return sum(len(one.ends) for one in news)


def _news(organisation_id: int, known: set[tuple[str, str, date]], day: date) -> Iterator[_News]:
    for training in standings.standings_of_employer(organisation_id, day):
        reference = training.row.person_reference
        ends = [
            (topic, status.held.valid_until)
            for topic, status in sorted(training.statuses.items())
            if status.standing in TOLD
            and status.held is not None
            and status.held.valid_until is not None
            and (reference, topic, status.held.valid_until) not in known
        ]
        if ends:
            yield _News(training, ends)


def _note(organisation_id: int, news: _News, day: date) -> None:
    for topic, valid_until in news.ends:
        session().add(
            ExpiryNotice(
                organisation_id=organisation_id,
                person_reference=news.training.row.person_reference,
                topic=topic,
                valid_until=valid_until,
                told_on=day,
                told_person=news.reader is not None,
            )
        )


def _tell_person(reader: Person, organisation: Organisation, news: _News) -> None:
    with translation.using(reader.language):
        lines = [
            {"topic": topics.label_of(topic), "until": _in_words(until)}
            for topic, until in sorted(news.ends, key=lambda end: (end[1], end[0]))
        ]
    messages.write(
        reader,
        "training/expiring",
        {"employer": organisation.name, "lines": lines},
        link=("training_person.mine", {}),
    )


def _tell_leads(organisation: Organisation, news: list[_News], day: date) -> None:
    """Counts only: names stay behind the sign-in."""
    leads = members.holders(organisation.id, Role.TRAINING_LEAD)
    for lead in leads or members.holders(organisation.id, Role.OWNER):
        ended = sum(until < day for one in news for _topic, until in one.ends)
        total = sum(len(one.ends) for one in news)
        messages.write(
            lead,
            "training/expiring_summary",
            {"people": len(news), "ended": ended, "ending": total - ended},
            link=("training_manager.homes", {}),
        )


def _in_words(day: date) -> str:
    locale = "cy" if translation.language() == translation.WELSH else "en_GB"
    return format_date(day, "d MMMM yyyy", locale=locale)
