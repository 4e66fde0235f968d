"""What waits for a manager in checks, from every part of them."""

from workforce.checks.queries.needs.agencies import agencies_waiting, agency_waits
from workforce.checks.queries.needs.others import plans_due, plans_waiting
from workforce.checks.queries.needs.waiting import (
    checks_waiting,
    concerns_waiting,
    rechecks_waiting,
)

__all__ = ["NEEDS"]

NEEDS = (
    checks_waiting,
    rechecks_waiting,
    plans_due,
    plans_waiting,
    agencies_waiting,
    agency_waits,
    concerns_waiting,
)
