"""An application as a document: tagged, in the reader's language, with nobody's name in its data.

Whoever reads it is given only what they may read: the answers come in as they are to be shown,
and the name, where it is hidden, as the name that stands for it.
"""

from datetime import datetime

from workforce.applications.models import Application
from workforce.applications.presenters.form import FormAnswers, Group
from workforce.checks.presenters.inspection import file, pdf
from workforce.checks.presenters.inspection.blocks import Entry, Paper, Section
from workforce.core.translation import _, language
from workforce.vacancies.presenters import wording
from workforce.web.layout import moment_in_words


def application_pdf(
    application: Application, answers: FormAnswers, *, name: str, made_at: datetime
) -> bytes:
    """The application as PDF/UA-1; the name stands in the text and never in the file's own data."""
    return pdf.pdf_of(paper_of(application, answers, name=name, made_at=made_at), made_at)


def paper_of(
    application: Application, answers: FormAnswers, *, name: str, made_at: datetime
) -> Paper:
    """The document before it is set."""
    vacancy = application.vacancy
    facts = [
        (_("Candidate"), name),
        (_("Job"), vacancy.title),
        (_("Employer"), wording.employer(vacancy.employer_name)),
        (_("Reference"), application.public_id),
    ]
    if application.sent_at is not None:
        sent = application.completed_at or application.sent_at
        facts.append((_("Sent"), moment_in_words(sent)))
    notes = [_("Made on %(when)s.", when=moment_in_words(made_at))]
    return Paper(
        title=_("Application: %(job)s", job=vacancy.title),
        language=language(),
        facts=facts,
        notes=notes,
        sections=[_section(group) for group in answers.groups],
        invented=file.invented_words(application.source),
    )


def _section(group: Group) -> Section:
    return Section(str(group.title), [Entry("", facts=group.rows)])
