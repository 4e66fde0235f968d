"""What an application has open after shortlisting is closed with it."""

from workforce.applications.models import Application
from workforce.applications.models.hiring import INVITE, OFFER, REQUEST
from workforce.applications.queries.hiring import interviews, offers, references, releases
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import InviteState, OfferState, RequestState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import move

KEEPER = Actor.system("applications")


def close_all(application: Application) -> None:
    """Close everything; a time that was chosen is free for others."""
    _close_interview(application)
    _close_offer(application)
    _end_references(application)
    _close_places(application)


def _close_places(application: Application) -> None:
    """Nobody looks at an address whose application is over."""
    for release in releases.releases_of(application.id):
        if release.ended_at is None:
            release.ended_at = clock.now()


def _end_references(application: Application) -> None:
    """Nobody is asked any longer about somebody who is not taken on."""
    for request in references.requests_of(application.id):
        if request.state is RequestState.ASKED:
            move(request, RequestState.ENDED, by=REQUEST, actor=KEEPER)
            request.token = None


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
