"""What a person's copy of their own data says of openings, photographs and passes."""

from typing import Any

from workforce.checks.queries.inspection import my_file_openings
from workforce.checks.queries.passes.rows import my_door_passes, my_photographs
from workforce.core.actors import Actor


def evidence_of(person_id: int) -> dict[str, Any]:
    """Who opened the files about a person, their photographs, and their door passes."""
    actor = Actor("person", str(person_id), person_id=person_id)
    return {
        "file_openings": [
            {
                "opened_at": row.opened_at.isoformat(),
                "who": (
                    row.opened_by.name
                    if row.opened_by is not None
                    else row.inspection_view.inspector_name
                    if row.inspection_view is not None
                    else ""
                ),
                "organisation": row.organisation_name,
                "what": row.opened_for.value,
            }
            for row in my_file_openings(actor, limit=10_000)
        ],
        "photographs": [
            {"taken_on": row.taken_on.isoformat(), "jpeg_base64": row.small}
            for row in my_photographs(actor)
        ],
        "door_passes": [
            {
                "issued_at": row.issued_at.isoformat(),
                "expires_at": row.expires_at.isoformat(),
                "ended_at": row.ended_at.isoformat() if row.ended_at else None,
            }
            for row in my_door_passes(actor)
        ],
    }
