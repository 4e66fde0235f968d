"""What sponsorship leaves to the morning."""

from datetime import date

from workforce.sponsorship import queries
from workforce.sponsorship.services import warnings


def visa_duties(day: date) -> str:
    """Warn of permissions that end and bring the duties of dates and leavers; move no case."""
    told = sum(warnings.warn_of(case_id, day) for case_id in queries.nearing_end(day))
    left = sum(warnings.note_leaver(case_id, day) for case_id in queries.left_work(day))
    return f"warned of {told}, left {left}"
