"""THE table of the parts of an applicant's page: what waits first, then all that was written.

A part of its own is a row here, a function that makes what it shows, and a template; the page
itself is not touched.
"""

from dataclasses import dataclass
from typing import Any

from workforce.applications.presenters.applicant import aside, basics, beside
from workforce.applications.presenters.applicant.reading import Panel, Reading
from workforce.applications.presenters.hiring import interviews, offers, overview
from workforce.core.translation import lazy

PANELS: tuple[Panel, ...] = (
    Panel(
        "ended",
        lazy("Why the candidate ended it"),
        "applications/recruiter/applicant/_ended.html",
        basics.ended,
    ),
    Panel(
        "checks",
        lazy("Checks before starting"),
        "applications/recruiter/applicant/_checks.html",
        basics.checks,
    ),
    Panel(
        "interview",
        lazy("Interview"),
        "applications/hiring/_interview.html",
        interviews.panel,
    ),
    Panel(
        "offer",
        lazy("Offer"),
        "applications/hiring/_offer.html",
        offers.panel,
    ),
    Panel(
        "further",
        lazy("Messages, references and more"),
        "applications/hiring/_overview.html",
        overview.panel,
    ),
    Panel(
        "scores",
        lazy("Scores"),
        "applications/recruiter/applicant/_weighing.html",
        beside.weighing,
    ),
    Panel(
        "notes",
        lazy("Notes by the employer"),
        "applications/recruiter/applicant/_notes.html",
        beside.notes,
    ),
    Panel(
        "answers",
        lazy("The application"),
        "applications/recruiter/applicant/_answers.html",
        basics.answers,
    ),
    Panel(
        "beside",
        lazy("Beside the form"),
        "applications/beside/_aside.html",
        aside.aside,
    ),
    Panel(
        "timeline",
        lazy("What has happened"),
        "applications/recruiter/applicant/_timeline.html",
        basics.events,
    ),
)


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """A part of the page with what it shows."""

    key: str
    title: str
    template: str
    content: Any


def shown(reading: Reading) -> list[ShownPanel]:
    """The parts that have something to show to this reader."""
    made = [(one, one.of(reading)) for one in PANELS]
    return [
        ShownPanel(one.key, str(one.title), one.template, content)
        for one, content in made
        if content is not None
    ]
