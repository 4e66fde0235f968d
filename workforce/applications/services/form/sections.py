"""THE table of the form's sections: for each, who is asked it and what it still lacks.

Another section joins by a row of its own; its page stands at `/applications/<id>/form/<section>`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workforce.applications.queries.form import WholeForm
from workforce.applications.services.beside import lacking as beside
from workforce.applications.services.form import lacking
from workforce.applications.states import Section, SectionState
from workforce.core.translation import Lazy

Lacks = Callable[[WholeForm], Lazy | None]


def _always(form: WholeForm) -> bool:
    _ = form
    return True


@dataclass(frozen=True, slots=True)
class Part:
    """A section, what it still lacks in the words of its page, and whether it is asked at all."""

    section: Section
    lacks: Lacks
    is_asked: Callable[[WholeForm], bool] = _always


PARTS: tuple[Part, ...] = (
    Part(Section.DETAILS, lacking.details),
    Part(Section.RIGHT_TO_WORK, lacking.right_to_work),
    Part(Section.EDUCATION, lacking.nothing),
    Part(Section.HISTORY, lacking.history),
    Part(Section.OVERSEAS, lacking.nothing),
    Part(Section.REFEREES, lacking.referees),
    Part(Section.STATEMENT, lacking.statement),
    Part(Section.PAPERS, beside.papers),
    Part(Section.DECLARATIONS, beside.declarations),
    Part(Section.ADJUSTMENTS, lacking.nothing),
)


class Standing(StrEnum):
    """How far a section is, as its list says it."""

    NOT_STARTED = "not-started"
    CHECK_THIS = "check-this"
    IN_PROGRESS = "in-progress"
    COMPLETE = "complete"


def standing(form: WholeForm) -> dict[Section, Standing]:
    """How far each section is that is asked, in order.

    One that was said to be complete is so only as long as it lacks nothing.
    """
    return {part.section: _standing(form, part) for part in PARTS if part.is_asked(form)}


def _standing(form: WholeForm, part: Part) -> Standing:
    row = form.sections.get(part.section)
    if row is None:
        return Standing.NOT_STARTED
    if row.state is SectionState.COMPLETE and part.lacks(form) is None:
        return Standing.COMPLETE
    return Standing.CHECK_THIS if row.imported else Standing.IN_PROGRESS


def missing(form: WholeForm) -> list[Section]:
    """The sections that are not complete yet, in order."""
    return [section for section, far in standing(form).items() if far is not Standing.COMPLETE]
