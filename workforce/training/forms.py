"""What is typed about training."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.training.states import Delivery
from workforce.web import fields
from workforce.web.forms import Form


class CatalogueForm(Form):
    """Narrowing the catalogue; sent by GET."""

    class Meta(Form.Meta):
        """A search carries no token."""

        csrf = False

    q = fields.SearchField(lazy("Words in the title or description"), optional_mark=False)
    topic = fields.SelectField(lazy("Topic"), prompt=lazy("Any topic"), optional_mark=False)
    delivery = fields.SelectField(
        lazy("How it is taught"),
        choices=fields.choices_of(Delivery),
        prompt=lazy("Any way"),
        optional_mark=False,
    )


class CourseForm(Form):
    """What a training provider says of a course."""

    title = fields.TextField(lazy("Title"), limit=200, required=lazy("Enter the title"))
    topic = fields.SelectField(
        lazy("Topic"), prompt=lazy("Choose a topic"), required=lazy("Select a topic")
    )
    summary = fields.TextAreaField(
        lazy("What people learn"), limit=4000, required=lazy("Enter what people learn")
    )
    delivery = fields.RadioField(
        lazy("How it is taught"),
        choices=fields.choices_of(Delivery),
        coerce=Delivery,
        required=lazy("Select how it is taught"),
    )
    duration_minutes = fields.IntegerField(
        lazy("How long it takes"),
        lowest=1,
        highest=60_000,
        suffix=lazy("minutes"),
        width="5",
        required=lazy("Enter how many minutes the course takes"),
    )


class CompletionForm(Form):
    """Training that somebody completed."""

    topic = fields.SelectField(
        lazy("Topic"), prompt=lazy("Choose a topic"), required=lazy("Select a topic")
    )
    course_title = fields.TextField(
        lazy("Title of the course or certificate"),
        limit=200,
        required=lazy("Enter the title of the course or certificate"),
    )
    completed_on = fields.DateField(
        lazy("Day it was completed"),
        hint=lazy("For example, 27 3 2026. We work out from this until when it counts."),
        required=lazy("Enter the day it was completed"),
        latest=clock.today,
    )
    delivery = fields.RadioField(
        lazy("How it was taught"),
        choices=fields.choices_of(Delivery),
        coerce=Delivery,
        required=lazy("Select how it was taught"),
    )
    provider_name = fields.TextField(lazy("Who gave the training"), limit=200)
    accredited = fields.CheckboxField(lazy("The course is accredited by an awarding body"))


class StrikeOutForm(Form):
    """Why a record is wrong."""

    reason = fields.TextAreaField(
        lazy("Why is this record wrong?"),
        hint=lazy("The person can read this. Do not write about any child."),
        limit=300,
        rows=3,
        required=lazy("Enter why this record is wrong"),
    )
