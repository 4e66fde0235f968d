"""What training leaves to the morning."""

from datetime import date

from workforce.training.queries import notices as queries
from workforce.training.services import notices


def expiring_training(day: date) -> str:
    """Tell of training that has run out or will within the window; a ledger tells each once."""
    told = sum(notices.tell_employer(employer, day) for employer in queries.employers_on(day))
    return f"told of {told}"
