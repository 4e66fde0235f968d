"""The start gate as plain values: which rows the law asks for, what is missing, and the file."""

from workforce.checks.rules.completeness import (
    Clock,
    Held,
    Missing,
    clocks,
    complete_from,
    missing,
)
from workforce.checks.rules.gate import (
    PLAN_DAYS,
    Requirement,
    RuleSet,
    Source,
    is_known,
    kinds,
    requirements,
    rule_set,
    rule_sets,
)
from workforce.checks.rules.history import (
    PROMPT_DAYS,
    Gap,
    Span,
    gaps,
)
from workforce.checks.rules.overseas import (
    OverseasRule,
    certificates_asked,
    months_by_country,
    overseas_rule,
    overseas_rules,
    still_good,
)

__all__ = [
    "PLAN_DAYS",
    "PROMPT_DAYS",
    "Clock",
    "Gap",
    "Held",
    "Missing",
    "OverseasRule",
    "Requirement",
    "RuleSet",
    "Source",
    "Span",
    "certificates_asked",
    "clocks",
    "complete_from",
    "gaps",
    "is_known",
    "kinds",
    "missing",
    "months_by_country",
    "overseas_rule",
    "overseas_rules",
    "requirements",
    "rule_set",
    "rule_sets",
    "still_good",
]
