"""Everything that a candidate said, the form and what stands beside it, for one kind of reader."""

from collections.abc import Iterator

from workforce.applications.models import Application
from workforce.applications.presenters.form import Answer, FormAnswers, Group
from workforce.applications.queries.beside import Beside
from workforce.applications.queries.form import WholeForm
from workforce.applications.rules.interest import patterns_in
from workforce.applications.states import SECTION_NAMES, Section
from workforce.applications.states.beside import (
    GUARANTEE_NAMES,
    PAPER_NAMES,
    RELATED_NAMES,
    STARTS_NAMES,
    Guarantee,
    Related,
    Starts,
)
from workforce.core.translation import _, lazy
from workforce.vacancies.states import HOURS_PATTERN_NAMES


def said_by(application: Application, form: WholeForm, beside: Beside) -> FormAnswers:
    """Everything, for the candidate alone; nothing once it is forgotten."""
    if application.telephone is None:
        return FormAnswers(())
    told = FormAnswers.of(form).groups
    return FormAnswers((*told, *(one for one in _groups(beside) if one.answers)))


def _groups(beside: Beside) -> Iterator[Group]:
    yield Group(Section.PAPERS, SECTION_NAMES[Section.PAPERS], tuple(_papers(beside)))
    yield Group(
        Section.DECLARATIONS,
        SECTION_NAMES[Section.DECLARATIONS],
        tuple(_declared(beside)),
        personal=True,
    )
    yield Group(
        Section.ADJUSTMENTS,
        SECTION_NAMES[Section.ADJUSTMENTS],
        tuple(_adjustments(beside)),
        personal=True,
    )
    if beside.first_step is not None:
        yield Group(Section.CHECK, lazy("Your first step"), first_step(beside))


def _papers(beside: Beside) -> Iterator[Answer]:
    for kind in beside.papers:
        yield Answer(str(PAPER_NAMES[kind]), _("Sent as a file"))


def first_step(beside: Beside) -> tuple[Answer, ...]:
    """What only the short first step asks."""
    step = beside.first_step
    if step is None or not step.starts:
        return ()
    bits = [one.value for one in HOURS_PATTERN_NAMES]
    held = set(patterns_in(step.patterns, bits))
    hours = [str(name) for one, name in HOURS_PATTERN_NAMES.items() if one.value in held]
    return (
        Answer(_("When could you start?"), str(STARTS_NAMES[Starts(step.starts)])),
        Answer(_("Which hours suit you?"), ", ".join(hours)),
        Answer(_("What draws you to this work?"), step.words),
    )


def _declared(beside: Beside) -> Iterator[Answer]:
    row = beside.declaration
    if row is not None and row.related:
        words = str(RELATED_NAMES[Related(row.related)])
        yield Answer(
            _("Close to somebody at this employer"), ". ".join(filter(None, (words, row.words)))
        )
        yield Answer(_("Knows that the record is checked before a start"), _("Yes"))


def _adjustments(beside: Beside) -> Iterator[Answer]:
    row = beside.adjustment
    if row is None or not row.guarantee:
        return
    if row.words:
        yield Answer(_("What would help at an interview"), row.words, personal=True)
    if row.guarantee != Guarantee.NO:
        asked = str(GUARANTEE_NAMES[Guarantee(row.guarantee)])
        yield Answer(_("Guaranteed interview"), asked, personal=True)


def declared(beside: Beside) -> tuple[Answer, ...]:
    """What an employer reads of the declarations."""
    return tuple(_declared(beside))
