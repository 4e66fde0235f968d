"""What follows shortlisting: interviews, messages, offers, references, disclosure, the place."""

from workforce.applications.models.hiring.disclosures import DISCLOSURE, SelfDisclosure
from workforce.applications.models.hiring.interviews import (
    INVITE,
    SLOT,
    HiringNotice,
    InterviewBooking,
    InterviewInvite,
    InterviewSlot,
)
from workforce.applications.models.hiring.messages import ApplicationMessage
from workforce.applications.models.hiring.offers import OFFER, Offer
from workforce.applications.models.hiring.references import REQUEST, ReferenceRequest
from workforce.applications.models.hiring.releases import PlaceRelease

__all__ = [
    "DISCLOSURE",
    "INVITE",
    "OFFER",
    "REQUEST",
    "SLOT",
    "ApplicationMessage",
    "HiringNotice",
    "InterviewBooking",
    "InterviewInvite",
    "InterviewSlot",
    "Offer",
    "PlaceRelease",
    "ReferenceRequest",
    "SelfDisclosure",
]
