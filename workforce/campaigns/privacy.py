"""What campaigns add to the duties that cross all features."""

from datetime import date
from typing import Any

from workforce.accounts import queries as accounts
from workforce.campaigns import policies
from workforce.campaigns.queries import interest as queries
from workforce.campaigns.queries import public
from workforce.campaigns.queries.open_days import bookings, impossible
from workforce.campaigns.services import interest
from workforce.campaigns.services.open_days import nightly
from workforce.core.actors import Actor
from workforce.core.jobs import until_done
from workforce.core.registry import (
    Contribution,
    FirstPage,
    ImpossibleState,
    NavigationItem,
    PublicPage,
    RetentionRule,
)
from workforce.core.translation import lazy
from workforce.vacancies import policies as vacancies


def _sees_campaigns(actor: Actor) -> bool:
    """Providers who recruit, and people who look for work."""
    return vacancies.can_recruit(actor) or actor.organisation_id is None


def export(person_id: int) -> dict[str, Any]:
    """What the confirmed address of an account asked to hear of."""
    person = accounts.person(person_id)
    confirmed = person is not None and person.email_confirmed_at is not None
    rows = queries.of_address(person.email) if person is not None and confirmed else []
    return {
        "campaigns": [
            {
                "campaign": row.campaign.name,
                "name": row.name,
                "email": row.address,
                "region": row.region_code,
                "roles": row.roles,
                "agreed_to": row.consent_version,
                "agreed_at": row.consented_at.isoformat(),
                "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else None,
            }
            for row in rows
        ],
        "open_days": _booked(person.email) if person is not None and confirmed else [],
    }


def _booked(address: str) -> list[dict[str, Any]]:
    """What an address booked and has not given up."""
    return [
        {
            "open_day": row.open_day.title,
            "starts_at": row.open_day.starts_at.isoformat(),
            "state": row.state.value,
            "name": row.name,
            "email": row.address,
            "telephone": row.telephone,
            "adjustments": row.adjustments,
            "came": row.came,
            "agreed_to": row.consent_version,
            "agreed_at": row.consented_at.isoformat(),
        }
        for row in bookings.of_address(address)
    ]


def _erase(actor: Actor, person_id: int) -> None:
    interest.erase_of(actor, person_id)
    nightly.erase_of(actor, person_id)


def _forget_bookings(day: date) -> int:
    return until_done(nightly.forget_old, day)


def public_pages(day: date) -> list[PublicPage]:
    """The pages of the campaigns that run on a day, and those of all campaigns."""
    running = [f"/campaigns/{row.slug}" for row in public.open_campaigns(day)]
    return [PublicPage(path) for path in ("/campaigns", "/is-this-for-me", *running)]


def _forget(day: date) -> int:
    return until_done(interest.forget_unanswered, day)


def _forget_unconfirmed(day: date) -> int:
    return until_done(interest.forget_unconfirmed, day)


CONTRIBUTION = Contribution(
    feature="campaigns",
    export=export,
    erase=_erase,
    retention=(
        RetentionRule(
            lazy("Your name and address, where you asked a campaign to write to you"),
            lazy("13 months after you agreed, or 3 months after the campaign ends"),
            lazy("You agreed to it. We ask you again before we forget you"),
            _forget,
        ),
        RetentionRule(
            lazy("Your name and address, where you never confirmed that you want to hear more"),
            lazy("7 days"),
            lazy("Long enough to open the letter that asks you to confirm"),
            _forget_unconfirmed,
        ),
        RetentionRule(
            lazy("Your name, address and what would help you, where you booked an open day"),
            lazy("12 months after the open day, or until you cancel"),
            lazy("You agreed to it. Only numbers stay"),
            _forget_bookings,
        ),
    ),
    impossible=(
        ImpossibleState(
            "open-day-above-places",
            lazy("More people have a place at an open day than there are places"),
            impossible.booked_above_places,
        ),
        ImpossibleState(
            "waiting-beside-a-place",
            lazy("Somebody waits for a place at an open day although one is free"),
            impossible.waiting_beside_a_place,
        ),
        ImpossibleState(
            "open-day-not-reminded",
            lazy("An open day is today and somebody who has a place was not reminded"),
            impossible.reminders_not_sent,
        ),
        ImpossibleState(
            "open-day-at-a-home",
            lazy("An open day is at a place that has the postcode of a home"),
            impossible.held_at_a_home,
        ),
    ),
    public_pages=(public_pages,),
    first_pages=(FirstPage("campaigns_manager.campaigns", policies.can_keep_campaigns),),
    navigation=(
        NavigationItem(
            lazy("Our campaigns"),
            "campaigns_manager.campaigns",
            policies.can_keep_campaigns,
            order=26,
        ),
        NavigationItem(
            lazy("Our open days"),
            "campaigns_holder.open_days",
            policies.can_hold_open_days,
            order=28,
        ),
        NavigationItem(lazy("Campaigns"), "campaigns_public.campaigns", _sees_campaigns, order=27),
    ),
)
