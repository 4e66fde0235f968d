"""What becomes of work records when the person's account is closed."""

from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.employment.queries import people
from workforce.employment.services import exits


@atomic
def erase(actor: Actor, person_id: int) -> None:
    """Unlink the account: the record itself is the employer's, who must keep it by law."""
    exits.forget_words(person_id)
    for row in people.my_spells(person_id):
        row.account_id = None
        audit.record(actor, "unlink-record", row)
