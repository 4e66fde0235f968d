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

__all__ = [
    "PLAN_DAYS",
    "Clock",
    "Held",
    "Missing",
    "Requirement",
    "RuleSet",
    "Source",
    "clocks",
    "complete_from",
    "is_known",
    "kinds",
    "missing",
    "requirements",
    "rule_set",
    "rule_sets",
]
