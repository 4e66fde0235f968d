"""Rows that no factory makes in the state a guard needs; each commits."""

from datetime import timedelta

from tests.factories import accounts
from workforce.accounts.models import AccountRecovery, Person
from workforce.accounts.states import Evidence
from workforce.applications.models import Application, LivedHere
from workforce.applications.states import RightToWork
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.documents import services as documents
from workforce.documents.models import Document
from workforce.employment.models import PersonInPost
from workforce.training.models import Completion
from workforce.training.states import Delivery
from workforce.vacancies.models import Vacancy

A_FILE = b"%PDF-1.7\n%%EOF\n"


@atomic
def recovery(person: Person) -> AccountRecovery:
    """A recovery of somebody's account that waits."""
    row = AccountRecovery(
        person_id=person.id,
        evidence=Evidence.EMPLOYER,
        reason="Lost phone and email",
        new_address="new@example.org",
        opened_by_id=accounts.make_person().id,
        ready_at=clock.now() + timedelta(days=3),
        closes_at=clock.now() + timedelta(days=6),
    )
    session().add(row)
    session().flush()
    return row


def document(owner: tuple[str, int]) -> Document:
    """A stored file of an owner."""
    return documents.keep(Actor.system("guards"), owner, title="A file", content=A_FILE)


@atomic
def application(vacancy: Vacancy, person: Person) -> Application:
    """An application, also to a vacancy that nobody could apply for now."""
    row = Application(
        vacancy_id=vacancy.id,
        organisation_id=vacancy.organisation_id,
        candidate_id=person.id,
        statement="I like the work.",
        right_to_work=RightToWork.YES,
        sent_at=clock.now(),
        completed_at=clock.now(),
    )
    session().add(row)
    session().flush()
    return row


@atomic
def completion(person: PersonInPost, topic: str = "first-aid") -> Completion:
    """Training that somebody in post completed a month ago."""
    row = Completion(
        person_in_post_id=person.id,
        account_id=person.account_id,
        topic=topic,
        course_title="First aid at work",
        delivery=Delivery.CLASSROOM,
        completed_on=clock.today() - timedelta(days=30),
    )
    session().add(row)
    session().flush()
    return row


@atomic
def lived_here(application: Application) -> LivedHere:
    """That somebody lived in a home of the provider to which they apply."""
    row = LivedHere(application_id=application.id, words="0", note="")
    session().add(row)
    session().flush()
    return row
