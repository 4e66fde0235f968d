"""What campaigns leave to the morning."""

from datetime import date, timedelta

from workforce.campaigns.services import campaigns, interest, letters
from workforce.campaigns.services.open_days import keeping, nightly
from workforce.core import clock
from workforce.core.jobs import until_done

# Letters are kept for 30 days: as far back as it is known that one bounced.
LOOK_BACK = timedelta(days=31)


def end_campaigns(day: date) -> str:
    """End the campaigns whose last day was before a day."""
    return f"ended {campaigns.end_overdue(day)}"


def keep_warm(day: date) -> str:
    """Stop where letters bounce, ask again after a year, write the letters that are due."""
    bounced = interest.end_bounced(clock.day_start(day) - LOOK_BACK)
    asked = until_done(interest.ask_again, day)
    return f"wrote {letters.write_due(day)}, asked {asked}, bounced {bounced}"


def open_days(day: date) -> str:
    """Remind of open days of tomorrow and today, each once, and note those that are over."""
    _ = day
    return f"reminded {nightly.remind()}, held {until_done(keeping.note_held)}"
