"""The catalogue of courses, which anyone may read."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.training.forms import CatalogueForm
from workforce.training.presenters.courses import CataloguePage, CoursePage, topic_choices
from workforce.training.queries import catalogue as courses
from workforce.training.rules import topics
from workforce.training.states import Delivery
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("training_public", __name__)


@doors.route("/training")
@access.public
def catalogue() -> ResponseReturnValue:
    """The courses on offer, by words, topic and way of teaching."""
    asked = request.args
    filter_form = CatalogueForm(asked)
    filter_form.topic.choices = topic_choices()
    topic = asked.get("topic", "") if asked.get("topic") in topics.topics() else ""
    way = asked.get("delivery", "")
    delivery = Delivery(way) if way in set(Delivery) else None
    offered = courses.published_courses(
        asked.get("q", "")[:200], topic, delivery, number=page_number(asked.get("page"))
    )
    page = CataloguePage.of(offered, acting(), narrowed=bool(asked.get("q") or topic or delivery))
    return render_template("training/public/catalogue.html", filters=filter_form, page=page)


@doors.route("/training/<course_id>")
@access.public
def course(course_id: str) -> ResponseReturnValue:
    """One course: what it is about, how it is taught and who needs it."""
    page = CoursePage.of(found(courses.published_course(course_id)), clock.today())
    return render_template("training/public/course.html", page=page)
