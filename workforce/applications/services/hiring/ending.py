"""What an application has open after shortlisting is closed with it."""

from workforce.applications.models import Application
from workforce.applications.models.hiring import INVITE, OFFER
from workforce.applications.queries.hiring import interviews, offers
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import InviteState, OfferState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import move

KEEPER = Actor.system("applications")


def close_all(application: Application) -> None:
    """Close everything; a time that was chosen is free for others."""
    _close_interview(application)
    _close_offer(application)


def _close_offer(application: Application) -> None:
    """The offer ends as its application did: by the employer, or by the candidate."""
    offer = offers.standing(application.id)
    if offer is None:
        return
    ended = application.state is ApplicationState.UNSUCCESSFUL
    move(offer, OfferState.WITHDRAWN if ended else OfferState.DECLINED, by=OFFER, actor=KEEPER)


def _close_interview(application: Application) -> None:
    invite = interviews.invite_of(application.id)
    if invite is None or invite.state not in INVITE.active:
        return
    booking = interviews.booking_of(invite.id)
    if booking is not None:
        session().delete(booking)
        invite.sequence += 1
    move(invite, InviteState.CANCELLED, by=INVITE, actor=KEEPER)
