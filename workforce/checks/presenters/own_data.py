"""What a person’s copy of their own data says of checks that are made again."""

from typing import Any

from workforce.checks.queries import rechecks


def rechecks_of(person_id: int) -> dict[str, Any]:
    """What employers logged of the right to work of an account, and asked the Update Service."""
    return {
        "right_to_work_checks": [
            {
                "method": row.method.value,
                "result": row.result.value,
                "checked_on": row.checked_on.isoformat(),
                "permission_until": (
                    row.permission_until.isoformat() if row.permission_until else None
                ),
                "covered_until": row.covered_until.isoformat() if row.covered_until else None,
                "reference_of_the_notice": row.notice_reference,
            }
            for row in rechecks.my_right_to_work(person_id)
        ],
        "update_service_checks": [
            {
                "asked_on": row.asked_on.isoformat(),
                "consented_on": row.consented_on.isoformat(),
                "result": row.result.value,
                "next_on": row.next_on.isoformat() if row.next_on else None,
            }
            for row in rechecks.my_update_service(person_id)
        ],
    }
