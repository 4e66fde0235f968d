"""Looking through applicants, and choosing some of them."""

from flask import request

from workforce.applications.rules.applicants import Order, Wanted
from workforce.applications.rules.moving import TARGETS
from workforce.applications.states import RECRUITER_NAMES, ApplicationState
from workforce.applications.states.choosing import Stage
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form

ORDER_NAMES = {
    Order.NEWEST: lazy("Newest first"),
    Order.OLDEST: lazy("Oldest first"),
    Order.SCORE: lazy("Highest score first"),
    Order.NAME: lazy("By name"),
}
WHOLE = {"yes": True, "no": False}


class ApplicantsForm(Form):
    """What a list of applicants is narrowed to; nothing about a person can be asked for."""

    class Meta(Form.Meta):
        """It only reads."""

        csrf = False

    whole = fields.SelectField(
        lazy("Form"),
        choices=[
            fields.Choice("yes", lazy("The whole form")),
            fields.Choice("no", lazy("Only the short first step")),
        ],
        prompt=lazy("Either"),
        optional_mark=False,
    )
    score = fields.SelectField(
        lazy("Score at least"),
        choices=[fields.Choice(str(one), str(one)) for one in (1, 2, 3)],
        prompt=lazy("Any"),
        optional_mark=False,
    )
    since = fields.DateField(lazy("Sent since"), latest=clock.today, optional_mark=False)
    source = fields.SelectField(
        lazy("Came by the link"), choices=[], prompt=lazy("Any"), optional_mark=False
    )
    unread = fields.CheckboxField(lazy("With unread messages"), optional_mark=False)
    sort = fields.SelectField(
        lazy("Order"),
        choices=[fields.Choice(one.value, name) for one, name in ORDER_NAMES.items()],
        optional_mark=False,
    )

    def offer(self, sources: list[str]) -> None:
        """Take the codes of the links by which people came."""
        self.source.choices = [fields.Choice(one, one) for one in sources]

    def wanted(self, *, anonymous: bool) -> Wanted:
        """What is looked for; whatever is unknown asks for nothing."""
        self.validate()
        given = request.args
        score = given.get("score", "")
        usual = Order.NAME if anonymous else Order.NEWEST
        return Wanted(
            stage=next((one for one in Stage if one.value == given.get("stage")), None),
            whole=WHOLE.get(given.get("whole", "")),
            least_score=int(score) if score in {"1", "2", "3"} else None,
            since=None if self.since.errors else self.since.data,
            came_from=self.source.data or "",
            unread=bool(self.unread.data),
            order=next((one for one in Order if one.value == given.get("sort")), usual),
        )


class ChosenForm(Form):
    """Some applicants, and where they are to go."""

    to = fields.SelectField(
        lazy("Move the chosen ones to"),
        choices=[fields.Choice(one.value, RECRUITER_NAMES[one]) for one in TARGETS],
        required=lazy("Choose where to move them"),
    )

    def target(self) -> ApplicationState | None:
        """Where they go: a card's own button says it for that card alone."""
        one = request.form.get("one", "").partition(":")[0] or request.form.get("to", "")
        return next((state for state in TARGETS if state.value == one), None)

    def chosen(self) -> list[str]:
        """The public ids of those who were ticked, or of the one whose button was pressed."""
        one = request.form.get("one", "").partition(":")[2]
        return [one] if one else request.form.getlist("chosen")
