"""Absence, cover and hours worked."""

from workforce.employment.services.presence.absences import (
    change_absence,
    record_absence,
    remove_absence,
)
from workforce.employment.services.presence.cover import StandIn, add_cover, change_cover
from workforce.employment.services.presence.hours import (
    Difference,
    HoursOutcome,
    HoursReport,
    import_hours,
)

__all__ = [
    "Difference",
    "HoursOutcome",
    "HoursReport",
    "StandIn",
    "add_cover",
    "change_absence",
    "change_cover",
    "import_hours",
    "record_absence",
    "remove_absence",
]
