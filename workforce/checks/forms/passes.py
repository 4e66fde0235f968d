"""What is typed to give a photograph, and to check a pass at the door."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form


class PhotographForm(Form):
    """A recent picture of somebody’s face."""

    file = fields.FileField(
        lazy("Photograph"),
        hint=lazy("A JPG or PNG of the face alone, smaller than 8 MB. No other person, no child"),
        accept=(".jpg", ".jpeg", ".png"),
        required=lazy("Choose a photograph"),
    )
    taken_on = fields.DateField(
        lazy("Day it was taken"),
        latest=clock.today,
        required=lazy("Enter the day it was taken"),
    )


class DoorForm(Form):
    """What a pass shows: its short code, or all that its square says."""

    code = fields.TextField(
        lazy("Code of the pass"),
        limit=4000,
        autocomplete="off",
        spellcheck=False,
        hint=lazy("The 10 letters and numbers under the square, or everything the square says"),
        required=lazy("Enter the code of the pass"),
    )
