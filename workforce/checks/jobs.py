"""What the start gate leaves to the morning."""

from datetime import date

from workforce.checks.services import rechecks


def checks_due(day: date) -> str:
    """Tell managers of checks to be made again; late or twice is fine, a ledger tells each once."""
    return f"told of {rechecks.prompt(day)}"
