"""Where interviews, offers, references and self-disclosures stand, and what may be chosen."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class MeetingKind(StrEnum):
    """How an interview is held; a home is not among the ways."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    TELEPHONE = "telephone"


class SlotState(StrEnum):
    """Whether a time can still be chosen."""

    OPEN = "open"
    CANCELLED = "cancelled"


class InviteState(StrEnum):
    """Where one invitation to an interview stands."""

    INVITED = "invited"
    BOOKED = "booked"
    NONE_SUITS = "none-suits"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"


class OfferState(StrEnum):
    """Where one version of an offer stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    REPLACED = "replaced"


class RequestState(StrEnum):
    """Where a request for a reference stands."""

    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"
    ENDED = "ended"


class RefereeSlot(StrEnum):
    """Which of the references a referee gives."""

    MOST_RECENT = "most-recent"
    SECOND = "second"
    FURTHER = "further"


class DisclosureState(StrEnum):
    """Where a candidate's self-disclosure stands."""

    ASKED = "asked"
    GIVEN = "given"
    DISCUSSED = "discussed"


class IdentitySeen(StrEnum):
    """The document by which somebody's identity was checked; never its number."""

    PASSPORT = "passport"
    DRIVING_LICENCE = "driving-licence"
    RESIDENCE_CARD = "residence-card"
    OTHER = "other"


MEETING_NAMES: dict[MeetingKind, Lazy] = {
    MeetingKind.IN_PERSON: lazy("In person, at an office or another place away from the home"),
    MeetingKind.VIDEO: lazy("By video"),
    MeetingKind.TELEPHONE: lazy("By telephone"),
}
MEETING_SHORT: dict[MeetingKind, Lazy] = {
    MeetingKind.IN_PERSON: lazy("In person"),
    MeetingKind.VIDEO: lazy("By video"),
    MeetingKind.TELEPHONE: lazy("By telephone"),
}
INVITE_NAMES: dict[InviteState, Lazy] = {
    InviteState.INVITED: lazy("No time chosen yet"),
    InviteState.BOOKED: lazy("Time chosen"),
    InviteState.NONE_SUITS: lazy("No time suits"),
    InviteState.HELD: lazy("Interview held"),
    InviteState.MISSED: lazy("Did not come"),
    InviteState.CANCELLED: lazy("Interview cancelled"),
}
OFFER_NAMES: dict[OfferState, Lazy] = {
    OfferState.OPEN: lazy("Waiting for an answer"),
    OfferState.ACCEPTED: lazy("Accepted"),
    OfferState.DECLINED: lazy("Declined"),
    OfferState.WITHDRAWN: lazy("Taken back"),
    OfferState.LAPSED: lazy("Not answered in time"),
    OfferState.REPLACED: lazy("Replaced by a newer offer"),
}
OFFER_TONES: dict[OfferState, str] = {
    OfferState.OPEN: "wait",
    OfferState.ACCEPTED: "good",
    OfferState.DECLINED: "closed",
    OfferState.WITHDRAWN: "closed",
    OfferState.LAPSED: "warn",
    OfferState.REPLACED: "neutral",
}
REQUEST_NAMES: dict[RequestState, Lazy] = {
    RequestState.ASKED: lazy("Asked"),
    RequestState.GIVEN: lazy("Received"),
    RequestState.DECLINED: lazy("The referee declined"),
    RequestState.ENDED: lazy("No longer asked"),
}
REFEREE_NAMES: dict[RefereeSlot, Lazy] = {
    RefereeSlot.MOST_RECENT: lazy("Most recent employer"),
    RefereeSlot.SECOND: lazy("Second referee"),
    RefereeSlot.FURTHER: lazy("A further referee"),
}
IDENTITY_NAMES: dict[IdentitySeen, Lazy] = {
    IdentitySeen.PASSPORT: lazy("Passport"),
    IdentitySeen.DRIVING_LICENCE: lazy("Driving licence with a photograph"),
    IdentitySeen.RESIDENCE_CARD: lazy("Residence card or biometric permit"),
    IdentitySeen.OTHER: lazy("Another document with a photograph"),
}
QUESTIONS: dict[str, Lazy] = {
    "capacity": lazy("How do you know them?"),
    "known": lazy("From when to when?"),
    "role": lazy("What was their role, and from when to when?"),
    "leaving": lazy("Why did they leave, if they have left?"),
    "again": lazy("Would you employ them, or work with them, again?"),
    "suitable": lazy("Are they suitable to work with children?"),
    "why": lazy("Why do you think so?"),
    "discipline": lazy("Is a warning on record that still counts?"),
    "concern": lazy(
        "Is a concern on record about their conduct with children, upheld or still open?"
    ),
    "investigation": lazy("Are they under investigation now?"),
    "details": lazy("Details, if you answered yes to any of these"),
    "by_name": lazy("Your name"),
    "by_position": lazy("Your position"),
    "by_telephone": lazy("Your telephone number at work"),
}
SAID: dict[str, Lazy] = {
    "yes": lazy("Yes"),
    "no": lazy("No"),
    "not-sure": lazy("I cannot say"),
}
DISCLOSURE_QUESTIONS: dict[str, Lazy] = {
    "convictions": lazy(
        "Do you have a conviction or caution that is unspent, or spent and not protected?"
    ),
    "barred": lazy("Are you barred from work with children, or has anybody referred you for it?"),
    "investigation": lazy("Are the police or anybody else looking into something you did?"),
    "services": lazy("Have children’s services ever been worried about you and a child?"),
    "dismissed": lazy("Were you ever dismissed or disciplined for how you behaved at work?"),
    "regulator": lazy("Has a regulator ever refused you, or taken you off its register?"),
    "words": lazy("In your own words, if you answered yes or are not sure"),
}
DISCLOSURE_SAID: dict[str, Lazy] = {
    "yes": lazy("Yes"),
    "no": lazy("No"),
    "not-sure": lazy("I’m not sure"),
}
DISCLOSURE_NAMES: dict[DisclosureState, Lazy] = {
    DisclosureState.ASKED: lazy("Asked, not answered yet"),
    DisclosureState.GIVEN: lazy("Answered: talk about it with the candidate"),
    DisclosureState.DISCUSSED: lazy("Talked about"),
}
