"""What employment leaves to the morning."""

from datetime import date

from workforce.employment.services.owed import prompting


def manager_notices(day: date) -> str:
    """Tell of registered managers away, back or missing; a ledger tells each prompt once.

    Late or twice is fine.
    """
    return f"told of {prompting.prompt(day)}"
