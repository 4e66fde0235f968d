"""What an employer reads of a form: all of it, or without whatever tells who wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.presenters.form import Answer, FormAnswers
from workforce.applications.presenters.form import Group as FormGroup
from workforce.applications.queries.form import WholeForm
from workforce.applications.rules.masking import masked
from workforce.applications.states import ApplicationState, Section
from workforce.core.actors import Actor


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """One section as an employer reads it."""

    title: str
    rows: tuple[tuple[str, str], ...]


def groups_read(actor: Actor, form: WholeForm) -> tuple[ReadGroup, ...]:
    """The answers that an actor may read of an application.

    A panel reads no contact and no right to work. Where names are hidden, whatever is personal is
    left out, education has no places and no years, and the writer's own particulars are taken out
    of what they wrote. Whoever withdrew is read no further.
    """
    application = form.application
    if application.state is ApplicationState.WITHDRAWN:
        return ()
    hidden = policies.is_hidden(application)
    found = FormAnswers.of(
        form,
        right_to_work=policies.may_read_right_to_work(actor, application),
        personal=not hidden and policies.can_choose_for(actor, application),
    )
    telling = tuple(_telling(form)) if hidden else ()
    return tuple(_group(one, form, telling, hidden=hidden) for one in found.groups)


def _group(
    group: FormGroup, form: WholeForm, telling: tuple[str, ...], *, hidden: bool
) -> ReadGroup:
    if not hidden:
        return ReadGroup(str(group.title), group.rows)
    answers: tuple[Answer, ...] = group.answers
    if group.section is Section.EDUCATION:
        answers = tuple(Answer(one.what, one.result or "") for one in form.education)
    rows = tuple((masked(one.question, telling), masked(one.answer, telling)) for one in answers)
    return ReadGroup(str(group.title), rows)


def _telling(form: WholeForm) -> Iterator[str]:
    """Words that tell who wrote a form, wherever they stand in it."""
    candidate, details = form.application.candidate, form.details
    yield from (candidate.given_name, candidate.family_name)
    if details is not None:
        for said in (details.full_name, details.other_names, details.preferred_name):
            yield said or ""
        yield from (details.address or "").splitlines()
    yield from (one.place for one in form.education)


def was_forgotten(application: Application) -> bool:
    """Whether what was written in an application is no longer kept."""
    return not application.right_to_work and not application.statement
