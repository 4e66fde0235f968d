"""Reading the recruitment file: history, gaps, time abroad, references, interviews, risks."""

from workforce.checks.queries.recruitment.conditions import lacking_to_record, lacking_to_verify
from workforce.checks.queries.recruitment.findings import (
    interviews_of,
    reference_for,
    references_as,
    references_of,
    risk_assessment_for,
    risk_assessment_of,
    risk_assessments_of,
)
from workforce.checks.queries.recruitment.history import (
    born_on,
    earlier_post_for,
    earlier_posts_of,
    gap_judgements_of,
    gaps_of,
    history_of,
    last_day,
    may_change_history,
    months_abroad,
    posts_of_organisation,
    stay_for,
    stays_of,
    wanted_rows,
)

__all__ = [
    "born_on",
    "earlier_post_for",
    "earlier_posts_of",
    "gap_judgements_of",
    "gaps_of",
    "history_of",
    "interviews_of",
    "lacking_to_record",
    "lacking_to_verify",
    "last_day",
    "may_change_history",
    "months_abroad",
    "posts_of_organisation",
    "reference_for",
    "references_as",
    "references_of",
    "risk_assessment_for",
    "risk_assessment_of",
    "risk_assessments_of",
    "stay_for",
    "stays_of",
    "wanted_rows",
]
