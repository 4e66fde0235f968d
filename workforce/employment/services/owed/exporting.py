"""What a person takes away of their supervision and appraisal."""

from typing import Any

from workforce.employment.queries.owed import duties


def export(person_id: int) -> dict[str, Any]:
    """What every employer that linked the person's record wrote of their duties towards them."""
    return {
        "supervision_and_appraisal": [
            {
                "kind": event.kind.value,
                "outcome": event.outcome.value,
                "done_on": event.done_on.isoformat(),
                "next_on": event.next_on.isoformat() if event.next_on else None,
                "led_by": event.led_by,
                "note": event.note,
                "counts": event.set_aside_at is None,
                "why_it_counts_no_longer": event.set_aside_reason,
            }
            for event in duties.own_events(person_id)
        ]
    }
