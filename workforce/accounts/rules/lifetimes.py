"""How long sign-ins and links last, and how addresses are compared."""

from datetime import datetime, timedelta

from workforce.accounts.states import LinkPurpose

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
NOTE_EVERY = timedelta(minutes=5)
RECOVERY_WAIT = timedelta(hours=72)
UNCONFIRMED_KEPT = timedelta(days=30)
ENDED_KEPT = timedelta(days=30)

LINKS = {
    LinkPurpose.CONFIRM_EMAIL: timedelta(days=3),
    LinkPurpose.CHANGE_EMAIL: timedelta(days=1),
    LinkPurpose.RESET_PASSWORD: timedelta(hours=2),
    LinkPurpose.RECOVER: timedelta(days=3),
    LinkPurpose.STOP_RECOVERY: RECOVERY_WAIT + timedelta(days=3),
}


def canonical(address: str) -> str:
    """An email address in the one form in which it is kept and compared."""
    return address.strip().lower()


def is_over(expires_at: datetime, seen_at: datetime, present: datetime) -> bool:
    """Whether a sign-in has lasted too long or lain idle too long."""
    return present >= expires_at or present - seen_at >= IDLE


def note_due(seen_at: datetime, present: datetime) -> bool:
    """Whether it is time to note again that a browser is in use."""
    return present - seen_at >= NOTE_EVERY
