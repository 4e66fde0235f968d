"""Rows that no factory makes in the state a guard needs; each commits."""

from datetime import timedelta

from tests.factories import accounts
from workforce.accounts.models import AccountRecovery, Person
from workforce.accounts.states import Evidence
from workforce.applications.models import Application
from workforce.applications.states import RightToWork
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.documents.models import Document
from workforce.documents.states import ScanState
from workforce.employment.models import PersonInPost
from workforce.training.models import Completion
from workforce.training.states import Delivery
from workforce.vacancies.models import Vacancy


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


@atomic
def document(person: Person, owner: tuple[str, int] = ("nobody", 1)) -> Document:
    """A stored file's row; unless told, of an owner that no feature answers for."""
    row = Document(
        owner_kind=owner[0],
        owner_id=owner[1],
        title="A file",
        media_type="application/pdf",
        size_bytes=1,
        content_hash="0" * 64,
        storage_key=f"guard-{owner[0]}-{owner[1]}-{person.id}",
        scan=ScanState.NOT_SCANNED,
    )
    session().add(row)
    session().flush()
    return row


@atomic
def application(vacancy: Vacancy, person: Person) -> Application:
    """An application, also to a vacancy that nobody could apply for now."""
    row = Application(
        vacancy_id=vacancy.id,
        organisation_id=vacancy.organisation_id,
        candidate_id=person.id,
        statement="I like the work.",
        right_to_work=RightToWork.YES,
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
