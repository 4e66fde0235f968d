"""Duties that cross all features: erasing what is due, and looking for what should never be."""

from datetime import date

from workforce.core import registry
from workforce.core.registry import RetentionRule

MOST_ROUNDS = 5_000


def retention(day: date) -> str:
    """Erase what every feature's retention rules say is due by a day; late is fine."""
    erased = [_all_due(rule, day) for rule in registry.registry().each("retention")]
    return f"{len(erased)} rules, {sum(erased)} records"


def _all_due(rule: RetentionRule, day: date) -> int:
    """Erase some at a time, each batch whole, until nothing is due any more."""
    done = 0
    for _ in range(MOST_ROUNDS):
        some = rule.erase(day)
        if not some:
            break
        done += some
    return done


def impossible_states(day: date) -> str:
    """Look for states that should never be; support sees them on the status page."""
    found = {state.name: len(state.find(day)) for state in registry.registry().each("impossible")}
    wrong = {name: count for name, count in found.items() if count}
    return ", ".join(f"{name}: {count}" for name, count in sorted(wrong.items())) or "none"
