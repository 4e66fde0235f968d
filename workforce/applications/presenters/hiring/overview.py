"""The part of an applicant's page that leads to messages, references, disclosure and the place."""

from dataclasses import dataclass

from workforce.applications.presenters.applicant.reading import Reading
from workforce.applications.queries.hiring import overview
from workforce.applications.queries.hiring.overview import Overview
from workforce.applications.rules.hiring import disclosures, writing
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import DISCLOSURE_NAMES, DisclosureState
from workforce.core import clock

MET = frozenset({ApplicationState.INTERVIEWING, ApplicationState.OFFERED})


@dataclass(frozen=True, slots=True)
class OverviewPanel:
    """What there is, what can be done, and where."""

    application_id: str
    counts: Overview
    may_write: bool
    has_references: bool
    disclosure: str
    may_ask_disclosure: bool
    is_given: bool
    has_place: bool


def panel(reading: Reading) -> OverviewPanel | None:
    """Everything after the shortlist that is not an interview or an offer."""
    application = reading.application
    counts = overview.overview_of(application.id, clock.now())
    state, asked = application.state, counts.disclosure
    may_write = writing.may_employer_write(state)
    if not (may_write or counts.message_count or counts.referee_count or asked):
        return None
    return OverviewPanel(
        application.public_id,
        counts,
        may_write or counts.message_count > 0,
        counts.referee_count > 0 or state in MET,
        str(DISCLOSURE_NAMES[asked]) if asked else "",
        asked is None and disclosures.may_ask(state),
        asked in {DisclosureState.GIVEN, DisclosureState.DISCUSSED},
        counts.open_count > 0 or state in MET,
    )
