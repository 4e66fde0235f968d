"""The job, what it asks, and the words about it."""

from typing import Any

from workforce.core.translation import lazy
from workforce.employment.states import (
    CONTRACT_NAMES,
    NEVER_ADVERTISED,
    ROLE_NAMES,
    Contract,
    JobRole,
)
from workforce.vacancies.forms.asking import no_child_box
from workforce.vacancies.forms.posting.base import SectionForm, title_field
from workforce.vacancies.rules.particulars import LONGEST_DESCRIPTION, Particulars
from workforce.vacancies.states import (
    DRIVING_NAMES,
    QUALIFICATION_NAMES,
    WELSH_NEED_NAMES,
    Driving,
    Qualification,
    Section,
    WelshNeed,
)
from workforce.web import fields
from workforce.web.fields import Choice


class JobForm(SectionForm):
    """The job: its title, role and contract."""

    section = Section.JOB
    title = title_field()
    role = fields.SelectField(
        lazy("Role"),
        choices=[Choice(role.value, name) for role, name in ROLE_NAMES.items()],
        coerce=JobRole,
        prompt=lazy("Choose a role"),
        required=lazy("Choose a role"),
    )
    contract = fields.RadioField(
        lazy("Contract"),
        choices=[
            Choice(kind.value, name)
            for kind, name in CONTRACT_NAMES.items()
            if kind not in NEVER_ADVERTISED
        ],
        coerce=Contract,
        required=lazy("Select the kind of contract"),
    )
    evergreen = fields.CheckboxField(
        lazy("We always look for people: no vacant post stands behind this job"),
        hint=lazy("Such a job adds nothing to the figures of vacant posts"),
        optional_mark=False,
    )
    no_child_described = no_child_box()

    @classmethod
    def begun(cls, said: Particulars) -> dict[str, Any]:
        """The title is known from the beginning."""
        return {"title": said.title}


class AsksForm(SectionForm):
    """What the job asks of somebody on their first day."""

    section = Section.ASKS
    driving = fields.RadioField(
        lazy("Driving"),
        choices=[Choice(one.value, name) for one, name in DRIVING_NAMES.items()],
        coerce=Driving,
        required=lazy("Select whether the job needs a driver"),
    )
    qualification = fields.RadioField(
        lazy("Qualification"),
        choices=[
            Choice(
                one.value,
                name,
                reveals="qualification_title" if one is Qualification.NEEDED else "",
            )
            for one, name in QUALIFICATION_NAMES.items()
        ],
        coerce=Qualification,
        required=lazy("Select whether the job needs a qualification"),
    )
    qualification_title = fields.TextField(
        lazy("Which qualification"), limit=120, optional_mark=False
    )
    welsh = fields.RadioField(
        lazy("Welsh"),
        choices=[Choice(one.value, name) for one, name in WELSH_NEED_NAMES.items()],
        coerce=WelshNeed,
        required=lazy("Select whether the job needs Welsh"),
    )
    no_child_described = no_child_box()

    def typed(self) -> dict[str, Any]:
        """A title is kept of a qualification that is needed."""
        said = super().typed()
        needed = self.qualification.data is Qualification.NEEDED
        return {**said, "qualification_title": said["qualification_title"] if needed else ""}


class AboutForm(SectionForm):
    """The job in the provider's own words."""

    section = Section.ABOUT
    description = fields.TextAreaField(
        lazy("About the job"),
        limit=LONGEST_DESCRIPTION,
        rows=12,
        hint=lazy(
            "What the work is like, the shifts, what you look for and what you offer. Do not name "
            "the home, its address or anything about a child"
        ),
        required=lazy("Describe the job"),
    )
    no_child_described = no_child_box()
