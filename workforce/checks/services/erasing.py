"""What becomes of appointments when the person's account is closed."""

from workforce.checks import queries
from workforce.checks.queries import concerns
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic


@atomic
def erase(actor: Actor, person_id: int) -> None:
    """Unlink the account: what was checked is the employer's record, kept as the law asks."""
    for row in queries.my_appointments(person_id):
        row.account_id = None
        audit.record(actor, "unlink-appointment", row)
    for concern in concerns.concerns_about_account(person_id):
        concern.account_id = None
        audit.record(actor, "unlink-concern", concern)
