"""What providers leave to the worker."""

from datetime import date

from workforce.providers.services import handing_over


def home_transfers(day: date) -> str:
    """Carry out the changes of owner whose London day has begun; the given day does not matter."""
    _ = day
    return f"handed over {handing_over.carry_out_due()}"
