"""What the sections beside the form still lack, in the words of their pages."""

from workforce.applications.queries import beside
from workforce.applications.queries.form import WholeForm
from workforce.applications.states.beside import PaperKind
from workforce.core.translation import Lazy, lazy


def papers(form: WholeForm) -> Lazy | None:
    """The employer's own form, where the job asks for it; a CV is never needed."""
    if form.application.vacancy.own_form_id is None:
        return None
    kept = beside.papers_of(form.application)
    return None if PaperKind.OWN_FORM in kept else lazy("Send the employer’s own form, filled in")


def declarations(form: WholeForm) -> Lazy | None:
    """Both declarations."""
    row = beside.declaration_of(form.application)
    return lazy("Answer the declarations") if row is None else None
