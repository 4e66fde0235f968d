"""Duties that cross all features: erasing what is due, and looking for what should never be."""

from datetime import date

from workforce.core import registry


def retention(day: date) -> str:
    """Erase what every feature's retention rules say is due by a day; late is fine."""
    erased = [rule.erase(day) for rule in registry.registry().each("retention")]
    return f"{len(erased)} rules, {sum(erased)} records"


def impossible_states(day: date) -> str:
    """Look for states that should never be; support sees them on the status page."""
    found = {state.name: len(state.find(day)) for state in registry.registry().each("impossible")}
    wrong = {name: count for name, count in found.items() if count}
    return ", ".join(f"{name}: {count}" for name, count in sorted(wrong.items())) or "none"
