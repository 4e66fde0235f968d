"""Files beside the form: a CV, and the employer's own form."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.beside import PaperForm
from workforce.applications.presenters.beside import PaperLine
from workforce.applications.queries import beside
from workforce.applications.queries import form as queries
from workforce.applications.services import form as writing
from workforce.applications.services.beside import lacking
from workforce.applications.services.beside import papers as services
from workforce.applications.states import Section
from workforce.applications.states.beside import PAPER_NAMES, PaperKind
from workforce.applications.views.form.blueprint import doors, onwards, page_of, written
from workforce.core.translation import _
from workforce.documents import queries as files
from workforce.documents import services as documents
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.forms import Form


@doors.route("/applications/<application_id>/form/papers", methods=["GET", "POST"])
@access.signed_in
def papers(application_id: str) -> ResponseReturnValue:
    """See which files lie beside the form, and go on."""
    row, form = written(application_id), Form()
    if form.accepted():
        with form.refusals():
            writing.save_section(acting(), row, Section.PAPERS, complete=True)
            return onwards(row)
    sent = {kind: PaperLine.of(one) for kind, one in beside.papers_of(row).items()}
    theirs = files.documents_of(services.OWN_FORM, [row.vacancy_id])
    return render_template(
        "applications/form/papers.html",
        form=form,
        page=page_of(row),
        sent=sent,
        kinds=PaperKind,
        theirs=PaperLine.of(theirs[-1]) if theirs else None,
        lacks=lacking.papers(queries.whole(row)),
    )


@doors.route("/applications/<application_id>/form/papers/cv", methods=["GET", "POST"])
@access.signed_in
def cv(application_id: str) -> ResponseReturnValue:
    """Send a CV beside the form."""
    return _paper(application_id, PaperKind.CV)


@doors.route("/applications/<application_id>/form/papers/own-form", methods=["GET", "POST"])
@access.signed_in
def own_form(application_id: str) -> ResponseReturnValue:
    """Send the employer's own form, filled in."""
    return _paper(application_id, PaperKind.OWN_FORM)


@doors.route("/applications/<application_id>/form/papers/cv/remove", methods=["POST"])
@access.signed_in
def remove_cv(application_id: str) -> ResponseReturnValue:
    """Take one's CV away."""
    return _removed(application_id, PaperKind.CV)


@doors.route("/applications/<application_id>/form/papers/own-form/remove", methods=["POST"])
@access.signed_in
def remove_own_form(application_id: str) -> ResponseReturnValue:
    """Take away the employer's form that one had filled in."""
    return _removed(application_id, PaperKind.OWN_FORM)


def _paper(application_id: str, kind: PaperKind) -> ResponseReturnValue:
    row, form, title = written(application_id), PaperForm(), str(PAPER_NAMES[kind])
    if form.accepted():
        with form.refusals():
            stored = documents.store(title=title, content=form.file.data.read())
            services.lay_beside(acting(), row, kind, stored)
            flash(_("Your file is kept beside your application"), "success")
            return _back(application_id)
    return render_template(
        "applications/form/paper.html", form=form, page=page_of(row), title=title
    )


def _removed(application_id: str, kind: PaperKind) -> ResponseReturnValue:
    services.take_away(acting(), written(application_id), kind)
    flash(_("The file is deleted"), "success")
    return _back(application_id)


def _back(application_id: str) -> ResponseReturnValue:
    return redirect(url_for(".papers", application_id=application_id), 303)
