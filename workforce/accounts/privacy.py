"""What accounts add to the duties of all features: a person's own data, erasure, navigation."""

from datetime import date, datetime
from typing import Any

from workforce.accounts import queries
from workforce.accounts.models import SignInSession
from workforce.accounts.services import closing, kept, links
from workforce.core import clock, registry
from workforce.core.actors import Actor
from workforce.core.registry import Contribution, NavigationItem, RetentionRule
from workforce.core.translation import lazy


def export(person_id: int) -> dict[str, Any]:
    """Everything the account itself holds about a person, but no secret."""
    person = queries.person(person_id)
    if person is None:
        return {}
    return {
        "email": person.email,
        "email_confirmed_at": _moment(person.email_confirmed_at),
        "given_name": person.given_name,
        "family_name": person.family_name,
        "telephone": person.telephone,
        "language": person.language,
        "registered_at": _moment(person.created_at),
        "second_step_since": _moment(person.totp_confirmed_at),
        "closed_at": _moment(person.closed_at),
        "signed_in_browsers": [_browser(row) for row in queries.browsers(person_id)],
        "recoveries": [
            {"state": row.state.value, "opened_at": _moment(row.created_at)}
            for row in queries.recoveries_of(person_id)
        ],
    }


def own_data(actor: Actor) -> dict[str, Any]:
    """Everything that any feature holds about the actor, by feature."""
    number = actor.person_id or 0
    parts = {
        contribution.feature: contribution.export(number)
        for contribution in registry.registry().contributions
        if contribution.export is not None
    }
    return {
        "service": registry.settings().service_name,
        "made_at": _moment(clock.now()),
        "invented": registry.settings().demo,
        "data": parts,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def _browser(row: SignInSession) -> dict[str, Any]:
    return {
        "browser": row.browser,
        "since": _moment(row.created_at),
        "last_seen": _moment(row.seen_at),
    }


def _old_sign_ins(day: date) -> int:
    return closing.remove_old_sign_ins(clock.day_start(day))


def _old_links(day: date) -> int:
    return links.remove_old(clock.day_start(day))


def _kept_answers(day: date) -> int:
    _ = day
    return kept.forget_old()


def _unconfirmed(day: date) -> int:
    return closing.erase_unconfirmed(clock.day_start(day))


CONTRIBUTION = Contribution(
    feature=closing.OWN_FEATURE,
    export=export,
    erase=closing.erase,
    retention=(
        RetentionRule(
            lazy("Sign-ins that have ended"),
            lazy("30 days"),
            lazy("So that people can tell us of a sign-in that was not theirs"),
            _old_sign_ins,
        ),
        RetentionRule(
            lazy("Links sent by email"),
            lazy("Until they expire: between 2 hours and 6 days"),
            lazy("They are of no use afterwards"),
            _old_links,
        ),
        RetentionRule(
            lazy("What you typed into a page after your sign-in had ended"),
            lazy("1 hour"),
            lazy("So that you can sign in and send it"),
            _kept_answers,
        ),
        RetentionRule(
            lazy("Accounts whose email address was never confirmed"),
            lazy("30 days"),
            lazy("Somebody may have typed another person’s address"),
            _unconfirmed,
        ),
    ),
    navigation=(
        NavigationItem(
            lazy("Account recovery"),
            "accounts_support.recoveries",
            lambda actor: actor.has("support"),
            order=80,
        ),
    ),
)
