"""Where a candidate goes from their application's page, by where it stands."""

from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core.translation import _

S = ApplicationState
MET = frozenset({S.INTERVIEWING, S.OFFERED, S.STARTED})


def ways(application: Application) -> tuple[tuple[str, str], ...]:
    """Messages, the interview and the offer, once there can be any."""
    here, state = f"/applications/{application.public_id}", application.state
    found = []
    if state in MET:
        found.append((_("Your interview"), f"{here}/interview"))
    if state in {S.OFFERED, S.STARTED}:
        found.append((_("Your job offer"), f"{here}/offer"))
    if state is not S.DRAFT:
        found.append((_("Messages"), f"{here}/messages"))
    return tuple(found)
