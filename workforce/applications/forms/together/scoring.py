"""Points and comments for each criterion of a job."""

from collections.abc import Sequence

from flask import request

from workforce.applications.forms.together.words import SureForm
from workforce.applications.models.choosing import Criterion
from workforce.applications.services.together.weighing import Given
from workforce.core.translation import _
from workforce.vacancies.services import asking

POINTS = ("0", "1", "2", "3")
LONGEST = 500


class ScoreForm(SureForm):
    """What was given, by the public id of each criterion; a row of the page is drawn by hand."""

    def given(self, criteria: Sequence[Criterion]) -> dict[str, Given]:
        """The points that were chosen; a criterion left open is not scored."""
        found = {}
        for one in criteria:
            points = request.form.get(f"points-{one.public_id}", "")
            comment = request.form.get(f"comment-{one.public_id}", "").strip()
            if points in POINTS:
                found[one.public_id] = Given(int(points), comment)
        return found

    def is_sound(self, given: dict[str, Given]) -> bool:
        """Whether nothing is too long, or may tell of a child and was not looked at again."""
        if any(len(one.comment) > LONGEST for one in given.values()):
            self.refuse(_("A comment has at most 500 characters"))
            return False
        comments = {name: one.comment for name, one in given.items()}
        try:
            asking.ask_about_children(comments, confirmed=bool(self.sure.data), field="sure")
        except asking.AboutAChild as asked:
            self.refuse(str(asked), asked.field)
            return False
        return True
