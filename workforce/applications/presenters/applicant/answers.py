"""What an employer reads of a form: all of it, or without whatever tells who wrote it."""

from collections.abc import Iterator

from workforce.applications import policies
from workforce.applications.presenters.form import Answer, FormAnswers, Group
from workforce.applications.queries.form import WholeForm
from workforce.applications.rules.masking import masked
from workforce.applications.states import ApplicationState, Section
from workforce.core.actors import Actor
from workforce.core.translation import _


def answers_read(actor: Actor, form: WholeForm) -> FormAnswers:
    """The answers that an actor may read of an application.

    A panel reads no contact and no right to work. Where names are hidden, whatever is personal is
    left out, education has no places and no years, and the writer's own particulars are taken out
    of what they wrote. Whoever withdrew is read no further.
    """
    application = form.application
    if application.state is ApplicationState.WITHDRAWN:
        return FormAnswers(())
    hidden = policies.is_hidden(application)
    found = FormAnswers.of(
        form,
        right_to_work=policies.may_read_right_to_work(actor, application),
        personal=not hidden and policies.can_choose_for(actor, application),
    )
    if not hidden:
        return found
    telling = tuple(_telling(form))
    return FormAnswers(tuple(_without_writer(one, form, telling) for one in found.groups))


def _without_writer(group: Group, form: WholeForm, telling: tuple[str, ...]) -> Group:
    answers: tuple[Answer, ...] = group.answers
    if group.section is Section.EDUCATION:
        answers = tuple(
            Answer(_("Studied"), ", ".join(filter(None, (one.what, one.result))))
            for one in form.education
        )
    kept = (Answer(masked(one.question, telling), masked(one.answer, telling)) for one in answers)
    return Group(group.section, group.title, tuple(kept))


def _telling(form: WholeForm) -> Iterator[str]:
    """Words that tell who wrote a form, wherever they stand in it."""
    candidate, details = form.application.candidate, form.details
    yield from (candidate.given_name, candidate.family_name)
    if details is not None:
        for said in (details.full_name, details.other_names, details.preferred_name):
            yield said or ""
        yield from (details.address or "").splitlines()
    yield from (one.place for one in form.education)
