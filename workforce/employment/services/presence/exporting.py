"""What a person takes away of absence, hours worked, earlier terms and staff records."""

from datetime import date
from typing import Any

from workforce.employment.models import StaffRecord
from workforce.employment.queries import exits, people, presence, terms


def export(person_id: int) -> dict[str, Any]:
    """What every employer that linked the person's record keeps of them here."""
    spells = people.my_spells(person_id)
    return {
        "earlier_terms": [
            {
                "from_on": one.from_on.isoformat(),
                "until_on": one.until_on.isoformat(),
                "contract": one.contract.value,
                "weekly_hours": str(one.weekly_hours),
                "standard_week": str(one.standard_week),
            }
            for one in terms.terms_before([spell.id for spell in spells])
        ],
        "absences": [
            {
                "kind": one.kind.value,
                "from_on": one.from_on.isoformat(),
                "until_on": _day(one.until_on),
                "expected_until": _day(one.expected_until),
            }
            for one in presence.absences_of_account(person_id)
        ],
        "hours_worked": [
            {
                "home_registration_number": one.home.registration_number,
                "week_ending": one.week_ending.isoformat(),
                "hours": str(one.hours),
                "source": one.source_kind.value,
            }
            for one in presence.hours_of_account(person_id)
        ],
        "staff_records": [_record(one) for one in presence.staff_records_of_account(person_id)],
    }


def _record(one: StaffRecord) -> dict[str, Any]:
    return {
        "sex": one.sex,
        "date_of_birth": one.date_of_birth,
        "home_address": one.home_address,
        "qualifications": one.qualifications,
        "experience": one.experience,
        "lives_in": one.lives_in,
        "has_birth_certificate": one.has_birth_certificate,
        "has_passport": one.has_passport,
        "disciplinary": one.disciplinary,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def own_reasons(person_id: int) -> list[dict[str, Any]]:
    """What a person said themselves of why they left, to take away."""
    return [
        {
            "employer": row.person_in_post.organisation.name,
            "left_on": row.left_on.isoformat(),
            "main_reason": row.reason.value if row.reason else None,
            "words": row.words,
        }
        for row in exits.my_exit_answers(person_id)
    ]
