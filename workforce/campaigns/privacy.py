"""What campaigns add to the duties that cross all features."""

from collections.abc import Callable
from datetime import date
from typing import Any

from workforce.accounts import queries as accounts
from workforce.campaigns import policies
from workforce.campaigns.queries import interest as queries
from workforce.campaigns.queries import public
from workforce.campaigns.services import interest
from workforce.core.actors import Actor
from workforce.core.registry import (
    Contribution,
    FirstPage,
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
        ]
    }


def public_pages(day: date) -> list[PublicPage]:
    """The pages of the campaigns that run on a day, and those of all campaigns."""
    running = [f"/campaigns/{row.slug}" for row in public.open_campaigns(day)]
    return [PublicPage(path) for path in ("/campaigns", "/is-this-for-me", *running)]


def _forget(day: date) -> int:
    return _all(interest.forget_unanswered, day)


def _forget_unconfirmed(day: date) -> int:
    return _all(interest.forget_unconfirmed, day)


def _all(some: Callable[[date], int], day: date) -> int:
    """Go on, some at a time, until nothing is due any more."""
    done = 0
    while count := some(day):
        done += count
    return done


CONTRIBUTION = Contribution(
    feature="campaigns",
    export=export,
    erase=interest.erase_of,
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
        NavigationItem(lazy("Campaigns"), "campaigns_public.campaigns", _sees_campaigns, order=27),
    ),
)
