"""Keeping a job for later, and letting it go."""

from sqlalchemy import delete

from workforce.accounts import queries as accounts
from workforce.core import secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.translation import lazy
from workforce.vacancies.models import SavedJob
from workforce.vacancies.queries.returning import saved as queries
from workforce.vacancies.services.alerts import end_of_person


def save(actor: Actor, vacancy_id: int, came_from: str = "") -> None:
    """Keep a job; keeping it twice is keeping it once."""
    try:
        _save(actor, vacancy_id, came_from)
    except Conflict:  # pressed twice at the same moment
        return


@atomic
def _save(actor: Actor, vacancy_id: int, came_from: str) -> None:
    if actor.person_id is None:
        raise NotAllowed(lazy("Sign in to save a job"))
    if queries.saved_job(actor, vacancy_id) is None:
        row = SavedJob(person_id=actor.person_id, vacancy_id=vacancy_id, came_from=came_from)
        session().add(row)


@atomic
def unsave(actor: Actor, vacancy_id: int) -> None:
    """Let a job go; one that is not kept is left alone."""
    row = queries.saved_job(actor, vacancy_id)
    if row is not None:
        session().delete(row)


@atomic
def erase_of(actor: Actor, person_id: int) -> None:
    """Somebody closes their account: what they kept goes, and the alerts of their address end."""
    session().execute(delete(SavedJob).where(SavedJob.person_id == person_id))
    person = accounts.person(person_id)
    if person is not None and person.email_confirmed_at is not None:
        end_of_person(actor, person.email)


def proof_of_saving(public_id: str) -> str:
    """What shows that a link to save a job was ours: it goes along through signing in."""
    return secrets.signature(_signed(public_id))


def is_proof_of_saving(public_id: str, proof: str) -> bool:
    """Whether a link to save a job was ours."""
    return proof.isascii() and secrets.is_signed(_signed(public_id), proof)


def _signed(public_id: str) -> str:
    return f"save-job:{public_id}"
