"""Makers of what those who choose together write down."""

from typing import Any

from sqlalchemy import insert

from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_member
from tests.factories.vacancies import make_vacancy
from workforce.accounts.models import Person
from workforce.applications.models import Application
from workforce.applications.models.choosing import (
    ApplicantNote,
    Criterion,
    LetterTemplate,
    PanelMember,
    SeveralMoves,
    YoungPeoplesPart,
)
from workforce.applications.services.together import (
    letters,
    notes,
    panels,
    several,
    weighing,
    young_people,
)
from workforce.applications.states import ApplicationState
from workforce.applications.states.choosing import LetterKind, Weight
from workforce.checks.states import YoungPeople
from workforce.core import clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.types import Source
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy

S = ApplicationState


@atomic
def make_anonymous(vacancy: Vacancy | None = None) -> Vacancy:
    """A job whose candidates are not named before the shortlist."""
    vacancy = vacancy or make_vacancy()
    vacancy.is_anonymous = True
    session().flush()
    return vacancy


def make_note(home: Home, words: str = "Was on time.") -> ApplicantNote:
    """A note about an applicant of a home."""
    row = make_application(make_vacancy(home))
    return notes.write_note(recruiter_of(row.vacancy), row, words=words)


def make_criterion(
    vacancy: Vacancy, text: str = "Stays calm", weight: Weight = Weight.ESSENTIAL
) -> Criterion:
    """A criterion of a job."""
    return weighing.add_criterion(recruiter_of(vacancy), vacancy, weight=weight, text=text)


def make_seat(vacancy: Vacancy, role: Role = Role.TRAINING_LEAD) -> tuple[PanelMember, Any]:
    """A member of the provider on the panel of a job: the seat, and who sits on it."""
    member = make_member(role, vacancy.organisation)
    return panels.invite(recruiter_of(vacancy), vacancy, member.person), member


def make_letter(organisation: Organisation, name: str = "Warm words") -> LetterTemplate:
    """A kept letter of a provider."""
    owner = Actor(
        "person",
        "0",
        organisation_id=organisation.id,
        organisation_kind=organisation.kind.value,
        roles=frozenset({Role.OWNER.value, Role.RECRUITER.value}),
        home_ids=None,
    )
    return letters.keep_letter(owner, kind=LetterKind.UNSUCCESSFUL, name=name, words="Thank you.")


def make_moves(
    vacancy: Vacancy,
    *chosen: Application,
    to: ApplicationState = ApplicationState.SHORTLISTED,
    words: str = "",
) -> SeveralMoves:
    """A move of some applicants that was looked at and not yet done."""
    ids = [one.public_id for one in chosen or (make_application(vacancy),)]
    return several.prepare(recruiter_of(vacancy), vacancy, chosen=ids, to=to, words=words)


def make_part(vacancy: Vacancy) -> YoungPeoplesPart:
    """What young people did in choosing for a job."""
    return young_people.record_part(
        recruiter_of(vacancy),
        vacancy,
        parts=[YoungPeople.MET],
        on_day=clock.today(),
        words="They liked how she listened.",
    )


@atomic
def crowd(vacancy: Vacancy, count: int) -> None:
    """So many applicants for one job, put there at once."""
    now = clock.now()
    people = [
        {
            "public_id": secrets.new_public_id(),
            "email": f"crowd{number}@example.org",
            "password_hash": "x",
            "given_name": "Sam",
            "family_name": f"Crowd{number}",
            "language": "en",
            "second_factor_required": False,
            "source": Source.REAL,
            "created_at": now,
        }
        for number in range(count)
    ]
    ids = session().scalars(insert(Person).returning(Person.id), people).all()
    states = (S.SUBMITTED, S.SHORTLISTED, S.INTERVIEWING, S.UNSUCCESSFUL)
    session().execute(
        insert(Application),
        [
            {
                "vacancy_id": vacancy.id,
                "organisation_id": vacancy.organisation_id,
                "candidate_id": person_id,
                "state": states[number % len(states)],
                "sent_at": now,
                "completed_at": now,
                "statement": "x",
                "right_to_work": "yes",
                "telephone": "0",
            }
            for number, person_id in enumerate(ids)
        ],
    )
