"""What a person’s copy of their own data says of their recruitment file.

Everything they told is there in full, and what was decided. What a referee or an earlier employer
wrote in confidence is the employer’s: the copy says who was asked, when, and what came of it.
"""

from datetime import date
from typing import Any

from workforce.checks.models import Appointment, EarlierPost, GapJudgement, Reference
from workforce.checks.queries.recruitment import findings
from workforce.checks.queries.recruitment import history as records


def own_file(row: Appointment) -> dict[str, Any]:
    """The recruitment file of one appointment, as plain JSON values."""
    history = records.history_of(row.id)
    risks = findings.risk_assessments_of([check.id for check in row.checks])
    return {
        "history_begins_on": _iso(history.starts_on) if history else None,
        "history": [_post(one) for one in records.earlier_posts_of(row.id)],
        "gaps": [_gap(one) for one in records.gap_judgements_of(row.id)],
        "time_abroad": [
            {"country": one.country, "from": _iso(one.from_on), "until": _iso(one.until_on)}
            for one in records.stays_of(row.id)
        ],
        "references": [_reference(one) for one in findings.references_of(row.id)],
        "referees_named": [one.name for one in findings.named_referees_of(row.id)],
        "interviews": [{"held_on": _iso(one.held_on)} for one in findings.interviews_of(row.id)],
        "part_of_children_in_choosing": [
            {"on": _iso(one.on_day), "what": one.parts}
            for one in findings.childrens_parts_of(row.id)
        ],
        "risk_assessments": [
            {
                "assessed_on": _iso(one.assessed_on),
                "decision": one.decision.value,
                "approved": one.approved_at is not None,
            }
            for of_check in risks.values()
            for one in of_check
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _post(row: EarlierPost) -> dict[str, Any]:
    return {
        "kind": row.kind.value,
        "employer": row.employer,
        "role": row.role_title,
        "from": _iso(row.from_on),
        "until": _iso(row.until_on),
        "with_children": row.with_children,
        "with_vulnerable_adults": row.with_adults,
        "reason_given": row.reason_given,
        "reason_asked_on": _iso(row.leaving_asked_on),
        "reason_verified": row.leaving.value if row.leaving else None,
    }


def _gap(row: GapJudgement) -> dict[str, Any]:
    return {
        "from": _iso(row.from_on),
        "until": _iso(row.until_on),
        "explanation": row.explanation,
        "satisfactory": row.satisfactory,
    }


def _reference(row: Reference) -> dict[str, Any]:
    return {
        "stands_as": row.slot.value,
        "referee": row.referee_name,
        "organisation": row.organisation,
        "asked_on": _iso(row.asked_on),
        "received_on": _iso(row.received_on),
        "verified_by_voice_on": _iso(row.rung_on),
    }
