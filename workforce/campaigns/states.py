"""What campaigns, the parts of their pages and their links can be."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class CampaignState(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    LIVE = "live"
    ENDED = "ended"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return STATE_NAMES[self]


class BlockKind(StrEnum):
    """What a part of a campaign's page is."""

    HEADING = "heading"
    TEXT = "text"
    PICTURE = "picture"
    STORY = "story"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return BLOCK_NAMES[self]

    @property
    def hint(self) -> Lazy:
        """What it is for."""
        return BLOCK_HINTS[self]


class Channel(StrEnum):
    """Where people meet a tracked link."""

    POSTER = "poster"
    SOCIAL = "social"
    JOBCENTRE = "jobcentre"
    EMAIL = "email"
    PARTNER = "partner"
    PAID = "paid"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return CHANNEL_NAMES[self]


class LinkTarget(StrEnum):
    """Where a tracked link leads."""

    PAGE = "page"
    SEARCH = "search"
    QUIZ = "quiz"
    INTEREST = "interest"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return TARGET_NAMES[self]


class InterestEnd(StrEnum):
    """Why we no longer write to somebody who was interested."""

    STOPPED = "stopped"
    BOUNCED = "bounced"
    OVER = "over"
    ACCOUNT_CLOSED = "account-closed"


class Stage(StrEnum):
    """A step on the way from a visit to a start."""

    VISITS = "visits"
    INTEREST = "interest"
    SAVED = "saved"
    APPLICATIONS = "applications"
    INTERVIEWS = "interviews"
    OFFERS = "offers"
    CHECKS = "checks"
    STARTS = "starts"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return STAGE_NAMES[self]


class Division(StrEnum):
    """What the way from a visit to a start is divided by."""

    LINK = "link"
    REGION = "region"
    ROLE = "role"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return DIVISION_NAMES[self]


class LivesWhere(StrEnum):
    """Where somebody lives now, asked before anything of them is kept, and never kept itself."""

    HERE = "here"
    ABROAD = "abroad"
    UNSURE = "unsure"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return LIVES_NAMES[self]


class OpenDayState(StrEnum):
    """Where an open day stands; full is no state, it is worked out."""

    DRAFT = "draft"
    ASKED = "asked"
    OPEN = "open"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return OPEN_DAY_NAMES[self]


class OpenDayKind(StrEnum):
    """Where people meet on an open day: never in a home."""

    VENUE = "venue"
    ONLINE = "online"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return OPEN_DAY_KINDS[self]


class BookingState(StrEnum):
    """Whether somebody has a place at an open day."""

    BOOKED = "booked"
    WAITING = "waiting"
    CANCELLED = "cancelled"


LIVES_NAMES: dict[LivesWhere, Lazy] = {
    LivesWhere.HERE: lazy("In the UK, and I may work here"),
    LivesWhere.ABROAD: lazy("Outside the UK"),
    LivesWhere.UNSURE: lazy(
        "In the UK, and I would need an employer to sponsor me, or I am not sure"
    ),
}
OPEN_DAY_NAMES: dict[OpenDayState, Lazy] = {
    OpenDayState.DRAFT: lazy("Draft"),
    OpenDayState.ASKED: lazy("Waits for the campaign’s team"),
    OpenDayState.OPEN: lazy("Takes bookings"),
    OpenDayState.HELD: lazy("Held"),
    OpenDayState.CANCELLED: lazy("Called off"),
}
OPEN_DAY_KINDS: dict[OpenDayKind, Lazy] = {
    OpenDayKind.VENUE: lazy("At a place that is open to the public"),
    OpenDayKind.ONLINE: lazy("Online"),
}
STATE_NAMES: dict[CampaignState, Lazy] = {
    CampaignState.DRAFT: lazy("Draft"),
    CampaignState.LIVE: lazy("Published"),
    CampaignState.ENDED: lazy("Ended"),
}
BLOCK_NAMES: dict[BlockKind, Lazy] = {
    BlockKind.HEADING: lazy("Heading"),
    BlockKind.TEXT: lazy("Text"),
    BlockKind.PICTURE: lazy("Picture"),
    BlockKind.STORY: lazy("Story"),
}
BLOCK_HINTS: dict[BlockKind, Lazy] = {
    BlockKind.HEADING: lazy("A line that begins a new part of the page"),
    BlockKind.TEXT: lazy("One or more plain paragraphs"),
    BlockKind.PICTURE: lazy("A photograph or drawing, described for people who do not see it"),
    BlockKind.STORY: lazy("What somebody who does this work says about it, in their words"),
}
CHANNEL_NAMES: dict[Channel, Lazy] = {
    Channel.POSTER: lazy("Poster or leaflet"),
    Channel.SOCIAL: lazy("Social media"),
    Channel.JOBCENTRE: lazy("Jobcentre or careers adviser"),
    Channel.EMAIL: lazy("Email or newsletter"),
    Channel.PARTNER: lazy("A partner’s website"),
    Channel.PAID: lazy("Paid advertising"),
}
TARGET_NAMES: dict[LinkTarget, Lazy] = {
    LinkTarget.PAGE: lazy("The campaign’s page"),
    LinkTarget.SEARCH: lazy("The campaign’s jobs"),
    LinkTarget.QUIZ: lazy("“Is this work for me?”"),
    LinkTarget.INTEREST: lazy("The form to hear more"),
}
# Whoever is at one of these was at all before it.
REACHED = (Stage.APPLICATIONS, Stage.INTERVIEWS, Stage.OFFERS, Stage.CHECKS, Stage.STARTS)
STAGE_NAMES: dict[Stage, Lazy] = {
    Stage.VISITS: lazy("Visits"),
    Stage.INTEREST: lazy("Want to hear more"),
    Stage.SAVED: lazy("Jobs saved"),
    Stage.APPLICATIONS: lazy("Applied"),
    Stage.INTERVIEWS: lazy("Interviewed"),
    Stage.OFFERS: lazy("Offered a job"),
    Stage.CHECKS: lazy("Checks complete"),
    Stage.STARTS: lazy("Started"),
}
DIVISION_NAMES: dict[Division, Lazy] = {
    Division.LINK: lazy("By link"),
    Division.REGION: lazy("By region"),
    Division.ROLE: lazy("By role"),
}
