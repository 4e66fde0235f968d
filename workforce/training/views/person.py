"""A person's own training record, across every employer they are linked to."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.training.presenters.records import OwnEmployer
from workforce.training.queries import standings
from workforce.web import access
from workforce.web.actor import acting

doors = Blueprint("training_person", __name__)


@doors.route("/my/training")
@access.signed_in
def mine() -> ResponseReturnValue:
    """See one's own training, of every employer that linked its record."""
    actor, today = acting(), clock.today()
    employers = [
        OwnEmployer.of(actor, training, today) for training in standings.own_standings(actor, today)
    ]
    return render_template("training/person/mine.html", employers=employers, day=today)
