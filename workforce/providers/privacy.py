"""What this feature adds to export, erasure, retention, impossible states and navigation."""

from datetime import date, datetime, timedelta
from typing import Any

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import (
    Contribution,
    ImpossibleState,
    NavigationItem,
    RetentionRule,
    RowLink,
)
from workforce.core.translation import lazy
from workforce.providers import policies
from workforce.providers.queries import impossible, members, organisations
from workforce.providers.services import leaving
from workforce.providers.states import OrganisationKind, Role

INVITATIONS_KEPT = timedelta(days=90)
REFUSALS_KEPT = timedelta(days=365)


def export(person_id: int) -> dict[str, Any]:
    """The roles a person holds or held, and the organisations they asked for."""
    return {
        "roles": [
            {
                "organisation": one.organisation.name,
                "role": one.role.value,
                "since": _moment(one.created_at),
                "until": _moment(one.ended_at),
            }
            for one in members.history_of(person_id)
        ],
        "requests_to_join": [
            {"organisation": one.name, "state": one.state.value, "asked": _moment(one.created_at)}
            for one in organisations.requests_of(person_id)
        ],
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def _forget_invitations(day: date) -> int:
    return leaving.forget_invitations(clock.day_start(day) - INVITATIONS_KEPT)


def _forget_refused(day: date) -> int:
    return leaving.forget_refused(clock.day_start(day) - REFUSALS_KEPT)


def _works_for_a_provider(actor: Actor) -> bool:
    return actor.organisation_kind == OrganisationKind.PROVIDER


def _makes_keys(actor: Actor) -> bool:
    return _works_for_a_provider(actor) and actor.has(Role.OWNER)


def _keeps_members(actor: Actor) -> bool:
    return actor.has(Role.OWNER, Role.SUPPORT)


CONTRIBUTION = Contribution(
    feature="providers",
    export=export,
    erase=leaving.let_go,
    retention=(
        RetentionRule(
            lazy("Whom invitations to organisations went to"),
            lazy("90 days after they end"),
            lazy("So that an owner can see whom they invited"),
            _forget_invitations,
        ),
        RetentionRule(
            lazy("Who asked for an organisation to join, where this was refused"),
            lazy("1 year after they asked"),
            lazy("So that we recognise repeated attempts to act for somebody else"),
            _forget_refused,
        ),
    ),
    impossible=(
        ImpossibleState(
            "organisation-without-owner",
            lazy("An approved organisation has no owner"),
            impossible.organisations_without_owner,
        ),
        ImpossibleState(
            "organisation-without-proof",
            lazy("An organisation was approved without proof"),
            impossible.organisations_without_proof,
        ),
        ImpossibleState(
            "home-of-nobody-approved",
            lazy("A home belongs to an organisation that never joined"),
            impossible.homes_of_nobody_approved,
        ),
        ImpossibleState(
            "member-named-to-home-of-others",
            lazy("A member covers a home of another organisation"),
            impossible.members_named_to_homes_of_others,
        ),
    ),
    navigation=(
        NavigationItem(
            lazy("Your homes"), "providers_manager.homes", _works_for_a_provider, order=20
        ),
        NavigationItem(
            lazy("Requests to join"), "providers_support.joining", policies.can_support, order=60
        ),
        NavigationItem(
            lazy("Homes that change owner"),
            "providers_transfers.waiting",
            policies.can_support,
            order=62,
        ),
        NavigationItem(
            lazy("Organisations"),
            "providers_support.all_organisations",
            policies.can_support,
            order=65,
        ),
        NavigationItem(
            lazy("Your organisation"), "providers_owner.organisation", _keeps_members, order=70
        ),
    ),
    links=(
        RowLink(
            "home",
            lazy("Hand this home over to another provider"),
            "providers_transfers.ask",
            policies.can_hand_over,
            order=90,
        ),
        RowLink(
            "organisation",
            lazy("Homes that change owner"),
            "providers_transfers.own_transfers",
            policies.can_hand_over,
            order=40,
        ),
        RowLink(
            "organisation",
            lazy("Keys for other systems"),
            "providers_keys.api_keys",
            _makes_keys,
            order=80,
        ),
    ),
)
