"""What a person’s copy of their own data says of checks made again, or made elsewhere."""

from typing import Any

from workforce.checks.queries import agency, rechecks, sharing


def rechecks_of(person_id: int) -> dict[str, Any]:
    """What employers logged of an account’s right to work, and asked; what agencies hold.

    Nothing of any concern: even that there is one could put children at risk (decision record).
    """
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


def elsewhere_of(person_id: int) -> dict[str, Any]:
    """What agencies hold of an account, and what its person lets employers see."""
    return {
        "agency_work": [
            {
                "agency": row.organisation.name,
                "agencys_reference": row.person_reference,
                "left_on": row.left_on.isoformat() if row.left_on else None,
                "checks": [
                    {
                        "check": check.kind.value,
                        "state": check.state.value,
                        "dated_on": check.dated_on.isoformat() if check.dated_on else None,
                        "certificate_number": check.certificate_number,
                    }
                    for check in row.checks
                ],
            }
            for row in agency.my_agency_work(person_id)
        ],
        "checks_shared": [
            {
                "from": row.from_organisation.name,
                "to": row.to_organisation.name,
                "checks": row.kinds,
                "given_on": row.given_on.isoformat(),
                "expires_on": row.expires_on.isoformat(),
                "taken_back": row.withdrawn_at is not None,
            }
            for row in sharing.consents_of(person_id)
        ],
    }
