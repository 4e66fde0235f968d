"""What an application has open after shortlisting is closed with it."""

from workforce.applications.models import Application
from workforce.applications.models.hiring import INVITE
from workforce.applications.queries.hiring import interviews
from workforce.applications.states.hiring import InviteState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import move

KEEPER = Actor.system("applications")


def close_all(application: Application) -> None:
    """Close everything; a time that was chosen is free for others."""
    _close_interview(application)


def _close_interview(application: Application) -> None:
    invite = interviews.invite_of(application.id)
    if invite is None or invite.state not in INVITE.active:
        return
    booking = interviews.booking_of(invite.id)
    if booking is not None:
        session().delete(booking)
        invite.sequence += 1
    move(invite, InviteState.CANCELLED, by=INVITE, actor=KEEPER)
