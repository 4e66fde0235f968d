"""What stands beside the form, as those who choose may read it."""

from dataclasses import dataclass

from workforce.applications import policies
from workforce.applications.presenters.applicant.reading import Reading
from workforce.applications.presenters.beside import PaperLine, papers_shown
from workforce.applications.presenters.naming import words_read
from workforce.applications.presenters.said import declared, first_step
from workforce.applications.queries import beside
from workforce.applications.queries.beside import Beside
from workforce.applications.states import ApplicationState
from workforce.applications.states.beside import Guarantee
from workforce.web.layout import moment_in_words

State = ApplicationState


@dataclass(frozen=True, slots=True)
class Aside:
    """The first step, files, declarations and needs of one applicant, as far as a reader may.

    Of a guaranteed interview it says that it was asked for, never on which ground; that somebody
    lived in a home of the provider stands nowhere here.
    """

    public_id: str
    can_ask: bool
    asked: str
    first_step: tuple[tuple[str, str], ...]
    declared: tuple[tuple[str, str], ...]
    is_guaranteed: bool
    adjustments: str
    papers: tuple[tuple[str, PaperLine], ...]
    papers_later: bool


def aside(reading: Reading) -> Aside | None:
    """What stands beside the form; nothing of whoever withdrew, or where nothing was said."""
    application, actor = reading.application, reading.actor
    if application.state is State.WITHDRAWN or application.telephone is None:
        return None
    said = beside.all_of(application)
    hidden = policies.is_hidden(application)
    may_open = policies.may_read_papers(actor, application)
    made = Aside(
        application.public_id,
        policies.may_write(application),
        moment_in_words(said.first_step.asked_at) if said.first_step else "",
        () if application.completed_at else _first_step(reading, said),
        () if hidden else tuple((one.question, one.answer) for one in declared(said)),
        _is_guaranteed(said),
        _adjustments(reading, said),
        tuple(papers_shown(said.papers)) if may_open else (),
        bool(said.papers) and not may_open,
    )
    return made if _has_something(made) else None


def _has_something(made: Aside) -> bool:
    return bool(
        made.can_ask
        or made.first_step
        or made.declared
        or made.is_guaranteed
        or made.adjustments
        or made.papers
        or made.papers_later
    )


def _first_step(reading: Reading, said: Beside) -> tuple[tuple[str, str], ...]:
    rows = first_step(said)
    return tuple((one.question, words_read(reading.application, one.answer)) for one in rows)


def _is_guaranteed(said: Beside) -> bool:
    row = said.adjustment
    return row is not None and row.guarantee not in {"", Guarantee.NO.value}


def _adjustments(reading: Reading, said: Beside) -> str:
    if said.adjustment is None:
        return ""
    may = policies.may_read_adjustments(reading.actor, reading.application)
    return said.adjustment.words if may else ""
