"""What is owed to people in post on a day: read in a few statements, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import DutyEvent, DutyOwner, DutyPolicy, PersonInPost
from workforce.employment.policies import READERS
from workforce.employment.queries.figures import in_post_on
from workforce.employment.queries.people import ORDER, people_in_post_for, reach
from workforce.employment.queries.service import Key, of_people, services_by_person
from workforce.employment.rules import duties
from workforce.employment.rules.duties import Due, Happened, InPost
from workforce.employment.states import DutyKind, JobRole
from workforce.providers.models import Home
from workforce.providers.queries import members
from workforce.providers.states import Role

Named = tuple[int | None, str]  # an account, where there is one, and a name


@dataclass(frozen=True, slots=True)
class PersonDuties:
    """Somebody in post and what is owed to them on a day; `owners` None is the usual one.

    `responsible` is the responsible individual of their employer, where that is somebody else.
    """

    spells: Sequence[PersonInPost]
    dues: Sequence[Due]
    owners: Mapping[DutyKind, str]
    manager: str | None
    responsible: str | None

    @property
    def row(self) -> PersonInPost:
        """The spell under which the person is listed."""
        return self.spells[0]

    def owner_of(self, kind: DutyKind) -> str | None:
        """Who sees to it: whoever was named, or the home's registered manager, if any.

        To what is owed to a registered manager sees the responsible individual, if any.
        """
        is_manager = any(one.role is JobRole.REGISTERED_MANAGER for one in self.spells)
        return self.owners.get(kind) or (self.responsible if is_manager else self.manager)


def duties_for(actor: Actor, day: date, *, home_id: int | None = None) -> list[PersonDuties]:
    """What is owed on a day to everybody whom the actor may see, of one home or of all."""
    return duties_of(people_in_post_for(actor, day, home_id=home_id), day)


def duties_of(present: Iterable[PersonInPost], day: date) -> list[PersonDuties]:
    """What is owed on a day to people in post on it; each person stands once."""
    people = _by_person(present)
    if not people:
        return []
    known, owners = _Known(list(people), day), _owners(list(people), day)
    managers = _managers({row.home_id for rows in people.values() for row in rows}, day)
    responsible = responsible_individuals({key[0] for key in people}, day)
    return [
        PersonDuties(
            rows,
            known.dues(key, rows),
            owners[key],
            managers.get(rows[0].home_id),
            _another(rows[0], responsible[key[0]]),
        )
        for key, rows in people.items()
    ]


def _another(row: PersonInPost, found: Sequence[Named]) -> str | None:
    """The first of these who is not the person themselves."""
    return next(
        (
            name
            for account_id, name in found
            if name != row.name and (account_id is None or account_id != row.account_id)
        ),
        None,
    )


def dues_by_home(actor: Actor, day: date) -> list[tuple[int, Due]]:
    """What is owed on a day to everybody whom the actor may see, and in which home."""
    people = _by_person(people_in_post_for(actor, day))
    known = _Known(list(people), day) if people else None
    return [
        (rows[0].home_id, due)
        for key, rows in people.items()
        for due in (known.dues(key, rows) if known else ())
    ]


def _by_person(present: Iterable[PersonInPost]) -> dict[Key, list[PersonInPost]]:
    people: dict[Key, list[PersonInPost]] = defaultdict(list)
    for row in present:
        people[row.organisation_id, row.person_reference].append(row)
    return people


def _owners(keys: Sequence[Key], day: date) -> dict[Key, dict[DutyKind, str]]:
    """Who was named to see to what, towards each person."""
    found: dict[Key, dict[DutyKind, str]] = defaultdict(dict)
    query = select(DutyOwner).where(of_people(DutyOwner, keys), DutyOwner.from_on <= day)
    for row in session().scalars(query.order_by(DutyOwner.from_on, DutyOwner.id)):
        found[row.organisation_id, row.person_reference][row.kind] = row.owner
    return found


class _Known:
    """What is recorded of people and of their employers' policies, in four statements."""

    def __init__(self, keys: Sequence[Key], day: date) -> None:
        """Read it all at once."""
        self.day = day
        self.services = services_by_person(keys, day)
        self.policies = policies_on(day, {key[0] for key in keys})
        self.happened: dict[Key, list[Happened]] = defaultdict(list)
        for one in session().execute(
            select(
                DutyEvent.organisation_id,
                DutyEvent.person_reference,
                DutyEvent.kind,
                DutyEvent.outcome,
                DutyEvent.done_on,
                DutyEvent.next_on,
            )
            .where(
                of_people(DutyEvent, keys),
                DutyEvent.set_aside_at.is_(None),
                DutyEvent.done_on <= day,
            )
            .order_by(DutyEvent.done_on, DutyEvent.id)
        ):
            self.happened[one[0], one[1]].append(Happened(*one[2:]))

    def dues(self, key: Key, rows: Sequence[PersonInPost]) -> list[Due]:
        """What is owed to one person by the rules of the home where they are listed."""
        services = self.services.get(key)
        person = InPost(
            duties.regime(rows[0].home.nation, rows[0].home.home_type),
            frozenset(row.contract for row in rows),
            services[-1].first.started_on if services else rows[0].started_on,
            min(row.home.joined_on or row.started_on for row in rows),
        )
        policies = self.policies.get(key[0], {})
        found = (
            duties.due(kind, person, self.happened[key], policies.get(kind), self.day)
            for kind in DutyKind
        )
        return [one for one in found if one is not None]


def policies_on(day: date, organisation_ids: Iterable[int]) -> dict[int, dict[DutyKind, int]]:
    """The intervals that providers have set and that are in force on a day, in days."""
    found: dict[int, dict[DutyKind, int]] = defaultdict(dict)
    for row in session().scalars(
        select(DutyPolicy)
        .where(DutyPolicy.organisation_id.in_(sorted(organisation_ids)), DutyPolicy.from_on <= day)
        .order_by(DutyPolicy.from_on, DutyPolicy.id)
    ):
        found[row.organisation_id][row.kind] = row.days
    return found


def policy_entries(organisation_id: int) -> list[DutyPolicy]:
    """Every interval that a provider has set, the latest first."""
    query = select(DutyPolicy).where(DutyPolicy.organisation_id == organisation_id)
    return list(
        session().scalars(query.order_by(DutyPolicy.kind, DutyPolicy.from_on.desc(), DutyPolicy.id))
    )


def policy_entry(organisation_id: int, kind: DutyKind, from_on: date) -> DutyPolicy | None:
    """The interval that a provider has set from exactly this day."""
    return session().scalar(
        select(DutyPolicy).where(
            DutyPolicy.organisation_id == organisation_id,
            DutyPolicy.kind == kind,
            DutyPolicy.from_on == from_on,
        )
    )


def regimes_of(organisation_id: int) -> frozenset[str]:
    """By whose rules the homes of a provider live."""
    query = select(Home.nation, Home.home_type).where(Home.organisation_id == organisation_id)
    return frozenset(duties.regime(*one) for one in session().execute(query.distinct()))


def _managers(home_ids: Iterable[int], day: date) -> dict[int, str]:
    """The registered manager of each home on a day, where there is one."""
    return {row.home_id: row.name for row in managers_on(home_ids, day)}


def responsible_individuals(organisation_ids: Iterable[int], day: date) -> dict[int, list[Named]]:
    """Who is responsible individual of these employers: in post on a day, else by their role."""
    found: dict[int, list[Named]] = defaultdict(list)
    query = select(PersonInPost).where(
        PersonInPost.organisation_id.in_(sorted(organisation_ids)),
        PersonInPost.role == JobRole.RESPONSIBLE_INDIVIDUAL,
        in_post_on(day),
    )
    for row in session().scalars(query.order_by(*ORDER)):
        found[row.organisation_id].append((row.account_id, row.name))
    role = Role.RESPONSIBLE_INDIVIDUAL
    for organisation_id, person in members.holders_of(organisation_ids, role):
        found[organisation_id].append((person.id, person.name))
    return found


def managers_on(home_ids: Iterable[int], day: date) -> list[PersonInPost]:
    """The people in post as registered manager of these homes on a day."""
    query = select(PersonInPost).where(
        PersonInPost.home_id.in_(sorted(home_ids)),
        PersonInPost.role == JobRole.REGISTERED_MANAGER,
        in_post_on(day),
    )
    return list(session().scalars(query.order_by(*ORDER)))


def events_of(row: PersonInPost) -> list[DutyEvent]:
    """Everything recorded of one person's duties, also what was set aside, latest first."""
    query = (
        select(DutyEvent)
        .where(
            DutyEvent.organisation_id == row.organisation_id,
            DutyEvent.person_reference == row.person_reference,
        )
        .options(joinedload(DutyEvent.recorded_by))
    )
    return list(session().scalars(query.order_by(DutyEvent.done_on.desc(), DutyEvent.id.desc())))


def _events(actor: Actor, roles: tuple[Role, ...]) -> Select[DutyEvent]:
    """The events of people who are, or were, in post where these roles of the actor reach."""
    visible = reach(actor, roles, PersonInPost.organisation_id, PersonInPost.home_id)
    people = select(PersonInPost.organisation_id, PersonInPost.person_reference).where(visible)
    pair = tuple_(DutyEvent.organisation_id, DutyEvent.person_reference)
    return select(DutyEvent).where(pair.in_(people))


def duty_event_for(
    actor: Actor, public_id: str, roles: tuple[Role, ...] = READERS
) -> DutyEvent | None:
    """One event of somebody whom the actor reaches in such a role."""
    return session().scalar(_events(actor, roles).where(DutyEvent.public_id == public_id))


def spell_of_event(actor: Actor, event: DutyEvent) -> PersonInPost | None:
    """The latest spell, reached by the actor, of the person whom an event is about."""
    visible = reach(actor, READERS, PersonInPost.organisation_id, PersonInPost.home_id)
    query = select(PersonInPost).where(
        visible,
        PersonInPost.organisation_id == event.organisation_id,
        PersonInPost.person_reference == event.person_reference,
    )
    query = query.options(joinedload(PersonInPost.home))
    return session().scalars(query.order_by(PersonInPost.started_on.desc())).first()


def own_duties(person_id: int, day: date) -> list[PersonDuties]:
    """What is owed on a day to a person by every employer that linked their record."""
    query = (
        select(PersonInPost)
        .where(PersonInPost.account_id == person_id, in_post_on(day))
        .options(joinedload(PersonInPost.home), joinedload(PersonInPost.organisation))
        .order_by(PersonInPost.started_on.desc(), PersonInPost.id)
    )
    return duties_of(session().scalars(query), day)


def own_events(person_id: int) -> list[DutyEvent]:
    """Everything recorded of a person's duties by employers that linked their record."""
    mine = select(PersonInPost.organisation_id, PersonInPost.person_reference).where(
        PersonInPost.account_id == person_id
    )
    pair = tuple_(DutyEvent.organisation_id, DutyEvent.person_reference)
    query = select(DutyEvent).where(pair.in_(mine))
    return list(session().scalars(query.order_by(DutyEvent.done_on.desc(), DutyEvent.id.desc())))
