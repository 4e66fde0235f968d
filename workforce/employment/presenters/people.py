"""People in post and funded posts as pages show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _
from workforce.employment import policies, rules
from workforce.employment.models import EarlierTerms, EstablishmentPost, PersonInPost
from workforce.employment.queries.figures import HomeFte, HomeStock
from workforce.employment.states import (
    CONTRACT_NAMES,
    IN_POST_CONTRACTS,
    LEAVING_NAMES,
    ROLE_NAMES,
)
from workforce.providers.models import Home
from workforce.providers.presenters import links as pages
from workforce.web.layout import long_date, plain_decimal


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """One home in the list: its funded posts and people; None is "not recorded here"."""

    public_id: str
    name: str
    establishment_fte: Decimal | None
    in_post_fte: Decimal | None
    people_count: int | None
    confirmed_on: date | None

    @classmethod
    def all_of(
        cls,
        homes: Iterable[Home],
        funded: Iterable[HomeFte],
        in_post: Iterable[HomeStock],
        confirmed: dict[int, date],
    ) -> "list[HomeFigures]":
        """Homes with their figures."""
        posts = {row.home_id: row.fte for row in funded}
        people = {row.home_id: row for row in in_post}
        return [
            cls(
                home.public_id,
                home.known_as,
                posts.get(home.id),
                people[home.id].fte if home.id in people else None,
                people[home.id].people_count if home.id in people else None,
                confirmed.get(home.id),
            )
            for home in homes
        ]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a list."""

    public_id: str
    name: str
    role: Lazy
    contract: Lazy
    weekly_hours: Decimal
    fte: Decimal | None
    started_on: date
    ended_on: date | None
    reason: Lazy | None
    linked: bool

    @classmethod
    def of(cls, row: PersonInPost, then: EarlierTerms | None = None) -> "PersonLine":
        """A person as their employer sees them; `then` are terms that no longer hold."""
        terms = then or row
        return cls(
            row.public_id,
            row.name,
            ROLE_NAMES[row.role],
            CONTRACT_NAMES[terms.contract],
            terms.weekly_hours,
            terms.fte if terms.contract in IN_POST_CONTRACTS else None,
            row.started_on,
            row.ended_on,
            LEAVING_NAMES[row.leaving_reason] if row.leaving_reason else None,
            row.account_id is not None,
        )


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A home's people as at a day."""

    home_id: str
    home_name: str
    as_at: date
    is_today: bool
    people: Sequence[PersonLine]
    left: Sequence[PersonLine]
    fte: Decimal
    confirmed_on: date | None
    can_keep: bool
    links: Sequence[pages.PageLink]

    @classmethod
    def of(
        cls,
        actor: Actor,
        home: Home,
        as_at: date,
        today: date,
        people: Sequence[PersonInPost],
        then: Mapping[int, EarlierTerms],
        left: Sequence[PersonInPost],
        confirmed_on: date | None,
    ) -> "PeoplePage":
        """The page for somebody who may see the home's people; `then` are terms of the day."""
        lines = [PersonLine.of(row, then.get(row.id)) for row in people]
        return cls(
            home_id=home.public_id,
            home_name=home.known_as,
            as_at=as_at,
            is_today=as_at == today,
            people=lines,
            left=[PersonLine.of(row) for row in left],
            fte=sum((line.fte for line in lines if line.fte is not None), Decimal(0)),
            confirmed_on=confirmed_on,
            can_keep=policies.can_keep_people(actor, home),
            links=[
                *pages.links_on("people", actor, home_id=home.public_id),
                *pages.links_on("people_file", actor),
            ],
        )


@dataclass(frozen=True, slots=True)
class PostLine:
    """Funded posts of one role over some time."""

    public_id: str
    role: Lazy
    fte: Decimal
    funded_from: date
    funded_to: date | None
    estimated: bool

    @classmethod
    def of(cls, post: EstablishmentPost) -> "PostLine":
        """One entry as its home sees it."""
        return cls(
            post.public_id,
            ROLE_NAMES[post.role],
            post.fte,
            post.funded_from,
            post.funded_to,
            post.estimated,
        )


@dataclass(frozen=True, slots=True)
class EstablishmentPage:
    """A home's funded posts."""

    home_id: str
    home_name: str
    posts: Sequence[PostLine]
    can_keep: bool
    places_count: int
    estimated_fte: Decimal
    core_fte: Decimal = rules.CORE_FTE
    fte_of_a_place: Decimal = rules.FTE_OF_A_PLACE

    @classmethod
    def of(
        cls, actor: Actor, home: Home, posts: Iterable[EstablishmentPost]
    ) -> "EstablishmentPage":
        """The page for somebody who may see the home's people."""
        return cls(
            home.public_id,
            home.known_as,
            [PostLine.of(post) for post in posts],
            policies.can_keep_people(actor, home),
            home.places_count,
            rules.estimated_fte(home.places_count),
        )


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person's record as their employer sees it."""

    public_id: str
    name: str
    home_id: str
    home_name: str
    rows: Sequence[tuple[str, Any]]
    can_keep: bool
    has_left: bool
    is_leaving: bool
    linked: bool
    has_email: bool
    links: Sequence[pages.PageLink]

    @classmethod
    def of(cls, actor: Actor, row: PersonInPost, today: date) -> "PersonPage":
        """The page for somebody who may see the person."""
        has_left = row.ended_on is not None and row.ended_on < today
        return cls(
            public_id=row.public_id,
            name=row.name,
            home_id=row.home.public_id,
            home_name=row.home.known_as,
            rows=_rows(row),
            can_keep=policies.can_keep_person(actor, row),
            has_left=has_left,
            is_leaving=row.ended_on is not None and not has_left,
            linked=row.account_id is not None,
            has_email=row.email is not None,
            links=pages.links_on("person_in_post", actor, person_in_post_id=row.public_id),
        )


def _rows(row: PersonInPost) -> list[tuple[str, Any]]:
    linked = _("Linked") if row.account_id is not None else _("Not linked")
    rows: list[tuple[str, Any]] = [
        (_("Your reference"), row.person_reference),
        (_("Role"), ROLE_NAMES[row.role]),
        (_("Contract"), CONTRACT_NAMES[row.contract]),
        (_("Contracted hours a week"), plain_decimal(row.weekly_hours)),
        (_("Full-time equivalent"), plain_decimal(row.fte)),
        (_("In post since"), long_date(row.started_on)),
        (_("Email address"), row.email),
        (_("Their own account"), linked),
    ]
    if row.ended_on is not None and row.leaving_reason is not None:
        rows += [
            (_("Last day in post"), long_date(row.ended_on)),
            (_("Why they left, as you know it"), LEAVING_NAMES[row.leaving_reason]),
        ]
    return rows
