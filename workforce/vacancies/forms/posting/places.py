"""The homes of a job and how people apply for it."""

from typing import Any

from workforce.core.translation import lazy
from workforce.providers.models import Home
from workforce.vacancies.forms.posting.base import SectionForm
from workforce.vacancies.states import ROUTE_NAMES, Route, Section
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

MOST_POSTS = 100


class PlacesForm(Form):
    """The homes of an advert and the number of its posts."""

    home = fields.SelectField(
        lazy("Home"),
        prompt=lazy("Choose a home"),
        hint=lazy("Candidates see the council area and a rough distance, never the home"),
        required=lazy("Choose the home this job is in"),
    )
    homes = fields.CheckboxesField(
        lazy("Other homes that this job is also in"), optional_mark=False
    )
    posts_count = fields.IntegerField(
        lazy("Number of posts"),
        lowest=1,
        highest=MOST_POSTS,
        hint=lazy("In all homes together"),
        required=lazy("Enter the number of posts"),
    )

    def offer(self, homes: list[Home]) -> None:
        """Let these homes be chosen; one home alone is not asked for twice."""
        offered = [Choice(home.public_id, home.known_as) for home in homes]
        self.home.choices = offered
        if len(offered) > 1:
            self.homes.choices = offered
        else:
            del self.homes

    def chosen(self) -> list[str]:
        """The public ids of the homes, the one that leads first."""
        further = self.homes.data if "homes" in self else []
        return [self.home.data, *(one for one in further if one != self.home.data)]


class ApplyingForm(SectionForm):
    """How people apply."""

    section = Section.APPLYING
    route = fields.RadioField(
        lazy("Where do people apply?"),
        choices=[
            Choice(one.value, name, reveals="apply_url" if one is Route.OWN_SITE else "")
            for one, name in ROUTE_NAMES.items()
        ],
        coerce=Route,
        required=lazy("Select where people apply"),
    )
    apply_url = fields.TextField(
        lazy("Address of the page"),
        limit=500,
        hint=lazy("It begins with https:// and does not name the home"),
        optional_mark=False,
        spellcheck=False,
    )
    takes_interest = fields.CheckboxField(
        lazy("Let people show interest first, in five short answers"),
        hint=lazy("They fill in the whole form before an interview"),
        optional_mark=False,
    )
    is_anonymous = fields.CheckboxField(
        lazy("Hide names and personal details until somebody is shortlisted"), optional_mark=False
    )
    guarantees_interview = fields.CheckboxField(
        lazy(
            "Offer an interview to everybody disabled or care experienced who has what the job asks"
        ),
        optional_mark=False,
    )

    def typed(self) -> dict[str, Any]:
        """What holds for applying here is not kept of a job with a page of its own."""
        said = super().typed()
        if self.route.data is Route.HERE:
            return {**said, "apply_url": ""}
        return {**said, "takes_interest": False, "is_anonymous": False}
