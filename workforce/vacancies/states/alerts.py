"""Where an alert stands, how often and how it comes, why it ended, and what was reminded of."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class AlertState(StrEnum):
    """Where an alert stands: asked for, confirmed by its address, ended."""

    ASKED = "asked"
    LIVE = "live"
    ENDED = "ended"


class AlertFrequency(StrEnum):
    """How often an alert tells of new jobs."""

    DAILY = "daily"
    WEEKLY = "weekly"


class AlertEnd(StrEnum):
    """Why an alert ended."""

    STOPPED = "stopped"
    UNTOUCHED = "untouched"
    BOUNCED = "bounced"
    ACCOUNT_CLOSED = "account-closed"


class LinkPurpose(StrEnum):
    """What a signed link of an alert opens."""

    CONFIRM = "confirm"
    MANAGE = "manage"
    STOP = "stop"
    KEEP = "keep"
    FOUND = "found"
    USEFUL = "useful"


class ReminderKind(StrEnum):
    """What somebody is reminded of, once."""

    SAVED_CLOSING = "saved-closing"
    DRAFT_CLOSING = "draft-closing"


FREQUENCY_NAMES: dict[AlertFrequency, Lazy] = {
    AlertFrequency.DAILY: lazy("Every day, when there is something new"),
    AlertFrequency.WEEKLY: lazy("Once a week, on Friday evening"),
}
