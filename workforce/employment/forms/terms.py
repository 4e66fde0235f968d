"""Fields in which the terms of a post are typed, the same on every form that asks for them."""

from decimal import Decimal

from workforce.core.translation import Lazy, lazy
from workforce.employment.rules import (
    LONGEST_STANDARD_WEEK,
    LONGEST_WEEK,
    SHORTEST_STANDARD_WEEK,
)
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES, Contract, JobRole
from workforce.web import fields
from workforce.web.fields import Choice

ROLES = [Choice(role.value, name) for role, name in ROLE_NAMES.items()]
CONTRACTED = lazy("Contracted hours a week")
CONTRACTS = [Choice(contract.value, name) for contract, name in CONTRACT_NAMES.items()]


def role() -> fields.SelectField:
    """Which role."""
    return fields.SelectField(
        lazy("Role"),
        choices=ROLES,
        coerce=JobRole,
        prompt=lazy("Choose a role"),
        required=lazy("Choose a role"),
    )


def contract() -> fields.RadioField:
    """Which kind of contract."""
    return fields.RadioField(
        lazy("Contract"),
        choices=CONTRACTS,
        coerce=Contract,
        required=lazy("Choose a kind of contract"),
    )


def weekly_hours(label: Lazy = CONTRACTED) -> fields.DecimalField:
    """Contracted hours a week; a form may name what they are the hours of."""
    return fields.DecimalField(
        label, highest=LONGEST_WEEK, required=lazy("Enter the contracted hours a week")
    )


def standard_week(default: Decimal | None = None) -> fields.DecimalField:
    """Hours of a full week."""
    return fields.DecimalField(
        lazy("Hours of a full week"),
        lowest=SHORTEST_STANDARD_WEEK,
        highest=LONGEST_STANDARD_WEEK,
        default=default,
        hint=lazy("What your home calls full time, from 35 to 48. Usually 37.5"),
        required=lazy("Enter the hours of a full week"),
    )
