"""What interviews, offers and the like ask of a candidate now."""

from collections.abc import Sequence

from workforce.applications.models import Application
from workforce.applications.presenters.needs_me import NeedOfMine, Needs, Provider
from workforce.applications.queries.hiring import disclosures, messages, offers, releases, waiting
from workforce.applications.rules.hiring import disclosures as rules
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.translation import _


def interview_times(_actor: Actor, rows: Sequence[Application]) -> Needs:
    """A time to choose, where the employer offers any that is free."""
    asked = waiting.times_to_choose([one.id for one in rows])
    return {
        one.id: [
            NeedOfMine(_("Choose an interview time"), f"/applications/{one.public_id}/interview")
        ]
        for one in rows
        if one.id in asked
    }


def offers_to_answer(_actor: Actor, rows: Sequence[Application]) -> Needs:
    """An offer that waits for an answer, with its last day."""
    waits = offers.waiting_offers([one.id for one in rows])
    return {
        one.id: [
            NeedOfMine(
                _("Answer your job offer"), f"/applications/{one.public_id}/offer", waits[one.id]
            )
        ]
        for one in rows
        if one.id in waits
    }


def messages_to_read(_actor: Actor, rows: Sequence[Application]) -> Needs:
    """What an employer wrote and the candidate has not opened."""
    unread = messages.unread_for_candidate([one.id for one in rows])
    return {
        one.id: [
            NeedOfMine(_("Read what the employer wrote"), f"/applications/{one.public_id}/messages")
        ]
        for one in rows
        if one.id in unread
    }


def places_open(_actor: Actor, rows: Sequence[Application]) -> Needs:
    """An address that somebody may look at for some days; the words do not say where."""
    told = releases.open_places([one.id for one in rows], clock.now())
    return {
        one.id: [
            NeedOfMine(
                _("See where to come for your visit"), f"/applications/{one.public_id}/place"
            )
        ]
        for one in rows
        if one.id in told
    }


def questions_to_answer(_actor: Actor, rows: Sequence[Application]) -> Needs:
    """Questions about the candidate that an employer asked after the shortlist."""
    asked = disclosures.asked_of([one.id for one in rows])
    return {
        one.id: [
            NeedOfMine(
                _("Answer some questions about you"), f"/applications/{one.public_id}/disclosure"
            )
        ]
        for one in rows
        if one.id in asked and rules.may_ask(one.state)
    }


PROVIDERS: tuple[Provider, ...] = (
    questions_to_answer,
    interview_times,
    offers_to_answer,
    messages_to_read,
    places_open,
)
