"""Who is away, who stands in, and what was worked."""

from workforce.employment.queries.presence.absences import (
    absence_for,
    absences_of,
    absences_of_account,
    away_in,
    kept_by,
    kept_person,
    kept_spell,
    long_term_absent_by_home,
    long_term_absent_once_by_home,
    of_same_person,
    working_days_lost_by_home,
)
from workforce.employment.queries.presence.cover import (
    agency_fte_by_home,
    cover_for,
    cover_fte_by_home,
    covers_for,
)
from workforce.employment.queries.presence.hours import (
    homes_by_number,
    hours_in_weeks,
    hours_of,
    hours_of_account,
    presences,
)
from workforce.employment.queries.presence.records import (
    staff_record_for,
    staff_records_of_account,
)

__all__ = [
    "absence_for",
    "absences_of",
    "absences_of_account",
    "agency_fte_by_home",
    "away_in",
    "cover_for",
    "cover_fte_by_home",
    "covers_for",
    "homes_by_number",
    "hours_in_weeks",
    "hours_of",
    "hours_of_account",
    "kept_by",
    "kept_person",
    "kept_spell",
    "long_term_absent_by_home",
    "long_term_absent_once_by_home",
    "of_same_person",
    "presences",
    "staff_record_for",
    "staff_records_of_account",
    "working_days_lost_by_home",
]
