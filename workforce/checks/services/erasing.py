"""What becomes of appointments when the person's account is closed."""

from workforce.checks import queries
from workforce.checks.queries import agency, concerns, sharing
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session


@atomic
def erase(actor: Actor, person_id: int) -> None:
    """Unlink the account: what was checked is the employer's record, kept as the law asks."""
    for row in queries.my_appointments(person_id):
        row.account_id = None
        audit.record(actor, "unlink-appointment", row)
    for concern in concerns.concerns_about_account(person_id):
        concern.account_id = None
        audit.record(actor, "unlink-concern", concern)
    for worker in agency.my_agency_work(person_id):
        worker.account_id = None
        audit.record(actor, "unlink-agency-worker", worker)
    for consent in sharing.consents_of(person_id):
        audit.record(actor, "erase-share", consent)
        session().delete(consent)
