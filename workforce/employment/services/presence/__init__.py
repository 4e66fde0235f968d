"""Absence, cover and hours worked."""

from workforce.employment.services.presence.absences import (
    Away,
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
from workforce.employment.services.presence.records import (
    Particulars,
    keep_staff_record,
    open_staff_record,
)

__all__ = [
    "Away",
    "Difference",
    "HoursOutcome",
    "HoursReport",
    "Particulars",
    "StandIn",
    "add_cover",
    "change_absence",
    "change_cover",
    "import_hours",
    "keep_staff_record",
    "open_staff_record",
    "record_absence",
    "remove_absence",
]
