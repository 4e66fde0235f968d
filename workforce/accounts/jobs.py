"""What accounts leave to the night and to every few minutes."""

from datetime import date

from workforce.accounts.services import recovery
from workforce.core import clock
from workforce.web import limits


def tidied_counts(day: date) -> str:
    """Remove counts of tries whose window has ended, and close recoveries nobody used."""
    _ = day
    present = clock.now()
    return f"counts {limits.purge(present)}, recoveries {recovery.lapse(present)}"


def recovery_links(day: date) -> str:
    """Send the links of recoveries whose waiting time is over."""
    _ = day
    return f"sent {recovery.send_due()}"
