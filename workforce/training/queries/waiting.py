"""What waits for a manager in training: what is not in date, by home."""

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import Need, Urgency
from workforce.core.translation import ngettext
from workforce.training import policies
from workforce.training.queries import figures

FEATURE = "training"


def training_overdue(actor: Actor) -> list[Need]:
    """Required training that is due and not in date, home by home."""
    if not policies.can_read_records(actor):
        return []
    found = figures.training_validity_by_home(clock.today(), actor.organisation_id)
    return [
        Need(
            FEATURE,
            ngettext(
                "Required training not in date: %(num)s certificate",
                "Required training not in date: %(num)s certificates",
                row.required_count - row.in_date_count,
            ),
            "training_manager.matrix",
            {},
            row.home_id,
            None,
            Urgency.NOW,
            of_home=True,
        )
        for row in found
        if actor.reaches_home(row.home_id, *policies.READERS)
        and row.required_count > row.in_date_count
    ]


NEEDS = (training_overdue,)
