"""What accounts leave to the night and to every few minutes."""

from datetime import date

from workforce.accounts.services import kept, recovery
from workforce.core import clock
from workforce.web import limits


def tidied_counts(day: date) -> str:
    """Remove counts of tries and answers that are past their time, and close unused recoveries."""
    _ = day
    present = clock.now()
    done = f"counts {limits.purge(present)}, recoveries {recovery.lapse(present)}"
    return f"{done}, answers {kept.forget_old()}"


def recovery_links(day: date) -> str:
    """Send the links of recoveries whose waiting time is over."""
    _ = day
    return f"sent {recovery.send_due()}"
