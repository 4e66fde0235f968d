"""The beginning of an advert, and what the forms of its parts share."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, Self

from wtforms import ValidationError
from wtforms.form import BaseForm

from workforce.core.translation import _, lazy
from workforce.providers.models import Home
from workforce.vacancies.forms.asking import no_child_box
from workforce.vacancies.rules.particulars import (
    LONGEST_TITLE,
    SECTION_FIELDS,
    SHORTEST_TITLE,
    Particulars,
)
from workforce.vacancies.states import Section
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


def _long_enough(form: BaseForm, field: fields.TextField) -> None:
    _unused = form
    if len(field.data) < SHORTEST_TITLE:
        raise ValidationError(_("Job title must be 4 characters or more"))


def title_field() -> fields.TextField:
    """The title of a job, as every form asks for it."""
    return fields.TextField(
        lazy("Job title"),
        limit=LONGEST_TITLE,
        hint=lazy("What somebody would search for. It cannot be changed once the job is live"),
        required=lazy("Enter a job title"),
        validators=[_long_enough],
    )


class StartForm(Form):
    """The beginning of an advert: its title and its home."""

    title = title_field()
    home = fields.SelectField(
        lazy("Home"),
        prompt=lazy("Choose a home"),
        hint=lazy("Candidates see the council area and a rough distance, never the home"),
        required=lazy("Choose the home this job is in"),
    )
    no_child_described = no_child_box()

    def offer(self, homes: Iterable[Home]) -> None:
        """Let these homes be chosen."""
        self.home.choices = [Choice(home.public_id, home.known_as) for home in homes]


class SectionForm(Form):
    """One part of an advert; its fields bear the names of what they say."""

    section: ClassVar[Section]
    renamed: ClassVar[dict[str, str]] = {}

    @classmethod
    def of(cls, said: Particulars, *, is_done: bool) -> Self:
        """The form as it was filled in; a part that was not written stands empty."""
        return cls(**cls.known(said)) if is_done else cls(**cls.begun(said))

    @classmethod
    def known(cls, said: Particulars) -> dict[str, Any]:
        """What its fields hold of an advert."""
        return {cls.renamed.get(name, name): getattr(said, name) for name in cls.names()}

    @classmethod
    def begun(cls, said: Particulars) -> dict[str, Any]:
        """What its fields hold before anything of this part was written."""
        _ = said
        return {}

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """What the part says of an advert."""
        return SECTION_FIELDS[cls.section]

    def typed(self) -> dict[str, Any]:
        """What was typed, under the names of an advert."""
        return {name: self[self.renamed.get(name, name)].data for name in self.names()}

    def into(self, said: Particulars) -> Particulars:
        """The advert with this part as it was typed."""
        return replace(said, **self.typed())
