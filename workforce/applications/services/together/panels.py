"""Who reads and scores beside those who choose: invited for one job, and let go again."""

from workforce.accounts.models import Person
from workforce.applications.models.choosing import PanelMember
from workforce.applications.queries.together import panels as queries
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.registry import HomeMove
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy

MOST = 12


@atomic
def invite(actor: Actor, vacancy: Vacancy, person: Person) -> PanelMember:
    """Let a member of the provider read and score the applications for one job."""
    if not vacancies.can_recruit_for(actor, vacancy):
        raise NotFound(lazy("Page not found"))
    locked(vacancy)
    if person.id not in {one.id for one in queries.who_could_sit(vacancy)}:
        raise DomainError(lazy("Choose somebody who works for you here"), "person")
    if queries.has_applied(person.id, vacancy.id):
        raise DomainError(
            lazy("They have applied for this job themselves. Choose somebody else"), "person"
        )
    seats = queries.seats_on(vacancy.id)
    if len([one for one in seats if one.ended_at is None]) >= MOST:
        raise DomainError(lazy("A panel has at most 12 people"), "person")
    row = next((one for one in seats if one.person_id == person.id), None)
    if row is not None and row.ended_at is None:
        raise Conflict(lazy("They are on the panel already"), "person")
    if row is None:
        row = PanelMember(vacancy_id=vacancy.id, person_id=person.id)
        session().add(row)
    row.ended_at, row.invited_by_id = None, actor.person_id
    session().flush()
    audit.record(actor, "invite-to-panel", row)
    messages.write(
        person,
        "applications/panel_invited",
        {"title": vacancy.title},
        link=("applications_panel.panel_job", {"vacancy_id": vacancy.public_id}),
    )
    return row


@atomic
def let_go(actor: Actor, seat: PanelMember) -> None:
    """End somebody's seat; what they scored stays."""
    if not vacancies.can_recruit_for(actor, seat.vacancy):
        raise NotFound(lazy("Page not found"))
    seat.ended_at = seat.ended_at or clock.now()
    audit.record(actor, "let-go-of-panel", seat)


@atomic
def end_seats(passing: HomeMove) -> None:
    """A home changes owner: the earlier owner's people sit on its panels no more."""
    for seat in queries.seats_of_home(passing.home_id):
        seat.ended_at = clock.now()
