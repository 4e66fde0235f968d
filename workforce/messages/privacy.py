"""What letters add to the duties that cross all features."""

from datetime import date

from workforce.core import clock
from workforce.core.registry import Contribution, RetentionRule
from workforce.core.translation import lazy
from workforce.messages import services


def empty_old_letters(day: date) -> int:
    """Empty the letters whose keeping time was over before a day began."""
    return services.forget_old(clock.day_start(day))


CONTRIBUTION = Contribution(
    feature="messages",
    retention=(
        RetentionRule(
            lazy("Words and addresses of letters"),
            lazy("30 days after they were written"),
            lazy("Long enough to find out why a letter did not arrive"),
            empty_old_letters,
        ),
    ),
)
